use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use engine::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::TRIES;
use super::folder::Folder;
use super::hashes::{FILE, Hashes};
use super::state::State;
use crate::store::entity::{
    bank, chapter_version, exam_version, question, question_text, question_version, track_version,
};
use crate::studio::Author;
use crate::{Breakage, Office, Operator, Outcome};

/// What an export wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The files, relative to the folder, in order. Those that were there are replaced.
    pub files: Vec<String>,
    /// How many questions are in them, each counted once whatever its languages.
    pub questions: usize,
    /// Content files that were in the folder, and that this database knows nothing of. They were left alone.
    pub foreign: Vec<String>,
}

impl Office {
    /// Writes limits, handbook, banks, exams and tracks as they are now into a folder, verbatim, and beside them what
    /// [`Office::import_content`] needs to see later changes. Retired questions stay in the database.
    ///
    /// # Errors
    /// A breakage when a file cannot be written.
    pub async fn export_content(&self, operator: &Operator, dir: &Path) -> Outcome<Exported> {
        let (mut files, state) = self.snapshot(&Author::operator(operator)).await?;
        files.insert(FILE.to_owned(), Hashes::of(&state).text().map_err(Breakage::new)?);
        let drawn = state.questions.values().filter(|known| known.drawn().is_some()).count();
        Ok(write(dir, &files, drawn).map_err(Breakage::new)?)
    }

    /// The files as they are now, by name.
    pub(super) async fn present_files(&self, author: &Author) -> Outcome<BTreeMap<String, String>> {
        Ok(self.snapshot(author).await?.0)
    }

    /// All files of one moment, and what the database held then.
    async fn snapshot(&self, author: &Author) -> Outcome<(BTreeMap<String, String>, State)> {
        // Read twice around the texts: what was changed in between is read again.
        for _ in 0..TRIES {
            let state = State::load(self.store.read()).await?;
            let files = self.files(author, &state).await?;
            if state == State::load(self.store.read()).await? {
                return Ok((files, state));
            }
        }
        Err(Refusal::Busy { retry_after_s: 1 }.into())
    }

    /// All files by name.
    async fn files(&self, author: &Author, state: &State) -> Outcome<BTreeMap<String, String>> {
        let mut files = self.banks_files(author).await?;
        let db = self.store.read();
        let is_newest = |newest: &super::state::Newest, name: &str, number: i32| {
            newest.get(name).is_some_and(|(newest, _)| *newest == number)
        };
        for row in chapter_version::Entity::find().all(db).await? {
            if is_newest(&state.chapters, &row.chapter, row.number) {
                files.insert(format!("handbook/{}.{}.md", row.chapter, row.language), row.source);
            }
        }
        for row in exam_version::Entity::find().all(db).await? {
            if is_newest(&state.exams, &row.exam, row.number) {
                files.insert(format!("exams/{}.toml", row.exam), row.source);
            }
        }
        for row in track_version::Entity::find().all(db).await? {
            if is_newest(&state.tracks, &row.post, row.number) {
                files.insert(format!("tracks/{}.toml", row.post), row.source);
            }
        }
        files.extend(state.limits.clone().filter(|text| !text.is_empty()).map(|text| ("limits.toml".to_owned(), text)));
        Ok(files)
    }

    /// The banks: each its head, and its questions in their order.
    async fn banks_files(&self, author: &Author) -> Outcome<BTreeMap<String, String>> {
        let db = self.store.read();
        let questions = question::Entity::find()
            .filter(question::Column::RetiredAt.is_null())
            .order_by_asc(question::Column::Place)
            .order_by_asc(question::Column::Slug)
            .all(db)
            .await?;
        let versions =
            question_version::Entity::find().filter(question_version::Column::State.eq("approved")).all(db).await?;
        let versions: BTreeMap<String, String> = versions.into_iter().map(|row| (row.question_id, row.id)).collect();
        let mut texts: BTreeMap<(String, String), question_text::Model> = BTreeMap::new();
        for some in versions.values().collect::<Vec<_>>().chunks(1_000) {
            let of_version = question_text::Column::QuestionVersionId.is_in(some.iter().map(|id| id.as_str()));
            for row in question_text::Entity::find().filter(of_version).all(db).await? {
                texts.insert((row.question_version_id.clone(), row.language.clone()), row);
            }
        }
        let mut files = BTreeMap::new();
        for row in bank::Entity::find().all(db).await? {
            let of_bank = questions.iter().filter(|question| question.bank == row.id);
            let versions = of_bank.filter_map(|question| versions.get(&question.id));
            let sources = versions.filter_map(|version| texts.get(&(version.clone(), row.language.clone())));
            let sources: Vec<&str> = sources.map(|text| author.text(&text.source)).collect();
            // A bank that holds nothing would be a fault.
            if !sources.is_empty() {
                files.insert(format!("banks/{}.{}.md", row.id, row.language), bank_text(&row.head, &sources));
            }
        }
        Ok(files)
    }
}

/// A bank's file. Texts stand in it as they are; only where a question was added or taken away at the end, blank lines
/// are put right.
fn bank_text(head: &str, sources: &[&str]) -> String {
    let mut text = head.to_owned();
    for (index, source) in sources.iter().enumerate() {
        let is_last = index + 1 == sources.len();
        let blank_end = source[source.trim_end().len()..].matches('\n').count();
        match (is_last, blank_end) {
            (true, 2..) | (false, 0 | 1) => {
                text.push_str(source.trim_end());
                text.push_str(if is_last { "\n" } else { "\n\n" });
            }
            _ => text.push_str(source),
        }
    }
    text
}

/// Writes the files, each whole or not at all.
fn write(dir: &Path, files: &BTreeMap<String, String>, questions: usize) -> io::Result<Exported> {
    fs::create_dir_all(dir)?;
    let there = Folder::open(dir)?;
    let there = [&there.handbook, &there.banks, &there.exams, &there.tracks].into_iter().flatten();
    let foreign = there.map(|file| file.name.clone()).filter(|name| !files.contains_key(name));
    let foreign: BTreeSet<String> = foreign.collect();
    for (name, text) in files {
        let path = dir.join(name);
        if let Some(part) = path.parent() {
            fs::create_dir_all(part)?;
        }
        let beside = hidden(&path);
        fs::write(&beside, text)?;
        fs::rename(&beside, &path)?;
    }
    Ok(Exported { files: files.keys().cloned().collect(), questions, foreign: foreign.into_iter().collect() })
}

/// A name beside a file that nothing reads as content.
fn hidden(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.part"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_verbatim_and_only_the_seams_are_put_right() {
        assert_eq!(bank_text("head\n\n", &["## a\n\n", "## b\n"]), "head\n\n## a\n\n## b\n");
        assert_eq!(bank_text("", &["## a\n\n\n", "## b"]), "## a\n\n\n## b", "as somebody wrote them");
        assert_eq!(bank_text("", &["## a\n", "## b\n\n"]), "## a\n\n## b\n", "one was added, one is gone");
        assert_eq!(bank_text("", &["## a\r\n\r\n", "## b\r\n"]), "## a\r\n\r\n## b\r\n");
    }
}
