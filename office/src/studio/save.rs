use std::collections::BTreeMap;

use engine::{Lang, Moment, Refusal, Slug};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::authoring::Author;
use super::edit::in_languages;
use super::ground::{Ground, Place};
use super::preview::{inspect_in, misnamed};
use super::texts::{texts, tidy};
use super::writers::Writers;
use crate::content::{PreparedQuestion, Stroke, next_revision, question_row, version_rows};
use crate::events::{self, Actor, Note};
use crate::store::entity::{Silent, question, question_text, question_version};
use crate::views::{Conflict, Draft, SavedQuestion, Saving};
use crate::{Chance, Office, Outcome, Viewer};

impl Office {
    /// Stores a new question, or a new version of one, in all its languages at once. Whoever sits an attempt keeps the
    /// version they have. Nothing is stored when a text has faults, or when somebody else has saved since.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such bank or question; `BadRequest` for a language that the bank does not
    /// have; `TooLarge`.
    pub async fn save_question(&self, viewer: &Viewer, draft: Draft, lang: Lang) -> Outcome<Saving> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let place = Place::load(db, &draft.bank).await?.ok_or(Refusal::NotFound)?;
        let languages = place.languages();
        if draft.texts.keys().any(|lang| !languages.contains(lang)) {
            return Err(Refusal::BadRequest { field: "language".to_owned() }.into());
        }
        if draft.slug.as_ref().is_some_and(|slug| !place.slugs.contains(slug.as_str())) {
            return Err(Refusal::NotFound.into());
        }
        let typed: Outcome<BTreeMap<Lang, String>> =
            draft.texts.iter().map(|(lang, text)| Ok((*lang, tidy(text)?))).collect();
        let typed = typed?;
        let ground = Ground::load(db, &self.shelf).await?;
        let mut inspected = inspect_in(&ground, &place, &languages, &typed);
        let named = draft.slug.as_ref();
        let misnamed = misnamed(&place, named, &inspected);
        // A new name that is taken may be this very text, sent twice: the store looks.
        inspected.faults.extend(misnamed.clone().filter(|_| named.is_some()));
        let Some(traits) = inspected.read.first_key_value().map(|(_, question)| question.traits()) else {
            return Ok(Saving::Faulty(inspected.faults));
        };
        if !inspected.is_sound() {
            inspected.faults.extend(misnamed.filter(|_| named.is_none()));
            return Ok(Saving::Faulty(inspected.faults));
        }
        let slug = traits.slug.clone();
        let sources = typed.into_iter().map(|(lang, text)| (lang, Silent(text))).collect();
        let new = New {
            question: PreparedQuestion::of(draft.bank.clone(), traits, sources, &ground.limits)?,
            base: i32::try_from(draft.base).unwrap_or(i32::MAX),
            is_named: named.is_some(),
            actor: author.actor(),
            now: self.now(),
        };
        let chance = self.chance.clone();
        let stored = self.store.write(move |tx| Box::pin(async move { new.store(tx, &chance).await })).await?;
        let saved = async |number: i32| -> Outcome<SavedQuestion> {
            Ok(SavedQuestion {
                number: number.unsigned_abs(),
                warnings: inspected.faults.clone(),
                shortages: self.shortages_of(&draft.bank, lang).await?,
                bank: draft.bank.clone(),
                slug: slug.clone(),
            })
        };
        match stored {
            Stored::Version(number) => Ok(Saving::Saved(saved(number).await?)),
            Stored::Nothing(number) => Ok(Saving::Unchanged(saved(number).await?)),
            Stored::NameTaken => {
                inspected.faults.extend(misnamed.or_else(|| Some(taken(&draft.bank, &slug))));
                Ok(Saving::Faulty(inspected.faults))
            }
            Stored::Newer(version) => Ok(Saving::Conflict(self.conflict(&author, &place, &version).await?)),
        }
    }

    async fn conflict(&self, author: &Author, place: &Place, newer: &question_version::Model) -> Outcome<Conflict> {
        let db = self.store.read();
        let texts = texts(db, author, &[&newer.id]).await?.remove(&newer.id).unwrap_or_default();
        let writers = Writers::load(db, [newer.created_by.as_str()]).await?;
        Ok(Conflict {
            number: newer.number.unsigned_abs(),
            at: Moment(newer.created_at),
            by: writers.of(&newer.created_by),
            texts: in_languages(place, texts),
        })
    }
}

