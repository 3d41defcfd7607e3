//! The editor: a question's text in each language, what the check finds, and how a candidate will see it. A plain form;
//! with scripts an island shows the preview while one types.

mod conflict;
mod form;
mod format;
mod said;
mod versions;

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use engine::{Fault, Lang, Slug};
use leptos::prelude::*;
use office::views::{EditPage, Shortage};
use serde::Deserialize;

use super::preview::Previewed;
use super::retiring::{Reason, retiring};
use super::rooms::{Room, rooms};
use super::{question, shortages};
use crate::address::to;
use crate::look::SheetHead;
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::slug;
use crate::trouble::{Answer, Trouble};

pub(crate) use super::retiring::Reason as RefusedReason;
pub(crate) use said::{Done, Said};

/// A question's texts as they were typed, and the version they were made from.
#[derive(Clone)]
pub(crate) struct Written {
    /// The version that the one who typed had seen; 0 for a new question.
    pub(crate) base: u32,
    /// What was typed, by language.
    pub(crate) texts: BTreeMap<Lang, String>,
}

/// Everything the editor shows.
pub(crate) struct Editing {
    page: EditPage,
    written: Written,
    previewed: Option<Previewed>,
    said: Said,
    reason: Option<Reason>,
    shortages: Vec<Shortage>,
}

/// What was done just before, as the redirect afterwards says it.
#[derive(Deserialize)]
pub(crate) struct Asked {
    done: Option<String>,
}

/// The present version of a question, to be changed.
pub(crate) async fn show(
    looker: Looker,
    Path((bank, question)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (bank, question) = (slug(&bank)?, slug(&question)?);
    let mut editing = Editing::begin(&looker, &bank, Some(&question)).await?.previewed(&looker).await?;
    if let Some(done) = asked.done.as_deref().and_then(Done::read) {
        let plans = looker.desk.office.exam_plans(&looker.viewer, looker.lang).await?;
        editing.shortages = plans.into_iter().flat_map(|plan| plan.shortages).filter(|one| is_of(one, &bank)).collect();
        editing.said = Said::Done(done);
    }
    Ok(editing.sheet(&looker))
}

/// A sheet for a new question, with an example of the format on it.
pub(crate) async fn blank(looker: Looker, Path(bank): Path<String>) -> Answer {
    let mut editing = Editing::begin(&looker, &slug(&bank)?, None).await?;
    for (language, text) in &mut editing.written.texts {
        *text = say!(*language, "editor-template");
    }
    Ok(editing.sheet(&looker))
}

fn is_of(shortage: &Shortage, bank: &Slug) -> bool {
    matches!(&shortage.refusal, engine::Refusal::BankTooSmall { topic, .. } if topic == bank.as_str())
}

impl Editing {
    /// A question as it is stored, or an empty sheet.
    pub(crate) async fn begin(looker: &Looker, bank: &Slug, question: Option<&Slug>) -> Result<Self, Trouble> {
        let (office, viewer, lang) = (&looker.desk.office, &looker.viewer, looker.lang);
        let page = match question {
            Some(question) => office.edit_question(viewer, bank, question, lang).await?,
            None => office.new_question(viewer, bank, lang).await?,
        };
        let texts = page.texts.iter().map(|text| (text.language, text.text.clone())).collect();
        let written = Written { base: page.base, texts };
        Ok(Self { page, written, previewed: None, said: Said::Nothing, reason: None, shortages: Vec::new() })
    }

    /// With what was typed instead of what is stored.
    pub(crate) fn typed(self, written: Written) -> Self {
        Self { written, ..self }
    }

    /// With what became of it.
    pub(crate) fn said(mut self, said: Said) -> Self {
        if let Said::Conflict(conflict) = &said {
            // Whoever saves now has seen the newer text.
            self.written.base = conflict.number;
        }
        Self { said, ..self }
    }

    /// With a reason that was not taken.
    pub(crate) fn reason(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// With a preview of the text as it was typed.
    pub(crate) async fn previewed(self, looker: &Looker) -> Result<Self, Trouble> {
        let question = self.page.question.as_ref().map(|card| &card.slug);
        let (office, question) = (&looker.desk.office, (&self.page.bank, question));
        let previewed = Previewed::of(office, &looker.viewer, question, &self.written.texts, looker.lang).await?;
        Ok(Self { previewed: Some(previewed), ..self })
    }

    /// With the faults for which a save was refused, in the place of those of the preview.
    pub(crate) fn faulty(mut self, faults: Vec<Fault>) -> Self {
        if let Some(previewed) = &mut self.previewed {
            previewed.faults = faults;
        }
        self.said(Said::Faulty)
    }

    /// The page.
    pub(crate) fn sheet(self, reader: &Reader) -> Response {
        let lang = reader.lang;
        let title = match &self.page.question {
            Some(card) => say!(lang, "editor-title", question = card.slug.to_string()),
            None => say!(lang, "editor-new"),
        };
        let status = match &self.reason {
            Some(_) => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            None => self.said.status(),
        };
        let here = reader.clone();
        page::titled(reader, title.clone()).status(status).wide().with_islands().show(move || self.view(&here, title))
    }

    fn view(self, reader: &Reader, title: String) -> impl IntoView + use<> {
        let lang = reader.lang;
        let bank = to("/studio/banks/{bank}", &[self.page.bank.as_str()]);
        let card = self.page.question.as_ref();
        let facts = card.map(
            |card| view! { <div class="about">{question::made(reader, card)}{question::facts(reader, card)}</div> },
        );
        let rested = card.and_then(|card| question::rested(reader, card));
        let said = self.said.notice(reader, &self.page);
        let lacking = shortages::shortages(reader, &self.shortages);
        let form = form::form(reader, &self.page, &self.written, self.previewed.as_ref(), &self.said);
        let below = self.page.question.as_ref().map(|card| {
            let retiring = retiring(reader, card, self.reason.clone());
            view! { <section class="part-of-page"><h2>{say!(lang, "editor-versions")}</h2>{versions::list(reader, &self.page.versions)}{retiring}</section> }
        });
        view! {
            {rooms(reader, Room::Banks)}
            <SheetHead title=title under=say!(lang, "editor-under")/>
            <p class="small"><a href=bank>{say!(lang, "editor-bank", bank = self.page.bank_title.clone())}</a></p>
            <div class="stack">
                {facts}
                {rested}
                {said}
                {lacking}
            </div>
            {form}
            {format::format(reader, self.page.question.is_none())}
            {below}
        }
    }
}
