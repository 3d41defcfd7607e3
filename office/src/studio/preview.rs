use std::collections::BTreeMap;

use engine::{Fault, FaultCode, Lang, Refusal, Slug};

use super::authoring::Author;
use super::ground::{Ground, Place};
use super::inspect::{Inspected, Sheet, fault, inspect};
use super::texts::tidy;
use crate::handbook::{links, present};
use crate::views::Preview;
use crate::{Office, Outcome, Viewer};

impl Office {
    /// What a text means in one language, and everything that is wrong with it. Nothing is stored, so that it can be asked
    /// while somebody types. `edited` is the question whose text it is; none for a new one.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such bank; `TooLarge`, `BadRequest` for what is no text.
    pub async fn preview_question(
        &self,
        viewer: &Viewer,
        (bank, edited): (&Slug, Option<&Slug>),
        (language, text): (Lang, &str),
        lang: Lang,
    ) -> Outcome<Preview> {
        let texts = BTreeMap::from([(language, text.to_owned())]);
        let mut previews = self.preview_texts(viewer, (bank, edited), &texts, lang).await?;
        Ok(previews.remove(&language).ok_or(Refusal::NotFound)?)
    }

    /// What the texts of a question mean, each with what is wrong with it, also against the other languages.
    ///
    /// # Errors
    /// As [`Office::preview_question`].
    pub async fn preview_texts(
        &self,
        viewer: &Viewer,
        (bank, edited): (&Slug, Option<&Slug>),
        texts: &BTreeMap<Lang, String>,
        lang: Lang,
    ) -> Outcome<BTreeMap<Lang, Preview>> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let place = Place::load(db, bank).await?.ok_or(Refusal::NotFound)?;
        let ground = Ground::load(db, &self.shelf).await?;
        let mut tidied = BTreeMap::new();
        for (language, text) in texts {
            tidied.insert(*language, tidy(text)?);
        }
        let languages: Vec<Lang> = tidied.keys().copied().collect();
        let mut inspected = inspect_in(&ground, &place, &languages, &tidied);
        inspected.faults.extend(misnamed(&place, edited, &inspected));
        let texts = present(db, &self.shelf, lang).await?;
        let seen = |language: Lang| {
            let file = format!("{bank}/{language}");
            let question = inspected.read.get(&language);
            let solution = question.map(|question| author.open_in_source_order(question));
            Preview {
                face: question.map(|question| question.face.clone()),
                rules: links(&texts.chapters, solution.iter().flat_map(|solution| solution.rules.iter().cloned())),
                solution,
                faults: inspected.faults.iter().filter(|fault| fault.file == file).cloned().collect(),
            }
        };
        Ok(languages.into_iter().map(|language| (language, seen(language))).collect())
    }
}

/// Checks texts of a bank, read with the limits of today.
pub(super) fn inspect_in(
    ground: &Ground,
    place: &Place,
    languages: &[Lang],
    texts: &BTreeMap<Lang, String>,
) -> Inspected {
    let sheet = Sheet { bank: &place.bank, languages, texts, limits: &ground.limits, slugs: &place.slugs };
    inspect(ground, &sheet)
}

/// What is wrong with a question's name: a new one's is taken, or one that is there would get another. A question keeps
/// its name for ever: enemies, reports and the log know it by that.
pub(super) fn misnamed(place: &Place, edited: Option<&Slug>, inspected: &Inspected) -> Option<Fault> {
    let (lang, question) = inspected.read.first_key_value()?;
    let (slug, file) = (question.traits().slug, format!("{}/{lang}", place.bank));
    match edited {
        Some(edited) if *edited != slug => Some(fault(&file, FaultCode::BadValue, &format!("#{slug} / #{edited}"))),
        None if place.slugs.contains(slug.as_str()) => Some(fault(&file, FaultCode::RepeatedId, slug.as_str())),
        _ => None,
    }
}
