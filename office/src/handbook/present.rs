use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use engine::{Chapter, Lang};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, Statement};

use crate::Outcome;
use crate::content::{Revision, read_revision};
use crate::shelf::{Characters, Shelf, characters, readable, title};
use crate::store::entity::bank;
use crate::store::{Ask, Reply, ask};

/// Chapters and topics as they are now, in the words for readers of one language. They change with the revision of the
/// content and are read once for each.
pub(crate) struct Texts {
    /// All chapters, in the order of their names.
    pub(crate) chapters: Vec<Present>,
    /// What each topic is called.
    pub(crate) topics: Arc<HashMap<String, String>>,
}

/// A chapter as it is now.
pub(crate) struct Present {
    /// The number of its version.
    pub(crate) number: i32,
    /// Whether its characters are converted ones.
    pub(crate) converted: bool,
    /// Its text in the language asked for, or the next best.
    pub(crate) text: Arc<Chapter>,
}

/// Chapters and topics as they are now.
pub(crate) async fn present(db: &impl ConnectionTrait, shelf: &Shelf, asked: Lang) -> Outcome<Arc<Texts>> {
    read_present(&ask(db, [ask_present()]).await?, db, shelf, asked).await
}

#[derive(FromQueryResult)]
struct Row {
    texts_of: Option<String>,
}

/// What to ask for them.
pub(crate) fn ask_present() -> Ask {
    Ask::new("SELECT (SELECT value FROM setting WHERE name = 'content.revision') AS texts_of", [])
}

/// The same from the reply.
pub(crate) async fn read_present(
    reply: &Reply,
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    asked: Lang,
) -> Outcome<Arc<Texts>> {
    let revision: Revision = read_revision(reply.row::<Row>()?.texts_of.as_deref())?;
    if let Some(texts) = shelf.texts_at_hand(revision, asked) {
        return Ok(texts);
    }
    // Read after the revision: what came in between is in it already, and nobody is told that revision any more.
    let texts = Texts { chapters: chapters(db, shelf, asked).await?, topics: Arc::new(topics(db, asked).await?) };
    Ok(shelf.keep_texts(revision, asked, texts))
}

#[derive(FromQueryResult)]
struct Newest {
    chapter: String,
    number: i32,
    language: String,
    id: String,
}

const NEWEST: &str = "SELECT v.chapter, v.number, v.language, v.id FROM chapter_version v \
    WHERE v.number = (SELECT max(n.number) FROM chapter_version n WHERE n.chapter = v.chapter)";

async fn chapters(db: &impl ConnectionTrait, shelf: &Shelf, asked: Lang) -> Outcome<Vec<Present>> {
    let rows = Newest::find_by_statement(Statement::from_string(db.get_database_backend(), NEWEST)).all(db).await?;
    let mut newest: BTreeMap<String, (i32, BTreeMap<String, String>)> = BTreeMap::new();
    for Newest { chapter, number, language, id } in rows {
        let (newest, ids) = newest.entry(chapter).or_default();
        *newest = number;
        ids.insert(language, id);
    }
    let mut chapters = Vec::with_capacity(newest.len());
    for (number, ids) in newest.into_values() {
        if let Some((lang, id)) = readable(asked).find_map(|lang| Some((lang, ids.get(lang.as_str())?))) {
            let characters = characters(asked, lang);
            chapters.push(Present {
                number,
                converted: characters == Characters::Converted,
                text: shelf.chapter(db, id, characters).await?,
            });
        }
    }
    Ok(chapters)
}

async fn topics(db: &impl ConnectionTrait, asked: Lang) -> Outcome<HashMap<String, String>> {
    let mut languages: HashMap<String, BTreeMap<Lang, String>> = HashMap::new();
    for row in bank::Entity::find().all(db).await? {
        if let Ok(lang) = row.language.parse() {
            languages.entry(row.id).or_default().insert(lang, row.title);
        }
    }
    Ok(languages.into_iter().map(|(topic, titles)| (topic, title(&titles, asked))).collect())
}
