use std::collections::BTreeMap;

use engine::{Fault, Lang, Limits, Refusal, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::authoring::Author;
use super::ground::{Ground, languages};
use super::inspect::{Sheet, inspect};
use crate::shelf::Shelf;
use crate::store::entity::{bank, question, question_text, question_version};
use crate::{Breakage, Outcome};

/// How many ids one statement asks for.
const AT_ONCE: usize = 1_000;
/// The longest text of a question, in bytes.
const LONGEST: usize = 64 * 1024;

/// A question with the version that is drawn, or was drawn last.
pub(super) type Present = (question::Model, question_version::Model);

/// The texts of versions, by version and language.
pub(super) async fn texts(
    db: &impl ConnectionTrait,
    author: &Author,
    versions: &[&str],
) -> Outcome<BTreeMap<String, BTreeMap<Lang, String>>> {
    let mut texts: BTreeMap<String, BTreeMap<Lang, String>> = BTreeMap::new();
    for some in versions.chunks(AT_ONCE) {
        let of_version = question_text::Column::QuestionVersionId.is_in(some.iter().copied());
        for row in question_text::Entity::find().filter(of_version).all(db).await? {
            let lang = row.language.parse().map_err(Breakage::new)?;
            let text = author.text(&row.source).to_owned();
            texts.entry(row.question_version_id).or_default().insert(lang, text);
        }
    }
    Ok(texts)
}

/// What the check says today of these questions, in their order. What was checked before is remembered.
pub(super) async fn faults(
    db: &impl ConnectionTrait,
    (shelf, author, ground): (&Shelf, &Author, &Ground),
    present: &[Present],
) -> Outcome<Vec<Vec<Fault>>> {
    let known = |version: &str| shelf.faults_at_hand(version, &ground.stamp);
    let missing: Vec<&Present> = present.iter().filter(|(_, version)| known(&version.id).is_none()).collect();
    if !missing.is_empty() {
        let ids: Vec<&str> = missing.iter().map(|(_, version)| version.id.as_str()).collect();
        let texts = texts(db, author, &ids).await?;
        let heads = bank::Entity::find().all(db).await?;
        let names: Vec<(String, String)> = names(db).await?;
        for (question, version) in missing {
            let of_bank: Vec<bank::Model> = heads.iter().filter(|head| head.id == question.bank).cloned().collect();
            let limits: Limits = serde_json::from_str(&version.limits)?;
            let nothing = BTreeMap::new();
            let sheet = Sheet {
                bank: &Slug::parse(&question.bank).map_err(Breakage::new)?,
                languages: &languages(&of_bank),
                texts: texts.get(&version.id).unwrap_or(&nothing),
                limits: &limits,
                slugs: &names.iter().filter(|(bank, _)| *bank == question.bank).map(|(_, slug)| slug.clone()).collect(),
            };
            shelf.keep_faults(&version.id, &ground.stamp, inspect(ground, &sheet).faults);
        }
    }
    Ok(present
        .iter()
        .map(|(_, version)| known(&version.id).map(|faults| faults.to_vec()).unwrap_or_default())
        .collect())
}

/// Bank and slug of every question there is.
async fn names(db: &impl ConnectionTrait) -> Outcome<Vec<(String, String)>> {
    let rows = question::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.bank, row.slug)).collect())
}

/// A text as it is stored: lines end as in files, and nothing blank stands before or behind.
pub(super) fn tidy(text: &str) -> Outcome<String> {
    if text.len() > LONGEST {
        return Err(Refusal::TooLarge.into());
    }
    if text.contains('\0') {
        return Err(Refusal::BadRequest { field: "text".to_owned() }.into());
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_start_matches('\u{feff}').trim_start_matches(['\n', ' ', '\t']).trim_end();
    Ok(if text.is_empty() { String::new() } else { format!("{text}\n") })
}
