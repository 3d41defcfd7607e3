use axum::extract::Path;
use engine::{Moment, Refusal};
use office::ReportId;
use serde::Deserialize;

use crate::actions::see_other;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::studio::reports::{Asked, Unanswered, list};
use crate::trouble::{Answer, Trouble};

/// The answer, and the list it was written in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    answer: String,
    seen: Option<i64>,
    show: Option<String>,
    page: Option<u32>,
    question: Option<String>,
}

/// Answers a candidate's report; they read it where they wrote theirs.
pub(crate) async fn take(looker: Looker, Path(id): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let asked = Asked::of(entered.show, entered.page, entered.question);
    let report = ReportId::new(id.clone());
    let (office, seen) = (&looker.desk.office, entered.seen.map(Moment));
    let answered = office.answer_report(&looker.viewer, &report, seen, &entered.answer).await;
    let Err(trouble) = answered.map_err(Trouble::from) else { return Ok(see_other(&asked.address())) };
    let asked = match trouble.refusal() {
        Some(Refusal::BadRequest { .. }) => asked,
        // The latest answer stands on the first page of those.
        Some(Refusal::AnsweredMeanwhile) => Asked::answered(),
        _ => return Err(trouble),
    };
    let refusal = trouble.refusal().cloned();
    list(&looker, &asked, refusal.map(|refusal| Unanswered { report: id, typed: entered.answer, refusal })).await
}
