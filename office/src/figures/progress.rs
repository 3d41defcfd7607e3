use engine::{AttemptState, Exam, Mode, Moment, Refusal};

use super::sight::{Person, Post, Sight};
use super::sittings::Sitting;
use crate::certificates::Rounds;
use crate::exams::{Entry, Past, Seat, may_start, summary};
use crate::views::desk::Progress;

impl Sight {
    /// How far somebody is with the exam in question; none when it is not meant for them.
    pub(super) fn progress(&self, person: &Person) -> Option<Progress> {
        let (plan, past, entry) = self.past(person)?;
        let counts = self.rounds(person, plan)?.map(|round| round.counts).max().flatten();
        let own = person.sittings.iter().filter(|one| Some(one.exam) == self.focus).map(Sitting::seat);
        Some(progress(plan, own, &past, Round { anew: entry.since(), counts }, self.now))
    }

    /// What somebody has done with the exam in question, by the rule that lets them start; none when it is not meant for
    /// them. A mock is meant for whoever is on the way to a post.
    pub(super) fn past(&self, person: &Person) -> Option<(&Exam, Past, Entry)> {
        let exam = self.focus?;
        let plan = self.plans[exam].as_ref();
        let since = self.rounds(person, plan)?.map(|round| round.anew).max().flatten();
        let entry = Entry::since_then(since);
        let seats = person.sittings.iter().filter(|one| one.exam == exam).map(Sitting::seat);
        let past = summary(seats, &person.grants, plan, entry);
        Some((plan, past, entry))
    }

    /// The rounds that an exam belongs to: one for each post of the person whose track asks for it. None when there is none
    /// and the exam is not a mock.
    fn rounds<'a>(&self, person: &'a Person, plan: &'a Exam) -> Option<impl Iterator<Item = Round> + use<'a>> {
        let now = self.now;
        let asks = |post: &str| {
            let track = self.tracks.get(post);
            track.is_some_and(|track| track.phases.iter().any(|phase| phase.exams.contains(&plan.id)))
        };
        let rounds: Vec<Round> =
            person.posts.iter().filter(|post| asks(&post.id)).map(|post| Round::of(post, now)).collect();
        let meant = if plan.mode == Mode::Certification { !rounds.is_empty() } else { !person.posts.is_empty() };
        meant.then(|| rounds.into_iter())
    }
}

/// How far somebody is with an exam that is meant for them, by the attempts at it.
pub(crate) fn progress<'a>(
    plan: &Exam,
    seats: impl Iterator<Item = Seat<'a>>,
    past: &Past,
    round: Round,
    now: Moment,
) -> Progress {
    let mut closed: Vec<Seat<'_>> = seats.filter(|seat| seat.state == AttemptState::Closed).collect();
    closed.sort_by_key(|seat| seat.number);
    let begun = closed.iter().any(|seat| seat.ended > round.anew);
    if past.running.is_some() {
        return Progress::Running;
    }
    let counting = closed.iter().filter(|seat| seat.ended > round.counts).map(|seat| seat.passed);
    if plan.counts.passes(&counting.collect::<Vec<_>>()) {
        return Progress::Passed;
    }
    match may_start(plan, past, Entry::since_then(round.anew), now) {
        Err(Refusal::NoAttemptsLeft { .. }) => Progress::Stuck,
        _ if !begun => Progress::NotStarted,
        Err(Refusal::PauseUntil { .. }) => Progress::MustWait,
        _ => Progress::Failed,
    }
}

/// From when on attempts belong to the next certificate of a post: by the rules of `certificates/rows.rs`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    /// Attempts that ended before do not use up those allowed.
    pub(crate) anew: Option<Moment>,
    /// What was passed before does not count.
    pub(crate) counts: Option<Moment>,
}

impl Round {
    fn of(post: &Post, now: Moment) -> Self {
        let rounds = Rounds(&post.evidence.certificates);
        Self { anew: rounds.anew(), counts: rounds.counts(now) }
    }
}
