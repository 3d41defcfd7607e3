use axum::extract::Path;
use engine::{Refusal, Slug};
use office::Failure;
use serde::Deserialize;

use crate::actions::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::slug;
use crate::pages::studio::editor::{Done, Editing, RefusedReason};
use crate::refusals;
use crate::trouble::{Answer, Trouble};

/// Why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    reason: String,
}

/// Takes a question out of what is drawn.
pub(crate) async fn retire(
    looker: Looker,
    Path((bank, question)): Path<(String, String)>,
    Fields(entered): Fields<Entered>,
) -> Answer {
    let (bank, question) = (slug(&bank)?, slug(&question)?);
    let office = &looker.desk.office;
    let retired = office.retire_question(&looker.viewer, (&bank, &question), &entered.reason, looker.lang).await;
    after(&looker, &bank, &question, entered, retired.map(|_| Done::Retired)).await
}

/// Lets a question be drawn again.
pub(crate) async fn give_back(
    looker: Looker,
    Path((bank, question)): Path<(String, String)>,
    Fields(entered): Fields<Entered>,
) -> Answer {
    let (bank, question) = (slug(&bank)?, slug(&question)?);
    let office = &looker.desk.office;
    let returned = office.return_question(&looker.viewer, (&bank, &question), &entered.reason).await;
    after(&looker, &bank, &question, entered, returned.map(|()| Done::Returned)).await
}

async fn after(looker: &Looker, bank: &Slug, question: &Slug, entered: Entered, done: Result<Done, Failure>) -> Answer {
    match done.map_err(Trouble::from) {
        Ok(done) => {
            let path = to("/studio/questions/{bank}/{question}", &[bank.as_str(), question.as_str()]);
            Ok(see_other(&format!("{path}?done={}", done.word())))
        }
        Err(trouble) => match trouble.refusal() {
            Some(Refusal::BadRequest { field }) if field == "reason" => {
                let refusal = refusals::field(looker, "reason");
                let reason = RefusedReason { typed: entered.reason, refusal };
                let editing = Editing::begin(looker, bank, Some(question)).await?.previewed(looker).await?;
                Ok(editing.reason(reason).sheet(looker))
            }
            _ => Err(trouble),
        },
    }
}
