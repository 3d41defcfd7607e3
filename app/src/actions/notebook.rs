//! The notebook of wrong answers: practises what is due, and takes questions out or puts them back.

use axum::extract::Path;
use serde::Deserialize;

use super::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::notebook::Wanted;
use crate::pages::practice::named;
use crate::trouble::Answer;

/// What the notebook showed where the form stood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shown {
    show: String,
    topic: String,
}

impl From<Shown> for Wanted {
    fn from(Shown { show, topic }: Shown) -> Self {
        Self { show, topic }
    }
}

/// Begins a repetition, or goes on with it; where nothing is due any more, the notebook says so.
pub(crate) async fn practise(looker: Looker, Fields(shown): Fields<Shown>) -> Answer {
    let wanted = Wanted::from(shown);
    let begun = looker.desk.office.repeat(&looker.viewer, &wanted.asked(), looker.lang).await?;
    Ok(see_other(&match begun {
        Some(attempt) => to("/attempts/{id}", &[attempt.as_str()]),
        None => wanted.address(),
    }))
}

/// Takes a question out.
pub(crate) async fn know(
    looker: Looker,
    Path((id, place)): Path<(String, String)>,
    Fields(shown): Fields<Shown>,
) -> Answer {
    let (attempt, place) = named(&id, &place)?;
    looker.desk.office.know_question(&looker.viewer, &attempt, place).await?;
    Ok(see_other(&Wanted::from(shown).address()))
}

/// Puts one back.
pub(crate) async fn keep(
    looker: Looker,
    Path((id, place)): Path<(String, String)>,
    Fields(shown): Fields<Shown>,
) -> Answer {
    let (attempt, place) = named(&id, &place)?;
    looker.desk.office.keep_question(&looker.viewer, &attempt, place).await?;
    Ok(see_other(&Wanted::from(shown).address()))
}
