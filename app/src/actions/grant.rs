//! Grants one more attempt or extra minutes, with a reason; the record then says so.

use axum::extract::Path;
use engine::{Moment, Refusal, Slug};
use office::{Extra, GrantForm, Granted, PersonId};
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::person::{Decision, Entered, Objection, again};
use crate::trouble::{Answer, Trouble};

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    what: What,
    exam: String,
    minutes: Option<String>,
    reason: String,
    /// The name of the form.
    once: String,
    /// Until when running attempts lasted when it was shown, `exam@milliseconds`.
    #[serde(default)]
    shown: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Attempt,
    Minutes,
}

pub(crate) async fn take(looker: Looker, Path(id): Path<String>, Fields(wish): Fields<Wish>) -> Answer {
    let person = PersonId::new(id);
    match granted(&looker, &person, &wish).await {
        Ok(done) => Ok(see_other(&format!("{}?done={done}", to("/people/{id}", &[person.as_str()])))),
        Err(trouble) => match trouble.refusal() {
            Some(refusal) if beside_the_form(refusal) => {
                let refusal = refusal.clone();
                again(&looker, &person, wish.entered(Objection::Refused(refusal))).await
            }
            _ => Err(trouble),
        },
    }
}

async fn granted(looker: &Looker, person: &PersonId, wish: &Wish) -> Result<&'static str, Trouble> {
    let exam: Slug = wish.exam.parse().map_err(|_| bad("exam"))?;
    let given =
        looker.desk.office.grant(&looker.viewer, person, &exam, wish.extra()?, &wish.reason, &wish.form(&exam)).await?;
    Ok(match (wish.what, given) {
        (What::Attempt, _) => "attempt",
        (What::Minutes, Granted::Extended { .. }) => "extended",
        (What::Minutes, Granted::Waits) => "minutes",
    })
}

impl Wish {
    fn extra(&self) -> Result<Extra, Refusal> {
        match self.what {
            What::Attempt => Ok(Extra::Attempt),
            What::Minutes => {
                let minutes = self.minutes.as_deref().and_then(|minutes| minutes.trim().parse().ok());
                minutes.map(Extra::Minutes).ok_or_else(|| bad("minutes"))
            }
        }
    }

    fn form(&self, exam: &Slug) -> GrantForm {
        let shown = self.shown.split_whitespace().filter_map(|one| one.split_once('@'));
        let of_exam = shown.filter(|(named, _)| *named == exam.as_str()).find_map(|(_, at)| at.parse().ok());
        GrantForm { name: self.once.clone(), deadline: of_exam.map(Moment) }
    }

    fn entered(self, objection: Objection) -> Entered {
        let decision = match self.what {
            What::Attempt => Decision::Attempt,
            What::Minutes => Decision::Minutes,
        };
        Entered { decision, about: self.exam, minutes: self.minutes, term: None, reason: self.reason, objection }
    }
}

/// What is said beside the form; who may not decide, or nobody known, gets a page of its own.
fn beside_the_form(refusal: &Refusal) -> bool {
    !matches!(refusal, Refusal::NotFound | Refusal::NotAllowed)
}

fn bad(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.to_owned() }
}
