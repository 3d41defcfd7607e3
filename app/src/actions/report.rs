//! Takes what a candidate says about a question they have answered.

use axum::extract::Path;
use engine::Refusal;
use office::AttemptId;
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::report::{Stands, Unsent, refused};
use crate::pages::{marks, practice};
use crate::trouble::{Answer, Trouble};

/// What was typed, and on which page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    report: String,
    from: Option<String>,
}

pub(crate) async fn take(
    looker: Looker,
    Path((id, place)): Path<(String, String)>,
    Fields(entered): Fields<Entered>,
) -> Answer {
    let (attempt, place) = practice::named(&id, &place)?;
    let stands = Stands::read(entered.from.as_deref());
    let office = &looker.desk.office;
    let said = (entered.report.as_str(), looker.lang);
    match office.report_question(&looker.viewer, &attempt, place, said).await.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&back(&attempt, place, stands))),
        Err(trouble) => match trouble.refusal() {
            // Sent twice: what was said first is there.
            Some(Refusal::AlreadyReported) => Ok(see_other(&back(&attempt, place, stands))),
            Some(Refusal::BadRequest { .. }) => {
                let unsent = Unsent { place, typed: entered.report };
                again(&looker, &attempt, place, stands, unsent).await
            }
            _ => Err(trouble),
        },
    }
}

fn back(attempt: &AttemptId, place: u16, stands: Stands) -> String {
    match stands {
        Stands::InPractice => practice::at(attempt, place),
        Stands::OnMarks => format!("{}#item-{}", to("/attempts/{id}/marks", &[attempt.as_str()]), place + 1),
    }
}

async fn again(looker: &Looker, attempt: &AttemptId, place: u16, stands: Stands, unsent: Unsent) -> Answer {
    let office = &looker.desk.office;
    let page = match stands {
        Stands::InPractice => {
            let question = office.practice_question(&looker.viewer, attempt, place, looker.lang).await?;
            practice::sheet(looker, question, None, Some(&unsent))
        }
        Stands::OnMarks => {
            let marks = office.marks(&looker.viewer, attempt, looker.lang).await?;
            marks::on_desk(looker, marks, Some(unsent))
        }
    };
    Ok(refused(page))
}
