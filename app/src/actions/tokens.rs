use axum::extract::Path;
use engine::Refusal;
use office::{ApiScope, ApiTokenId};

use super::see_other;
use crate::doors::{Entry, Fields};
use crate::looker::Looker;
use crate::pages::tokens::{made, sheet};
use crate::trouble::{Answer, Trouble};

/// Makes a token and shows it, this once.
pub(crate) async fn make(looker: Looker, Fields(fields): Fields<Vec<(String, String)>>) -> Answer {
    let entry = Entry::knowing(fields, &["name", "scope"])?;
    let unknown = || Refusal::BadRequest { field: "scope".to_owned() };
    let scope = ApiScope::parse(entry.one("scope")).ok_or_else(unknown)?;
    let (office, name) = (&looker.desk.office, entry.one("name").trim().to_owned());
    match office.make_token(&looker.viewer, &name, scope).await.map_err(Trouble::from) {
        Ok(token) => Ok(made(&looker, name, token)),
        Err(trouble) => match trouble.refusal() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                let tokens = office.tokens(&looker.viewer).await?;
                Ok(sheet(&looker, tokens, &entry, Some(refusal)))
            }
            _ => Err(trouble),
        },
    }
}

/// Ends a token at once.
pub(crate) async fn end(looker: Looker, Path(id): Path<String>) -> Answer {
    looker.desk.office.withdraw_token(&looker.viewer, &ApiTokenId::new(id)).await?;
    Ok(see_other("/tokens"))
}
