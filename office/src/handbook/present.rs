use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Chapter, Lang};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::shelf::{Characters, Shelf, characters, readable};
use crate::store::{Ask, Reply, ask};
use crate::{Breakage, Outcome};

/// A chapter as it is now.
pub(crate) struct Present {
    /// The number of its version.
    pub(crate) number: i32,
    /// Whether its characters are converted ones.
    pub(crate) converted: bool,
    /// Its text in the language asked for, or the next best.
    pub(crate) text: Arc<Chapter>,
}

#[derive(FromQueryResult)]
struct Row {
    newest: Option<String>,
}

/// All in one row: a database hands rows over one by one, and whoever looks at marks asks for these.
const NEWEST: &str = "SELECT string_agg(v.chapter || ' ' || v.number || ' ' || v.language || ' ' || v.id, ';') AS newest \
    FROM chapter_version v \
    WHERE v.number = (SELECT max(n.number) FROM chapter_version n WHERE n.chapter = v.chapter)";

/// All chapters as they are now, in the order of their names.
pub(crate) async fn present(db: &impl ConnectionTrait, shelf: &Shelf, asked: Lang) -> Outcome<Vec<Present>> {
    read_present(&ask(db, [ask_present()]).await?, db, shelf, asked).await
}

/// What to ask for them.
pub(crate) fn ask_present() -> Ask {
    Ask::new(NEWEST, [])
}

/// The same from the reply.
pub(crate) async fn read_present(
    reply: &Reply,
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    asked: Lang,
) -> Outcome<Vec<Present>> {
    let row = reply.row::<Row>()?.newest.unwrap_or_default();
    let mut newest: BTreeMap<&str, (i32, BTreeMap<&str, &str>)> = BTreeMap::new();
    for version in row.split_terminator(';') {
        let [chapter, number, language, id] = words(version)?;
        let (newest, ids) = newest.entry(chapter).or_default();
        *newest = number.parse().map_err(Breakage::new)?;
        ids.insert(language, id);
    }
    let mut chapters = Vec::with_capacity(newest.len());
    for (number, ids) in newest.into_values() {
        if let Some((lang, id)) = readable(asked).find_map(|lang| Some((lang, *ids.get(lang.as_str())?))) {
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

/// The four words of a version.
fn words(version: &str) -> Outcome<[&str; 4]> {
    let words: Vec<&str> = version.split(' ').collect();
    Ok(words.try_into().map_err(|_| Breakage::new("a version of a chapter cannot be told"))?)
}
