use std::sync::Arc;

use engine::{Lang, SearchIndex};

use super::Shelf;
use crate::content::{Inspection, Revision};
use crate::handbook::Texts;

impl Shelf {
    /// The index over these versions of chapters in a language, when this process has made it before.
    pub(crate) fn index_at_hand(&self, name: &(String, Lang)) -> Option<Arc<SearchIndex>> {
        self.0.indexes.get(name)
    }

    /// What readers of a language are told at a revision, when this process has read it before.
    pub(crate) fn texts_at_hand(&self, revision: Revision, lang: Lang) -> Option<Arc<Texts>> {
        self.0.texts.get(&(revision, lang))
    }

    /// Keeps what readers of a language are told at a revision, and nothing of earlier ones.
    pub(crate) fn keep_texts(&self, revision: Revision, lang: Lang, texts: Texts) -> Arc<Texts> {
        self.0.texts.put_beside((revision, lang), texts, |(other, _)| *other >= revision)
    }

    /// What was found in this content, when this process has looked through it before.
    pub(crate) fn inspection_at_hand(&self, stamp: &str) -> Option<Arc<Inspection>> {
        self.0.inspections.get(stamp)
    }

    /// Keeps what was found in content of this hash.
    pub(crate) fn keep_inspection(&self, stamp: String, found: Inspection) -> Arc<Inspection> {
        self.0.inspections.put(stamp, found)
    }

    /// Keeps an index: versions never change.
    pub(crate) fn keep_index(&self, name: (String, Lang), index: SearchIndex) -> Arc<SearchIndex> {
        self.0.indexes.put(name, index)
    }
}
