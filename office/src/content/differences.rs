use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use similar::TextDiff;

use super::hashes::Hashes;
use super::prepared::{Prepared, PreparedQuestion};
use super::state::{Known, Newest, State};
use crate::Outcome;
use crate::store::entity::{chapter_version, exam_version, question_text, track_version};
use crate::studio::Author;

/// Something that was changed in the database since the folder and it last agreed, and that the folder says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is, as in [`Change`](super::Change).
    pub item: String,
    /// A unified diff from the database to the folder.
    pub diff: String,
}

/// Something that differs, before its texts are fetched.
struct Differing<'a> {
    item: String,
    here: Here,
    /// By name, the texts the folder has.
    there: BTreeMap<String, &'a str>,
}

/// Where the database has its text.
enum Here {
    Nowhere,
    Limits,
    Question(String),
    Chapter(String, i32),
    Exam(String, i32),
    Track(String, i32),
}

/// Everything that an import may not overwrite. A folder that never agreed with a database has no hashes: then what
/// somebody made in the studio is not overwritten, and what came from files is.
pub(super) async fn differences(
    db: &impl ConnectionTrait,
    author: &Author,
    (folder, state, agreed): (&Prepared, &State, Option<&Hashes>),
) -> Outcome<Vec<Difference>> {
    let mut differing = questions(folder, state, agreed, author);
    if let Some(agreed) = agreed {
        differing.extend(others(folder, state, agreed));
    }
    let mut told = Vec::with_capacity(differing.len());
    for Differing { item, here, there } in differing {
        let here = texts(db, author, state, here).await?;
        told.push(Difference { diff: unified(&item, &here, &there), item });
    }
    Ok(told)
}

fn questions<'a>(folder: &'a Prepared, state: &State, agreed: Option<&Hashes>, author: &Author) -> Vec<Differing<'a>> {
    let there: BTreeMap<(&str, &str), &PreparedQuestion> =
        folder.questions.iter().map(|one| (one.name(), one)).collect();
    let banks: Vec<&str> = folder.banks.iter().map(|one| one.bank.as_str()).collect();
    let mut differing = Vec::new();
    for ((bank, slug), known) in state.questions.iter().filter(|((bank, _), _)| banks.contains(&bank.as_str())) {
        let one = there.get(&(bank.as_str(), slug.as_str()));
        let is_same = known.drawn() == one.map(|one| one.hash.as_str());
        if is_same || !is_changed_here(known, agreed.map(|agreed| agreed.question(bank, slug))) {
            continue;
        }
        let texts = one.into_iter().flat_map(|one| &one.texts);
        let there = texts.map(|(lang, text)| (format!("{bank}/{lang}"), author.text(text)));
        let here = if known.resting.is_some() { Here::Nowhere } else { Here::Question(known.version.clone()) };
        differing.push(Differing { item: format!("question {bank}/{slug}"), here, there: there.collect() });
    }
    differing
}

/// Whether a question is not what it was when folder and database last agreed.
fn is_changed_here(known: &Known, agreed: Option<Option<&str>>) -> bool {
    match agreed {
        Some(agreed) => known.drawn() != agreed,
        None => known.resting.as_ref().unwrap_or(&known.by) != "operator",
    }
}

fn others<'a>(folder: &'a Prepared, state: &State, agreed: &Hashes) -> Vec<Differing<'a>> {
    let mut differing = Vec::new();
    if state.limits.as_ref().is_some_and(|limits| *limits != folder.limits) && state.limits_hash() != agreed.limits {
        let there = BTreeMap::from([("limits.toml".to_owned(), folder.limits.as_str())]);
        differing.push(Differing { item: "limits".to_owned(), here: Here::Limits, there });
    }
    let changed = |newest: &Newest, agreed: &BTreeMap<String, String>, name: &str, hash: &str| {
        let (number, here) = newest.get(name)?;
        (here != hash && agreed.get(name) != Some(here)).then_some(*number)
    };
    for one in &folder.chapters {
        let name = one.chapter.to_string();
        if let Some(number) = changed(&state.chapters, &agreed.chapters, &name, &one.hash) {
            let texts = one.texts.iter().map(|(lang, text, _)| (format!("{name}.{lang}"), text.as_str()));
            let (item, here) = (format!("chapter {name}"), Here::Chapter(name.clone(), number));
            differing.push(Differing { item, here, there: texts.collect() });
        }
    }
    for one in &folder.exams {
        if let Some(number) = changed(&state.exams, &agreed.exams, one.name.as_str(), &one.hash) {
            let there = BTreeMap::from([(one.name.to_string(), one.source.as_str())]);
            let here = Here::Exam(one.name.to_string(), number);
            differing.push(Differing { item: format!("exam {}", one.name), here, there });
        }
    }
    for one in &folder.tracks {
        if let Some(number) = changed(&state.tracks, &agreed.tracks, one.name.as_str(), &one.hash) {
            let there = BTreeMap::from([(one.name.to_string(), one.source.as_str())]);
            let here = Here::Track(one.name.to_string(), number);
            differing.push(Differing { item: format!("track {}", one.name), here, there });
        }
    }
    differing
}

/// The texts the database has, by the same names.
async fn texts(
    db: &impl ConnectionTrait,
    author: &Author,
    state: &State,
    here: Here,
) -> Outcome<BTreeMap<String, String>> {
    Ok(match here {
        Here::Nowhere => BTreeMap::new(),
        Here::Limits => BTreeMap::from([("limits.toml".to_owned(), state.limits.clone().unwrap_or_default())]),
        Here::Question(version) => {
            let bank = state.questions.iter().find(|(_, known)| known.version == version).map(|((bank, _), _)| bank);
            let bank = bank.cloned().unwrap_or_default();
            let rows = question_text::Entity::find().filter(question_text::Column::QuestionVersionId.eq(version));
            let rows = rows.all(db).await?.into_iter();
            rows.map(|row| (format!("{bank}/{}", row.language), author.text(&row.source).to_owned())).collect()
        }
        Here::Chapter(name, number) => {
            let rows = chapter_version::Entity::find()
                .filter(chapter_version::Column::Chapter.eq(&name))
                .filter(chapter_version::Column::Number.eq(number));
            rows.all(db).await?.into_iter().map(|row| (format!("{name}.{}", row.language), row.source)).collect()
        }
        Here::Exam(name, number) => {
            let rows = exam_version::Entity::find()
                .filter(exam_version::Column::Exam.eq(&name))
                .filter(exam_version::Column::Number.eq(number));
            rows.all(db).await?.into_iter().map(|row| (row.exam, row.source)).collect()
        }
        Here::Track(name, number) => {
            let rows = track_version::Entity::find()
                .filter(track_version::Column::Post.eq(&name))
                .filter(track_version::Column::Number.eq(number));
            rows.all(db).await?.into_iter().map(|row| (row.post, row.source)).collect()
        }
    })
}

/// The diffs of all texts of a thing, one after the other.
fn unified(item: &str, here: &BTreeMap<String, String>, there: &BTreeMap<String, &str>) -> String {
    let mut names: Vec<&String> = here.keys().chain(there.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let mut told = String::new();
    for name in names {
        let (old, new) = (here.get(name).map_or("", String::as_str), there.get(name).copied().unwrap_or_default());
        // What is blank at the end belongs to the file, not to the text.
        let (old, new) = (ended(old), ended(new));
        if old != new {
            let diff = TextDiff::from_lines(&old, &new);
            let (from, to) = (format!("database {item} {name}"), format!("folder {item} {name}"));
            told.push_str(&diff.unified_diff().context_radius(3).header(&from, &to).to_string());
        }
    }
    told
}

fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}
