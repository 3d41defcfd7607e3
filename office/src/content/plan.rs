use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Loaded;
use super::prepared::{Prepared, PreparedBank, PreparedChapter, PreparedQuestion, PreparedText};
use super::state::{Known, Newest, State};

/// Something that files bring and the database does not have like this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is: `question cart-rules/limit`, `exam service-base`, `limits`.
    pub item: String,
    /// What becomes of it.
    pub how: How,
}

/// What becomes of a thing when files are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It was not there.
    New,
    /// It gets a new version.
    Changed,
    /// It is drawn no more.
    Retired,
    /// It is drawn again.
    Returned,
}

impl How {
    /// Its name in JSON and on the terminal.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Retired => "retired",
            Self::Returned => "returned",
        }
    }
}

/// All that has to be written so that the database holds what the files say; made before the writer is asked for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) limits: Option<String>,
    pub(super) heads: Vec<PreparedBank>,
    /// New versions, each with the question as it is now, if there is one.
    pub(super) questions: Vec<(PreparedQuestion, Option<Known>)>,
    /// Questions that get another place in their bank, by id.
    pub(super) moved: Vec<(String, i32)>,
    /// Ids of questions.
    pub(super) retired: Vec<String>,
    /// Ids of questions.
    pub(super) returned: Vec<String>,
    pub(super) chapters: Vec<(PreparedChapter, i32)>,
    pub(super) exams: Vec<(PreparedText, i32)>,
    pub(super) tracks: Vec<(PreparedText, i32)>,
    pub(super) changes: Vec<Change>,
}

impl Plan {
    /// From what the files say and what the database holds.
    pub(super) fn of(content: &Prepared, state: &State) -> Self {
        let mut plan = Self::default();
        if state.limits.as_ref() != Some(&content.limits) {
            plan.note("limits".to_owned(), state.limits.as_ref().map_or(How::New, |_| How::Changed));
            plan.limits = Some(content.limits.clone());
        }
        let present: BTreeSet<String> = content.banks.iter().map(|one| one.bank.to_string()).collect();
        plan.take_heads(&content.banks, state);
        plan.retire(&present, &content.questions, state);
        let mut banks: BTreeMap<&str, Vec<&PreparedQuestion>> = BTreeMap::new();
        for question in &content.questions {
            banks.entry(question.bank.as_str()).or_default().push(question);
        }
        for (bank, questions) in banks {
            plan.take_bank(bank, &questions, state);
        }
        for one in &content.chapters {
            if let Some(number) = plan.next("chapter", &state.chapters, one.chapter.as_str(), &one.hash) {
                plan.chapters.push((one.clone(), number));
            }
        }
        for one in &content.exams {
            if let Some(number) = plan.next("exam", &state.exams, one.name.as_str(), &one.hash) {
                plan.exams.push((one.clone(), number));
            }
        }
        for one in &content.tracks {
            if let Some(number) = plan.next("track", &state.tracks, one.name.as_str(), &one.hash) {
                plan.tracks.push((one.clone(), number));
            }
        }
        plan
    }

    /// What it comes to.
    pub(super) fn loaded(&self) -> Loaded {
        Loaded {
            questions: self.questions.iter().filter(|(_, known)| known.is_none()).count(),
            retired: self.retired.len(),
            returned: self.returned.len(),
            question_versions: self.questions.len(),
            chapters: self.chapters.len(),
            exams: self.exams.len(),
            tracks: self.tracks.len(),
            changes: self.changes.clone(),
            warnings: Vec::new(),
        }
    }

    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.moved.is_empty()
    }

    fn note(&mut self, item: String, how: How) {
        self.changes.push(Change { item, how });
    }

    fn take_heads(&mut self, heads: &[PreparedBank], state: &State) {
        for one in heads {
            let known = state.heads.get(&(one.bank.to_string(), one.language.as_str().to_owned()));
            if known.is_some_and(|(title, head)| *title == one.title && *head == one.head) {
                continue;
            }
            let how = known.map_or(How::New, |_| How::Changed);
            self.note(format!("bank {}.{}", one.bank, one.language), how);
            self.heads.push(one.clone());
        }
    }

    /// What is in its bank no longer. A bank that is not among those present keeps what it has.
    fn retire(&mut self, present: &BTreeSet<String>, questions: &[PreparedQuestion], state: &State) {
        let kept: BTreeSet<(&str, &str)> = questions.iter().map(PreparedQuestion::name).collect();
        for ((bank, slug), known) in &state.questions {
            let gone = present.contains(bank) && !kept.contains(&(bank.as_str(), slug.as_str()));
            if gone && known.resting.is_none() {
                self.note(format!("question {bank}/{slug}"), How::Retired);
                self.retired.push(known.id.clone());
            }
        }
    }

    fn take_bank(&mut self, bank: &str, questions: &[&PreparedQuestion], state: &State) {
        let of_bank = state.questions.iter().filter(|((name, _), _)| name == bank);
        let last = of_bank.map(|(_, known)| known.place).max();
        let known: Vec<Option<&Known>> =
            questions.iter().map(|one| state.questions.get(&(bank.to_owned(), one.traits.slug.to_string()))).collect();
        for (place, (one, known)) in places(&known, last).into_iter().zip(questions.iter().zip(known)) {
            self.take_question(one, place, known);
        }
    }

    fn take_question(&mut self, one: &PreparedQuestion, place: i32, known: Option<&Known>) {
        let placed = || PreparedQuestion { place, ..one.clone() };
        let item = format!("question {}/{}", one.bank, one.traits.slug);
        let Some(known) = known else {
            self.note(item, How::New);
            return self.questions.push((placed(), None));
        };
        if known.place != place {
            self.moved.push((known.id.clone(), place));
        }
        let differs = known.hash != one.hash;
        if known.resting.is_some() {
            self.note(item, How::Returned);
            self.returned.push(known.id.clone());
        } else if differs {
            self.note(item, How::Changed);
        }
        if differs {
            self.questions.push((placed(), Some(known.clone())));
        }
    }

    /// The number the next version has; none when nothing changed.
    fn next(&mut self, kind: &str, newest: &Newest, name: &str, hash: &str) -> Option<i32> {
        let (how, number) = match newest.get(name) {
            Some((_, known)) if known == hash => return None,
            Some((number, _)) => (How::Changed, number + 1),
            None => (How::New, 1),
        };
        self.note(format!("{kind} {name}"), how);
        Some(number)
    }
}

/// The places of a bank's questions, in the order of its file. As long as those that are known stand in this order, they
/// keep their places and new ones follow; otherwise all are counted anew.
fn places(known: &[Option<&Known>], last: Option<i32>) -> Vec<i32> {
    let old = known.iter().take_while(|known| known.is_some()).count();
    let in_order =
        known[..old].is_sorted_by(|one, other| one.zip(*other).is_some_and(|(one, other)| one.place < other.place));
    if in_order && known[old..].iter().all(Option::is_none) {
        let kept = known[..old].iter().flatten().map(|known| known.place);
        return kept.chain(last.map_or(0, |last| last + 1)..).take(known.len()).collect();
    }
    (0..).take(known.len()).collect()
}
