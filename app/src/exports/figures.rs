use axum::extract::Query;
use engine::Lang;
use office::views::desk::{DeskOverview, Line, Rate};

use super::{percent, today};
use crate::csv::{Cell, List};
use crate::looker::Looker;
use crate::pages::figures::topics::thousandths;
use crate::pages::figures::{Asked, ENDING_DAYS};
use crate::trouble::{Answer, Trouble};

/// The rates: the exam as a whole, then by exam, team and month.
pub(crate) async fn rates(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let (lang, overview) = (looker.lang, figures(&looker, &asked).await?);
    let groups = [
        (say!(lang, "csv-all"), std::slice::from_ref(&overview.all)),
        (say!(lang, "attempt-exam"), overview.exams.as_slice()),
        (say!(lang, "desk-team"), overview.teams.as_slice()),
        (say!(lang, "desk-what-month"), overview.months.as_slice()),
    ];
    let rows = groups.into_iter().flat_map(|(group, lines)| {
        let row = move |line: &Line| row(&group, line);
        lines.iter().map(row).collect::<Vec<_>>()
    });
    List { name: "rates", heads: heads(lang), rows: rows.collect() }.sent(&today(&looker))
}

async fn figures(looker: &Looker, asked: &Asked) -> Result<DeskOverview, Trouble> {
    let (office, filter) = (&looker.desk.office, asked.filter()?);
    Ok(office.overview_figures(&looker.viewer, &filter, ENDING_DAYS, looker.lang).await?)
}

fn heads(lang: Lang) -> Vec<String> {
    let rate = |of: String| {
        let numbers = [
            say!(lang, "csv-passed"),
            say!(lang, "csv-of"),
            say!(lang, "csv-share"),
            say!(lang, "csv-low"),
            say!(lang, "csv-high"),
        ];
        numbers.map(|number| format!("{of} \u{b7} {number}"))
    };
    let mut heads =
        vec![say!(lang, "csv-group"), say!(lang, "csv-name"), say!(lang, "desk-people"), say!(lang, "desk-attempts")];
    heads.extend(rate(say!(lang, "desk-first")));
    heads.extend(rate(say!(lang, "desk-any")));
    heads
}

fn row(group: &str, line: &Line) -> Vec<Cell> {
    let mut row =
        vec![group.into(), line.title.as_str().into(), Cell::number(line.people), Cell::number(line.attempts)];
    row.extend(numbers(&line.first));
    row.extend(numbers(&line.any));
    row
}

fn numbers(rate: &Rate) -> [Cell; 5] {
    let share = |thousandths: Option<u16>| Cell::or_nothing(thousandths, |share| percent(share.into()));
    [
        Cell::number(rate.passed),
        Cell::number(rate.of),
        share(rate.permille()),
        share(rate.low_permille),
        share(rate.high_permille),
    ]
}

/// What people find hard, the weakest first.
pub(crate) async fn topics(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let (lang, overview) = (looker.lang, figures(&looker, &asked).await?);
    let heads = vec![
        say!(lang, "desk-topic"),
        say!(lang, "desk-share"),
        say!(lang, "points"),
        say!(lang, "csv-points-of"),
        say!(lang, "desk-people"),
    ];
    let rows = overview.topics.iter().map(|topic| {
        vec![
            topic.title.as_str().into(),
            Cell::or_nothing(thousandths(topic.points.0, topic.max.0), percent),
            Cell::Made(topic.points.to_string()),
            Cell::Made(topic.max.to_string()),
            Cell::number(topic.people),
        ]
    });
    List { name: "topics", heads, rows: rows.collect() }.sent(&today(&looker))
}
