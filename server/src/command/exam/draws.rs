use std::process::ExitCode;

use engine::QuestionType;
use office::views::{Draws, DrawsAsked, PaperItem, PrintedPaper};
use office::{AttemptId, DrawFinding, Office, Operator};

use crate::command::{Ended, attempt};
use crate::config::{Draws as Asked, DrawsVerified};
use crate::out;

pub(super) async fn verify(office: &Office, operator: &Operator, asked: DrawsVerified) -> Ended {
    let DrawsVerified { exam, attempt, json } = asked;
    let found = office.verify_draws(operator, exam.as_ref(), attempt.map(AttemptId::new).as_ref()).await?;
    if json {
        out::json(&found);
    } else {
        for DrawFinding { attempt, exam, finding } in &found.findings {
            out::result(format_args!("{attempt} ({exam}): {}", attempt::said(finding)));
        }
        out::talk(format_args!("{} attempts, {} do not replay", found.attempts, found.findings.len()));
    }
    Ok(ExitCode::from(if found.findings.is_empty() { 0 } else { out::FINDING }))
}

pub(super) async fn draw(office: &Office, operator: &Operator, asked: Asked) -> Ended {
    let Asked { exam, count, seed, language, json } = asked;
    let draws = office.draw_papers(operator, &exam, DrawsAsked { count, number: seed }, language).await?;
    if json {
        out::json(&draws);
    } else {
        (1..).zip(&draws.papers).for_each(|(number, paper)| print(number, paper, &draws));
        sum_up(&draws);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(number: usize, paper: &PrintedPaper, draws: &Draws) {
    out::result(format_args!(
        "# {} {number}: {:.1} of {} points expected, seed {}",
        draws.title, paper.expected, draws.total, paper.seed
    ));
    for (section, part) in (1..).zip(&paper.parts) {
        out::result(format_args!("\n## {section}. {}, {} points each", part.kind.as_str(), part.points_each));
        (1..).zip(&part.items).for_each(|(number, item)| question(number, item));
    }
    out::result("");
}

fn question(number: usize, item: &PaperItem) {
    out::result(format_args!("\n{number}. {}", item.stem.trim()));
    for (letter, choice) in ('A'..).zip(&item.choices) {
        match item.kind {
            QuestionType::Boolean => out::result(format_args!("   ○ {choice}")),
            QuestionType::Single | QuestionType::Multi => out::result(format_args!("   {letter}. {choice}")),
        }
    }
}

fn sum_up(draws: &Draws) {
    let spread = draws.expected;
    out::result(format_args!(
        "{}: {} papers; points expected of {}: mean {:.2}, standard deviation {:.2}, least {:.2}, most {:.2}",
        draws.exam,
        draws.papers.len(),
        draws.total,
        spread.mean,
        spread.deviation,
        spread.least,
        spread.most
    ));
    out::talk(format_args!("the same papers again: --seed {}", draws.number));
    if draws.by_author > 0 {
        let cells = draws.by_author;
        out::talk(format_args!("{cells} quotas go by the authors' difficulty: measured difficulty does not fill them"));
    }
}