fn taken(bank: &Slug, slug: &Slug) -> engine::Fault {
    super::inspect::fault(&format!("{bank}/{}", Lang::ZhHans), engine::FaultCode::RepeatedId, slug.as_str())
}

/// A version on its way to the disk.
#[derive(Clone)]
struct New {
    question: PreparedQuestion,
    base: i32,
    /// Whether a question that is there was named, or a new one is meant.
    is_named: bool,
    actor: Actor,
    now: Moment,
}

/// What became of it.
enum Stored {
    Version(i32),
    /// The text is what it was.
    Nothing(i32),
    NameTaken,
    Newer(Box<question_version::Model>),
}

impl New {
    async fn store(mut self, tx: &DatabaseTransaction, chance: &Chance) -> Outcome<Stored> {
        let revision = next_revision(tx).await?;
        let (bank, slug) = (self.question.bank.to_string(), self.question.traits.slug.to_string());
        let known = question::Entity::find()
            .filter(question::Column::Bank.eq(&bank))
            .filter(question::Column::Slug.eq(&slug))
            .one(tx)
            .await?;
        let (id, number) = match known {
            None if self.is_named => return Err(Refusal::NotFound.into()),
            None => {
                let id = chance.id();
                self.question.place = last_place(tx, &bank).await? + 1;
                question::Entity::insert(question_row(&self.question, id.clone())).exec_without_returning(tx).await?;
                (id, 1)
            }
            Some(row) => {
                let present = present_version(tx, &row.id).await?;
                if present.hash == self.question.hash {
                    return Ok(Stored::Nothing(present.number));
                }
                if !self.is_named {
                    return Ok(Stored::NameTaken);
                }
                if present.number != self.base {
                    return Ok(Stored::Newer(Box::new(present)));
                }
                replace(tx, &present.id).await?;
                (row.id, present.number + 1)
            }
        };
        let stroke = Stroke { chance, now: self.now, revision, by: &self.actor };
        let (version, texts) = version_rows(&self.question, &stroke, (&id, number))?;
        question_version::Entity::insert(version).exec_without_returning(tx).await?;
        question_text::Entity::insert_many(texts).exec_without_returning(tx).await?;
        let before = (number > 1).then(|| format!(r#"{{"number":{}}}"#, number - 1));
        let after = format!(r#"{{"bank":"{bank}","question":"{slug}","number":{number}}}"#);
        let note = Note::new(self.now, self.actor, "question.saved", &id);
        events::note(tx, chance, Note { before, after: Some(after), ..note }).await?;
        Ok(Stored::Version(number))
    }
}

/// The place of a bank's last question; -1 when it has none.
async fn last_place(tx: &DatabaseTransaction, bank: &str) -> Outcome<i32> {
    let last: Option<Option<i32>> = question::Entity::find()
        .select_only()
        .column_as(question::Column::Place.max(), "last")
        .filter(question::Column::Bank.eq(bank))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(-1))
}

async fn present_version(tx: &DatabaseTransaction, question: &str) -> Outcome<question_version::Model> {
    let row = question_version::Entity::find()
        .filter(question_version::Column::QuestionId.eq(question))
        .filter(question_version::Column::State.eq("approved"))
        .one(tx)
        .await?;
    Ok(row.ok_or_else(|| crate::Breakage::new("a question has no version"))?)
}

async fn replace(tx: &DatabaseTransaction, version: &str) -> Outcome<()> {
    question_version::Entity::update_many()
        .col_expr(question_version::Column::State, Expr::value("replaced"))
        .filter(question_version::Column::Id.eq(version))
        .exec(tx)
        .await?;
    Ok(())
}
