//! Answers a practice question; it is settled at once, and the same page shows why.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use engine::{Payload, Refusal};

use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::practice::{at, named, sheet};
use crate::trouble::{Answer, Trouble};

pub(crate) async fn take(
    looker: Looker,
    Path((id, place)): Path<(String, String)>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Answer {
    let (attempt, place) = named(&id, &place)?;
    let chosen = choices(&fields)?;
    let office = &looker.desk.office;
    let answer = office.practice_answer(&looker.viewer, &attempt, place, Payload::choices(chosen), looker.lang).await;
    match answer.map_err(Trouble::from) {
        Ok(()) => Ok(Redirect::to(&at(&attempt, place)).into_response()),
        Err(trouble) => match trouble.refusal() {
            Some(Refusal::AlreadyAnswered) => Ok(Redirect::to(&at(&attempt, place)).into_response()),
            Some(refusal @ Refusal::MalformedAnswer) => {
                let question = office.practice_question(&looker.viewer, &attempt, place, looker.lang).await?;
                Ok(sheet(&looker, question, Some(refusal), None))
            }
            _ => Err(trouble),
        },
    }
}

fn choices(fields: &[(String, String)]) -> Result<Vec<u8>, Refusal> {
    let bad = |name: &str| Refusal::BadRequest { field: name.chars().take(32).collect() };
    let one = |(name, value): &(String, String)| match name.as_str() {
        "choice" => value.parse().map_err(|_| bad(name)),
        _ => Err(bad(name)),
    };
    fields.iter().map(one).collect()
}
