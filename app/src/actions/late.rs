//! Decides about an answer that was kept and not graded, with a reason; the attempt's page then says so.

use axum::extract::Path;
use engine::{Points, Refusal};
use office::{AttemptId, LateVerdict, PersonId};
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::late::{Entered, again};
use crate::trouble::{Answer, Trouble};

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    verdict: Word,
    reason: String,
    /// The totals in hundredths that a falling mark was shown with, `from/to`.
    seen: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Count,
    Leave,
}

pub(crate) async fn take(
    looker: Looker,
    Path((person, attempt, ordinal)): Path<(String, String, String)>,
    Fields(wish): Fields<Wish>,
) -> Answer {
    let (person, attempt) = (PersonId::new(person), AttemptId::new(attempt));
    let ordinal: u32 = ordinal.parse().map_err(|_| Refusal::NotFound)?;
    let about = (&person, &attempt);
    let office = &looker.desk.office;
    let decided = office.decide_answer(&looker.viewer, about, ordinal, wish.verdict(), &wish.reason).await;
    match decided.map_err(Trouble::from) {
        Ok(_) => {
            let page = to("/people/{id}/attempts/{attempt}", &[person.as_str(), attempt.as_str()]);
            Ok(see_other(&format!("{page}?done={}", wish.done())))
        }
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal) if beside_the_form(&refusal) => {
                again(&looker, about, Entered { ordinal, reason: wish.reason, refusal }).await
            }
            _ => Err(trouble),
        },
    }
}

impl Wish {
    fn verdict(&self) -> LateVerdict {
        match self.verdict {
            Word::Leave => LateVerdict::Leave,
            Word::Count => LateVerdict::Count { seen: self.seen.as_deref().and_then(totals) },
        }
    }

    const fn done(&self) -> &'static str {
        match self.verdict {
            Word::Count => "counted",
            Word::Leave => "left",
        }
    }
}

fn totals(seen: &str) -> Option<(Points, Points)> {
    let (from, to) = seen.split_once('/')?;
    Some((Points(from.parse().ok()?), Points(to.parse().ok()?)))
}

/// What is said beside the form; who may not decide, or an answer that is not there, gets a page of its own.
fn beside_the_form(refusal: &Refusal) -> bool {
    !matches!(refusal, Refusal::NotFound | Refusal::NotAllowed)
}
