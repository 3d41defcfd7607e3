use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use engine::{Candidate, DayNumber, Moment, Recall, Repetition, Slug};
use jiff::tz::TimeZone;

use super::{Answered, Past};
use crate::calendar::{day_number, morning_of};
use crate::content::of_today;
use crate::settings::department;
use crate::shelf::Origin;
use crate::standing::enrolled;
use crate::views::{CardState, NotebookAsked, NotebookShow};
use crate::{Office, Outcome, PersonId};

/// A question in the notebook.
pub(crate) struct Card {
    /// The question, whatever its version.
    pub(crate) question: String,
    pub(crate) topic: String,
    pub(crate) repetition: Repetition,
    /// When the person took it out of the notebook; none when they did not, or were wrong again since.
    pub(crate) known: Option<Moment>,
    /// What a draw needs to know of it.
    pub(crate) candidate: Arc<Candidate>,
    /// Where it was last wrong: a place in [`Past::answers`].
    pub(super) wrong: usize,
}

/// The questions of a notebook, and the day by which they are due.
pub(crate) struct Pile<'p> {
    pub(crate) cards: Vec<Card>,
    /// What is drawn from now.
    pub(crate) origin: Origin,
    pub(super) past: &'p Past,
    today: DayNumber,
    zone: TimeZone,
}

impl Office {
    /// Which of the answers lead into the notebook: those to questions that could be drawn for practice at this moment, in
    /// the very version that was answered. What was retired or changed has left it, and what is kept for exams never enters.
    pub(crate) async fn pile<'p>(&self, person: &PersonId, past: &'p Past) -> Outcome<Pile<'p>> {
        let (db, now) = (self.store.read(), self.now());
        let (revision, day) = of_today(db, now).await?;
        let origin = Origin { revision, day, posts: enrolled(db, person, now).await?.posts };
        let zone = department(db).await?.time_zone();
        let wrong: BTreeSet<&str> =
            past.answers.iter().filter(|one| !one.right).map(|one| one.topic.as_str()).collect();
        let drawable = self.shelf.for_practice(db, wrong, &origin).await?;
        let known = self.known(person).await?;
        let mut by_version: BTreeMap<&str, Vec<(usize, &Answered)>> = BTreeMap::new();
        for (place, one) in past.answers.iter().enumerate().filter(|(_, one)| drawable.contains_key(&one.version)) {
            by_version.entry(&one.version).or_default().push((place, one));
        }
        let card = |(version, answers): (&str, Vec<(usize, &Answered)>)| {
            let recall = |one: &Answered| if one.right { Recall::Right } else { Recall::Wrong };
            let days = answers.iter().map(|(_, one)| (day_number(one.at, &zone), recall(one)));
            let repetition = Repetition::of(days)?;
            let (wrong, last) = answers.iter().rev().find(|(_, one)| !one.right)?;
            Some(Card {
                question: last.question.clone(),
                topic: last.topic.clone(),
                repetition,
                known: known.get(&last.question).copied().filter(|at| *at >= last.at),
                candidate: Arc::clone(drawable.get(version)?),
                wrong: *wrong,
            })
        };
        let cards = by_version.into_iter().filter_map(card).collect();
        Ok(Pile { cards, origin, past, today: day_number(now, &zone), zone })
    }
}

impl Pile<'_> {
    /// How a card stands.
    pub(crate) fn state(&self, card: &Card) -> CardState {
        match card.known {
            Some(at) => CardState::Known { at },
            None if card.repetition.is_learned() => CardState::Learned,
            None if card.repetition.is_due(self.today) => CardState::Due,
            None => CardState::Later { at: morning_of(card.repetition.due, &self.zone) },
        }
    }

    /// Whether a card is among those asked for.
    pub(crate) fn shows(&self, card: &Card, asked: &NotebookAsked) -> bool {
        let fits = match (self.state(card), asked.show) {
            (CardState::Due, NotebookShow::Due | NotebookShow::All) => true,
            (CardState::Later { .. }, show) => show == NotebookShow::All,
            (CardState::Learned | CardState::Known { .. }, show) => show == NotebookShow::Learned,
            (CardState::Due, NotebookShow::Learned) => false,
        };
        fits && asked.topic.as_ref().is_none_or(|topic| topic.as_str() == card.topic)
    }

    /// How many cards there are of a kind.
    pub(crate) fn count(&self, show: NotebookShow, topic: Option<&Slug>) -> usize {
        let asked = NotebookAsked { show, topic: topic.cloned() };
        self.cards.iter().filter(|card| self.shows(card, &asked)).count()
    }

    /// When the next one is due that is not yet.
    pub(crate) fn next_due(&self) -> Option<Moment> {
        let later = self.cards.iter().filter_map(|card| match self.state(card) {
            CardState::Later { at } => Some(at),
            _ => None,
        });
        later.min()
    }

    /// What to practise of what is asked for: what is due longest first, no two that must not meet on a paper.
    pub(crate) fn session(&self, asked: &NotebookAsked, most: usize) -> Vec<&Card> {
        let mut cards: Vec<&Card> = self.cards.iter().filter(|card| self.shows(card, asked)).collect();
        cards.sort_by_key(|card| (card.repetition.due, &card.question));
        let mut session: Vec<&Card> = Vec::new();
        for card in cards {
            if session.len() < most && !session.iter().any(|other| are_enemies(&card.candidate, &other.candidate)) {
                session.push(card);
            }
        }
        session
    }
}

fn are_enemies(one: &Candidate, other: &Candidate) -> bool {
    one.enemies.contains(&other.slug_key) || other.enemies.contains(&one.slug_key)
}
