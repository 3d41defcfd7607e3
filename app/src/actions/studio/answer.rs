use axum::extract::Path;
use engine::Refusal;
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
    show: Option<String>,
    page: Option<u32>,
    question: Option<String>,
}

/// Answers a candidate's report; they read it where they wrote theirs.
pub(crate) async fn take(looker: Looker, Path(id): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let asked = Asked::of(entered.show, entered.page, entered.question);
    let report = ReportId::new(id.clone());
    match looker.desk.office.answer_report(&looker.viewer, &report, &entered.answer).await.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&asked.address())),
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                list(&looker, &asked, Some(Unanswered { report: id, typed: entered.answer, refusal })).await
            }
            _ => Err(trouble),
        },
    }
}
