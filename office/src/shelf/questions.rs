use std::collections::HashMap;
use std::sync::Arc;

use engine::{Face, Item, Lang, Limits, Question, Source};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{Characters, Shelf, characters, readable};
use crate::store::entity::{question_text, question_version};
use crate::traditional::traditional;
use crate::{Breakage, Outcome};

/// A question's version in the language it can be read in.
pub(crate) struct Reading {
    /// The language it is really in.
    pub(crate) language: Lang,
    /// Whether nobody wrote it in this language: its characters are converted.
    pub(crate) converted: bool,
    /// Face and sealed key.
    pub(crate) question: Question,
}

impl Shelf {
    /// These versions of questions, in the order asked for.
    pub(crate) async fn questions(
        &self,
        db: &impl ConnectionTrait,
        versions: &[String],
        asked: Lang,
    ) -> Outcome<Vec<Arc<Reading>>> {
        let kept = |version: &String| self.0.questions.get(&(version.clone(), asked));
        let missing: Vec<&String> = versions.iter().filter(|version| kept(version).is_none()).collect();
        let mut fetched = HashMap::new();
        if !missing.is_empty() {
            for (version, reading) in fetch(db, &missing, asked).await? {
                let reading = self.0.questions.put((version.clone(), asked), reading);
                fetched.insert(version, reading);
            }
        }
        let found = versions.iter().map(|version| fetched.get(version).cloned().or_else(|| kept(version)));
        let all: Option<Vec<_>> = found.collect();
        Ok(all.ok_or_else(|| Breakage::new("a question of a paper has no text"))?)
    }
}

async fn fetch(db: &impl ConnectionTrait, versions: &[&String], asked: Lang) -> Outcome<Vec<(String, Reading)>> {
    let ids: Vec<&str> = versions.iter().map(|version| version.as_str()).collect();
    let rows = question_version::Entity::find()
        .filter(question_version::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let texts =
        question_text::Entity::find().filter(question_text::Column::QuestionVersionId.is_in(ids)).all(db).await?;
    let mut readings = Vec::with_capacity(rows.len());
    for version in rows {
        let text_in = |lang: Lang| {
            texts.iter().find(|text| text.question_version_id == version.id && text.language == lang.as_str())
        };
        let best = readable(asked).find_map(|lang| text_in(lang).map(|text| (lang, text.source.0.as_str())));
        if let Some((language, source)) = best {
            let limits: Limits = serde_json::from_str(&version.limits)?;
            let reading = match characters(asked, language) {
                Characters::Converted => Reading::converted(source, &limits),
                Characters::AsWritten => Reading::of(source, language, &limits),
            };
            let broken = |count| Breakage::new(format!("question version {}: {count} faults", version.id));
            let reading = reading.map_err(broken)?;
            readings.push((version.id, reading));
        }
    }
    Ok(readings)
}

impl Reading {
    fn of(source: &str, language: Lang, limits: &Limits) -> Result<Self, usize> {
        let question = Question::parse(&Source::new(source.to_owned()), language, limits);
        Ok(Self { language, converted: false, question: question.map_err(|faults| faults.len())? })
    }

    /// Of a Simplified text, for readers of Traditional characters. What does not stand the conversion stays as it was
    /// written.
    fn converted(source: &str, limits: &Limits) -> Result<Self, usize> {
        let in_traditional = limits.clone().translated(Lang::ZhHans, Lang::ZhHant, traditional);
        let converted = Self::of(&traditional(source), Lang::ZhHant, &in_traditional);
        converted.map(|one| Self { converted: true, ..one }).or_else(|_| Self::of(source, Lang::ZhHans, limits))
    }

    /// The face as a paper shows it.
    pub(crate) fn face(&self, item: &Item) -> Face {
        self.question.face.in_order(&item.order)
    }
}
