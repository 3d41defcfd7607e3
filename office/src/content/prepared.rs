use std::collections::BTreeMap;

use engine::{Bank, Lang, Limits, Slug, Traits};

use super::hash::content_hash;
use super::read::Content;
use crate::Outcome;
use crate::store::entity::Silent;

/// Content as the store wants it, hashed: all that can be done before the writer is asked for.
pub(super) struct Prepared {
    pub(super) limits: String,
    pub(super) banks: Vec<PreparedBank>,
    pub(super) questions: Vec<PreparedQuestion>,
    pub(super) chapters: Vec<PreparedChapter>,
    /// Name, mode, source, hash.
    pub(super) exams: Vec<PreparedText>,
    /// Post, source, hash.
    pub(super) tracks: Vec<PreparedText>,
}

/// A bank in one language, without its questions.
#[derive(Debug, Clone)]
pub(super) struct PreparedBank {
    pub(super) bank: Slug,
    pub(super) language: Lang,
    pub(super) title: String,
    pub(super) head: String,
}

/// One question in all its languages.
#[derive(Debug, Clone)]
pub(crate) struct PreparedQuestion {
    pub(crate) bank: Slug,
    /// Where it stands in its bank, from 0.
    pub(crate) place: i32,
    pub(crate) traits: Traits,
    pub(crate) texts: Vec<(Lang, Silent)>,
    pub(crate) limits: String,
    pub(crate) hash: String,
}

/// One chapter in all its languages.
#[derive(Debug, Clone)]
pub(super) struct PreparedChapter {
    pub(super) chapter: Slug,
    /// Language, source, limits.
    pub(super) texts: Vec<(Lang, String, String)>,
    pub(super) hash: String,
}

/// An exam or a track.
#[derive(Debug, Clone)]
pub(super) struct PreparedText {
    pub(super) name: Slug,
    /// The mode of an exam; empty for a track.
    pub(super) mode: String,
    pub(super) source: String,
    pub(super) hash: String,
}

impl Prepared {
    /// Of content without faults.
    pub(super) fn of(content: Content) -> Outcome<Self> {
        let mut heads = Vec::new();
        let mut questions = Vec::new();
        for banks in content.banks.into_values() {
            heads.extend(banks.iter().map(head));
            questions.extend(prepare_questions(banks, &content.limits)?);
        }
        let mut chapters: BTreeMap<Slug, Vec<(Lang, String, String)>> = BTreeMap::new();
        for (text, chapter) in content.chapters {
            let limits = serde_json::to_string(&content.limits.cited_by(&text))?;
            chapters.entry(chapter.chapter).or_default().push((chapter.language, text, limits));
        }
        let exams = content.exams.into_iter().map(|(file, exam)| PreparedText {
            name: exam.id,
            mode: exam.mode.as_str().to_owned(),
            hash: content_hash([file.text.as_str()]),
            source: file.text,
        });
        let tracks = content.tracks.into_iter().map(|(file, track)| PreparedText {
            name: track.post,
            mode: String::new(),
            hash: content_hash([file.text.as_str()]),
            source: file.text,
        });
        Ok(Self {
            limits: content.limits_file,
            banks: heads,
            questions,
            chapters: chapters.into_iter().map(prepare_chapter).collect(),
            exams: exams.collect(),
            tracks: tracks.collect(),
        })
    }
}

fn head(bank: &Bank) -> PreparedBank {
    PreparedBank {
        bank: bank.bank.clone(),
        language: bank.language,
        title: bank.title.clone(),
        head: bank.head.clone(),
    }
}

/// The questions of a bank, each with the texts of all its languages. The check has seen that they correspond.
fn prepare_questions(banks: Vec<Bank>, limits: &Limits) -> Outcome<Vec<PreparedQuestion>> {
    let mut order: Vec<PreparedQuestion> = Vec::new();
    for bank in banks {
        for question in bank.questions {
            let traits = question.question.traits();
            let text = (bank.language, Silent(question.source.into_text()));
            match order.iter_mut().find(|known| known.traits.slug == traits.slug) {
                Some(known) => known.texts.push(text),
                None => order.push(PreparedQuestion {
                    bank: bank.bank.clone(),
                    place: i32::try_from(order.len()).unwrap_or(i32::MAX),
                    traits,
                    texts: vec![text],
                    limits: String::new(),
                    hash: String::new(),
                }),
            }
        }
    }
    for question in &mut order {
        question.seal(limits)?;
    }
    Ok(order)
}

impl PreparedQuestion {
    /// One question as somebody saves it.
    pub(crate) fn of(bank: Slug, traits: Traits, texts: Vec<(Lang, Silent)>, limits: &Limits) -> Outcome<Self> {
        let mut this = Self { bank, place: 0, traits, texts, limits: String::new(), hash: String::new() };
        this.seal(limits)?;
        Ok(this)
    }

    /// Bank and slug.
    pub(super) fn name(&self) -> (&str, &str) {
        (self.bank.as_str(), self.traits.slug.as_str())
    }

    /// Adds the limits its texts cite, and the hash over both. What is blank at the end of a text belongs to its file.
    fn seal(&mut self, limits: &Limits) -> Outcome<()> {
        self.texts.sort_by_key(|(lang, _)| *lang);
        let all: String = self.texts.iter().map(|(_, text)| text.0.as_str()).collect::<Vec<_>>().join("\n");
        self.limits = serde_json::to_string(&limits.cited_by(&all))?;
        let texts = self.texts.iter().flat_map(|(lang, text)| [lang.as_str(), text.0.trim_end()]);
        self.hash = content_hash(texts.chain([self.limits.as_str()]));
        Ok(())
    }
}

fn prepare_chapter((chapter, mut texts): (Slug, Vec<(Lang, String, String)>)) -> PreparedChapter {
    texts.sort_by_key(|(lang, _, _)| *lang);
    let parts = texts.iter().flat_map(|(lang, text, limits)| [lang.as_str(), text, limits]);
    PreparedChapter { hash: content_hash(parts), chapter, texts }
}
