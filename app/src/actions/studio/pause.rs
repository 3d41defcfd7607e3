use axum::extract::Path;
use engine::{Refusal, Slug};
use office::Failure;
use serde::Deserialize;

use crate::actions::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::slug;
use crate::pages::studio::exam::{RefusedPause, again};
use crate::refusals;
use crate::trouble::{Answer, Trouble};

/// Why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    reason: String,
}

/// Stops the time of everybody who sits the exam.
pub(crate) async fn begin(looker: Looker, Path(exam): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let exam = slug(&exam)?;
    let begun = looker.desk.office.pause_exam(&looker.viewer, &exam, &entered.reason).await;
    after(&looker, &exam, entered, begun.map(|_| "paused")).await
}

/// Lets the exam go on.
pub(crate) async fn end(looker: Looker, Path(exam): Path<String>, Fields(entered): Fields<Entered>) -> Answer {
    let exam = slug(&exam)?;
    let ended = looker.desk.office.resume_exam(&looker.viewer, &exam, &entered.reason).await;
    after(&looker, &exam, entered, ended.map(|_| "resumed")).await
}

async fn after(looker: &Looker, exam: &Slug, entered: Entered, done: Result<&str, Failure>) -> Answer {
    match done.map_err(Trouble::from) {
        Ok(done) => Ok(see_other(&format!("{}?done={done}", to("/studio/exams/{exam}", &[exam.as_str()])))),
        Err(trouble) => match trouble.refusal() {
            Some(Refusal::BadRequest { field }) if field == "reason" => {
                let refusal = refusals::field(looker, "reason");
                again(looker, exam, RefusedPause { typed: entered.reason, refusal }).await
            }
            _ => Err(trouble),
        },
    }
}
