use std::sync::Arc;

use engine::{Lang, SearchIndex};

use super::{Present, present};
use crate::shelf::Shelf;
use crate::traditional::{simplified, traditional};
use crate::views::{FoundRule, HandbookSearch};
use crate::{Office, Outcome, Viewer};

/// How many rules are shown.
const MOST: usize = 30;
/// The longest query, in characters; the rest is not looked for.
const LONGEST: usize = 100;

impl Office {
    /// Rules of the handbook by what stands in them, best first, in the language asked for or the next best. Simplified and
    /// Traditional characters find each other.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn search_handbook(&self, _viewer: &Viewer, query: &str, lang: Lang) -> Outcome<HandbookSearch> {
        let query: String = query.trim().chars().filter(|sign| *sign != '\0').take(LONGEST).collect();
        let chapters = &present(self.store.read(), &self.shelf, lang).await?.chapters;
        let index = index(&self.shelf, chapters, lang);
        let wanted = match lang {
            Lang::ZhHans => simplified(&query),
            Lang::ZhHant => traditional(&query),
            Lang::En => query.clone(),
        };
        let rules: Vec<_> =
            chapters.iter().flat_map(|one| one.text.rules.iter().map(move |rule| (one, rule))).collect();
        let found = index.find(&wanted, MOST).into_iter().filter_map(|number| {
            let (chapter, rule) = rules.get(number)?;
            Some(FoundRule {
                rule: rule.id.clone(),
                title: rule.title.clone(),
                chapter: chapter.text.title.clone(),
                language: chapter.text.language,
                excerpt: index.excerpt(number, &wanted),
            })
        });
        Ok(HandbookSearch { found: found.collect(), query })
    }
}

/// The index over the rules of these chapters, which is made anew when one of them has a new version.
fn index(shelf: &Shelf, chapters: &[Present], lang: Lang) -> Arc<SearchIndex> {
    let stamp = chapters.iter().map(|one| format!("{} {} ", one.text.chapter, one.number)).collect::<String>();
    let name = (stamp, lang);
    shelf.index_at_hand(&name).unwrap_or_else(|| {
        let rules = chapters.iter().flat_map(|one| &one.text.rules);
        let texts: Vec<_> = rules.map(|rule| (rule.title.as_str(), rule.body.to_text())).collect();
        shelf.keep_index(name, SearchIndex::of(texts.iter().map(|(title, body)| (*title, body.as_str()))))
    })
}
