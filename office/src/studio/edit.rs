use std::collections::BTreeMap;

use engine::{Lang, Moment, Refusal, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::authoring::Author;
use super::cards::{cards, present};
use super::ground::{Ground, Place};
use super::texts::texts;
use super::writers::Writers;
use crate::shelf::bank_title;
use crate::store::entity::{question, question_version};
use crate::views::{EditPage, QuestionText, VersionCard};
use crate::{Breakage, Office, Outcome, Viewer};

impl Office {
    /// One question, open for editing.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such question.
    pub async fn edit_question(&self, viewer: &Viewer, bank: &Slug, slug: &Slug, lang: Lang) -> Outcome<EditPage> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let place = Place::load(db, bank).await?.ok_or(Refusal::NotFound)?;
        let named = question::Entity::find()
            .filter(question::Column::Bank.eq(bank.as_str()))
            .filter(question::Column::Slug.eq(slug.as_str()));
        let found = present(db, named).await?;
        let (row, version) = found.first().ok_or(Refusal::NotFound)?;
        let ground = Ground::load(db, &self.shelf).await?;
        let texts = texts(db, &author, &[&version.id]).await?.remove(&version.id).unwrap_or_default();
        Ok(EditPage {
            question: cards(db, (&self.shelf, &author, &ground), &found, lang).await?.pop(),
            base: version.number.unsigned_abs(),
            texts: in_languages(&place, texts),
            versions: versions(db, &row.id).await?,
            ..empty(&place, lang)
        })
    }

    /// An empty sheet for a new question of a bank.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such bank.
    pub async fn new_question(&self, viewer: &Viewer, bank: &Slug, lang: Lang) -> Outcome<EditPage> {
        let _author = Author::of(viewer)?;
        let place = Place::load(self.store.read(), bank).await?.ok_or(Refusal::NotFound)?;
        Ok(empty(&place, lang))
    }
}

fn empty(place: &Place, lang: Lang) -> EditPage {
    EditPage {
        bank: place.bank.clone(),
        bank_title: bank_title(&place.heads, lang).unwrap_or_default(),
        question: None,
        base: 0,
        texts: in_languages(place, BTreeMap::new()),
        versions: Vec::new(),
    }
}

/// One text for each language of the bank, in their order.
pub(super) fn in_languages(place: &Place, mut texts: BTreeMap<Lang, String>) -> Vec<QuestionText> {
    let text = |language| QuestionText { language, text: texts.remove(&language).unwrap_or_default() };
    place.languages().into_iter().map(text).collect()
}

async fn versions(db: &impl ConnectionTrait, question: &str) -> Outcome<Vec<VersionCard>> {
    let rows = question_version::Entity::find()
        .filter(question_version::Column::QuestionId.eq(question))
        .order_by_desc(question_version::Column::Number)
        .all(db)
        .await?;
    let writers = Writers::load(db, rows.iter().map(|row| row.created_by.as_str())).await?;
    let card = |row: &question_version::Model| {
        Ok(VersionCard {
            number: u32::try_from(row.number).map_err(Breakage::new)?,
            at: Moment(row.created_at),
            by: writers.of(&row.created_by),
        })
    };
    rows.iter().map(card).collect()
}
