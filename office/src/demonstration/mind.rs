use std::sync::Arc;

use engine::{Item, Payload, Slug, Wish, pretend};

use super::dice::Dice;
use super::plan::Somebody;
use super::story::Mood;
use crate::shelf::{KeptPaper, Reading, Spot};

/// What somebody answers, given what they know: more with each practice, less in the topics they and their team are weak
/// in, and less where a question is hard for everybody. In hundredths throughout.
pub(super) struct Mind<'a> {
    pub(super) who: &'a Somebody,
    /// The topics of the exam.
    pub(super) topics: &'a [Slug],
    pub(super) state: State,
}

/// What somebody is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    /// To practise, after so many times.
    Practising(i64),
    /// To sit the exam.
    Sitting(Mood),
}

impl Mind<'_> {
    /// Answers to the places of a paper, in order; none where somebody has no idea.
    pub(super) fn answers(&self, kept: &KeptPaper, readings: &[Arc<Reading>], dice: &Dice) -> Vec<Option<Payload>> {
        let spots = kept.spots.iter().zip(kept.paper.items()).zip(readings);
        let answer = |((spot, (_, item)), reading): ((&Spot, (_, &Item)), &Arc<Reading>)| {
            let hard = Dice::of(&["question", reading.question.traits().slug.as_str()]).between(-10, 8);
            let knows = self.knows(&spot.topic, spot.red_line) - hard / self.steadiness();
            let (roll, chance) = (dice.below(100), dice.number());
            let wish = match roll {
                _ if roll < knows.clamp(3, 100) => Wish::Right,
                98.. if self.may_leave_out() => return None,
                _ if chance % 5 < 2 => Wish::Partly,
                _ => Wish::Wrong,
            };
            Some(pretend(&reading.question, &item.order, wish, chance))
        };
        spots.map(answer).collect()
    }

    fn knows(&self, topic: &Slug, red_line: bool) -> i64 {
        let talent = Dice::of(&["talent", &self.who.staff_no]).between(-6, 6);
        let gap = self.gap(topic) / self.steadiness();
        match self.state {
            State::Practising(times) => 60 + talent + (4 * times).min(26) - gap,
            State::Sitting(Mood::Ready) if red_line => 100,
            State::Sitting(Mood::Ready) => 98 + talent / 3 - gap,
            State::Sitting(Mood::Careless) if red_line => 20,
            State::Sitting(Mood::Careless) => 94 + talent / 3 - gap,
            State::Sitting(Mood::Unready) if red_line => 45,
            State::Sitting(Mood::Unready) => 70 + talent - gap,
        }
    }

    /// What is missing in a topic: most in the one somebody is weak in, less in a second, and something in their team's.
    fn gap(&self, topic: &Slug) -> i64 {
        let dice = Dice::of(&["weakness", &self.who.staff_no]);
        let count = i64::try_from(self.topics.len()).unwrap_or(1);
        let first = dice.below(count);
        let second = (first + dice.between(1, count - 1)) % count.max(1);
        let team = i64::try_from(self.who.team).unwrap_or(0);
        let at = self.topics.iter().position(|one| one == topic).and_then(|at| i64::try_from(at).ok());
        let gap = |which: i64, size: i64| if at == Some(which % count.max(1)) { size } else { 0 };
        gap(first, 22) + gap(second, 10) + gap(team, 24)
    }

    /// Whoever is ready is less at the mercy of topic and question.
    const fn steadiness(&self) -> i64 {
        match self.state {
            State::Sitting(Mood::Ready | Mood::Careless) => 3,
            State::Practising(_) | State::Sitting(Mood::Unready) => 1,
        }
    }

    /// A practice does not go on without an answer.
    const fn may_leave_out(&self) -> bool {
        matches!(self.state, State::Sitting(Mood::Unready))
    }
}
