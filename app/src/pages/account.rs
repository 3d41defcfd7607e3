//! One person's account, for administrators: what lets them in, what they may do, and where they belong.

mod access;
mod belonging;
mod farewell;
mod part;
mod posts;

use axum::extract::{Path, Query};
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::{Account, PersonId, PersonState};
use serde::Deserialize;

use crate::address::to;
use crate::doors::Entry;
use crate::look::SheetHead;
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::status_of;
use crate::trouble::Answer;
pub(crate) use part::{Objection, Part};

/// What was just done, for a word about it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    done: Option<String>,
}

/// The page.
pub(crate) async fn show(looker: Looker, Path(id): Path<String>, Query(done): Query<Done>) -> Answer {
    let id = PersonId::new(id);
    let account = looker.desk.office.account(&looker.viewer, &id, looker.lang).await?;
    let done = done.done.as_deref().and_then(Part::parse);
    Ok(sheet(&looker, account, done.map_or(Saying::Nothing, Saying::Done)))
}

/// The page again, with what was typed and why it was refused.
pub(crate) async fn again(looker: &Looker, id: &PersonId, part: Part, entry: Entry, refusal: Refusal) -> Answer {
    let account = looker.desk.office.account(&looker.viewer, id, looker.lang).await?;
    Ok(sheet(looker, account, Saying::Refused(Objection { part, entry, refusal })))
}

/// What the page has to say besides.
pub(crate) enum Saying {
    Nothing,
    Done(Part),
    Refused(Objection),
}

impl Saying {
    /// What was typed into a part that was refused.
    fn entry(&self, part: Part) -> Entry {
        match self {
            Self::Refused(objection) if objection.part == part => objection.entry.clone(),
            _ => Entry::default(),
        }
    }
}

fn sheet(looker: &Looker, account: Account, saying: Saying) -> Response {
    let lang = looker.lang;
    let status = match &saying {
        Saying::Refused(objection) => status_of(Some(&objection.refusal)),
        _ => status_of(None),
    };
    let reader: Reader = Reader::clone(looker);
    let name = account.row.name.clone();
    page::titled(looker, say!(lang, "account-title", name = name.clone())).status(status).show(move || {
        let under = say!(lang, "account-under", number = account.row.staff_no.clone());
        let record = to("/people/{id}", &[account.row.person.as_str()]);
        let here = account.row.state != PersonState::Left;
        view! {
            <SheetHead title=name over=say!(lang, "account-over") under=under/>
            {here.then(|| view! { <p><a href=record>{say!(lang, "account-record")}</a></p> })}
            {(!here).then(|| farewell::back(&reader, &account, &saying))}
            {here.then(|| access::parts(&reader, &account, &saying))}
            {here.then(|| belonging::parts(&reader, &account, &saying))}
            {farewell::parts(&reader, &account, &saying)}
        }
    })
}
