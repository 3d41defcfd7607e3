use std::sync::Arc;

use engine::{Bank, Candidate, Exam, Fault, FaultCode, Mode, Pool, Refusal, Slug, Usage, feasible};

use super::check::fault;
use super::folder::File;
use super::read::Content;

/// The cells of an exam that the banks cannot fill, with need and have. An exam on the track of several posts must be
/// possible for each: a question may be for some posts only.
pub(super) fn infeasible(content: &Content, file: &File, exam: &Exam) -> Vec<Fault> {
    let on_track = |phase: &engine::Phase| phase.exams.contains(&exam.id);
    let posts = content.tracks.iter().filter(|(_, track)| track.phases.iter().any(on_track));
    let mut readers: Vec<Option<&Slug>> = posts.map(|(_, track)| Some(&track.post)).collect();
    if readers.is_empty() {
        readers.push(None);
    }
    let mut faults: Vec<Fault> = Vec::new();
    for post in readers {
        let pool = Pool::new(&exam.blueprint, candidates(content, exam.mode, post).into_iter().map(Arc::new));
        for refusal in feasible(&pool) {
            let found = told(file, &refusal);
            if !faults.contains(&found) {
                faults.push(found);
            }
        }
    }
    faults
}

fn told(file: &File, refusal: &Refusal) -> Fault {
    let Refusal::BankTooSmall { section, topic, difficulty, red_line, need, have } = refusal else {
        return fault(&file.name, &file.text, FaultCode::TooFewQuestions, refusal.code());
    };
    let difficulty = difficulty.map(|difficulty| format!(", difficulty = {difficulty}")).unwrap_or_default();
    let red_line = if *red_line { ", red-line = true" } else { "" };
    let code = FaultCode::TooFewQuestions;
    Fault {
        detail: format!("section {section}, topic = \"{topic}\"{difficulty}{red_line}: {have} / {need}"),
        line: line_of_section(&file.text, *section),
        file: file.name.clone(),
        level: code.level(),
        code,
    }
}

/// The line on which a section begins, as most people write it.
fn line_of_section(text: &str, section: u16) -> usize {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| line.trim() == "[[section]]");
    lines.nth(usize::from(section).saturating_sub(1)).map_or(1, |(line, _)| line)
}

/// What may be drawn for such an exam by a person at this post.
fn candidates(content: &Content, mode: Mode, post: Option<&Slug>) -> Vec<Candidate> {
    let banks = content.banks.values().filter_map(|banks| banks.first());
    banks.flat_map(|bank| of_bank(bank, mode, post)).collect()
}

fn of_bank(bank: &Bank, mode: Mode, post: Option<&Slug>) -> Vec<Candidate> {
    let traits = bank.questions.iter().map(|question| question.question.traits());
    let usable = traits.filter(|traits| {
        let for_post = traits.posts.is_empty() || post.is_some_and(|post| traits.posts.contains(post));
        let for_mode = match (traits.usage, mode) {
            (Usage::Both, _) => true,
            (usage, Mode::Practice) => usage == Usage::Practice,
            (usage, Mode::Mock | Mode::Certification) => usage == Usage::Exam,
        };
        for_post && for_mode
    });
    let key = |slug: &Slug| format!("{}/{slug}", bank.bank);
    let candidate = |traits: engine::Traits| Candidate {
        question: key(&traits.slug),
        kind: traits.kind,
        topic: bank.bank.clone(),
        difficulty: traits.difficulty,
        measured: None,
        red_line: traits.red_line,
        slug_key: key(&traits.slug),
        enemies: traits.enemies.iter().map(key).collect(),
        shape: traits.shape,
    };
    usable.map(candidate).collect()
}
