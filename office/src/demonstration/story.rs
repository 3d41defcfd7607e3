//! How it goes for somebody, from the first day on: steps, and how many days lie between them.

use super::dice::Dice;
use super::remarks::Remark;

/// The course somebody's training takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Was entered and has done nothing.
    Absent,
    /// Reads and practises, has not sat the exam, and is in the middle of a practice.
    Learning,
    /// Passes at once.
    Swift,
    /// Passes the second time.
    Second,
    /// Passes the third time.
    Third,
    /// Has failed as often as one may.
    Stuck,
    /// Failed today, and must wait.
    Waiting,
    /// Failed, and has not tried again.
    Once,
    /// Sits the exam at this moment.
    Sitting,
    /// Let the time run out, gets more of it, and passes the next time.
    Slow,
    /// Passed almost a year ago: the certificate ends soon.
    Expiring,
    /// Passed more than a year ago, and has failed to pass again.
    Lapsed,
    /// Passed, and the certificate was taken back.
    Revoked,
    /// Has practised each topic for days, goes through what was wrong, and has not sat the exam. Nobody of the crowd does so: it is
    /// the story of the last trainee with an account that is offered.
    Repeating,
}

use Story::{
    Absent, Expiring, Lapsed, Learning, Once, Repeating, Revoked, Second, Sitting, Slow, Stuck, Swift, Third, Waiting,
};

/// Each story once, so that a small crowd has all of them.
const EACH: [Story; 13] =
    [Swift, Stuck, Second, Learning, Expiring, Waiting, Third, Revoked, Once, Sitting, Absent, Lapsed, Slow];
/// What is usual; after the first few, over and over.
const USUAL: [Story; 21] = [
    Swift, Second, Swift, Expiring, Swift, Second, Learning, Swift, Third, Swift, Second, Stuck, Swift, Once, Swift,
    Second, Waiting, Swift, Learning, Second, Absent,
];

impl Story {
    /// The story of who comes at this place, from 0.
    pub(super) fn of(place: usize) -> Self {
        match place.checked_sub(EACH.len()) {
            None => EACH[place],
            Some(later) => USUAL[later % USUAL.len()],
        }
    }

    /// How many days ago the last step of the story was, the one it is told for. Nought is today.
    pub(super) fn ended(self, dice: &Dice) -> i64 {
        match self {
            Waiting | Sitting | Learning => 0,
            Repeating => 2,
            Absent => dice.between(1, 30),
            Expiring => dice.between(342, 362),
            Lapsed => dice.between(368, 372),
            Stuck => dice.between(3, 40),
            Once => dice.between(5, 25),
            Revoked => dice.between(20, 40),
            Swift | Second | Third | Slow => dice.between(2, 55),
        }
    }

    /// What somebody does, in order, each so many days after what came before.
    pub(super) fn steps(self, dice: &Dice) -> Vec<(i64, Deed)> {
        let mut steps = Steps { dice, told: vec![(0, Deed::Join)] };
        let _told = match self {
            Absent => &mut steps,
            Learning => steps.study(5).practise(3).then(1, Deed::LeaveOff),
            Swift => steps.study(5).practise(6).sit(Mood::Ready),
            Second => steps.study(3).practise(4).sit(unready(dice)).practise(3).sit(Mood::Ready),
            Third => steps
                .study(2)
                .practise(2)
                .sit(Mood::Unready)
                .practise(3)
                .sit(Mood::Careless)
                .practise(4)
                .sit(Mood::Ready),
            Stuck => steps
                .study(1)
                .practise(1)
                .sit(Mood::Unready)
                .practise(2)
                .sit(Mood::Unready)
                .practise(2)
                .sit(Mood::Unready),
            Waiting | Once => steps.study(3).practise(3).sit(unready(dice)),
            Sitting => steps.study(5).practise(5).then(1, Deed::Begin),
            Slow => {
                steps.study(4).practise(3).then(2, Deed::RunOut).then(1, Deed::GainMinutes).practise(3).sit(Mood::Ready)
            }
            Expiring | Lapsed => steps.study(5).practise(3).sit(Mood::Ready),
            Repeating => steps.study(4).drill(8).then(1, Deed::Repeat).then(2, Deed::Repeat),
            Revoked => steps.study(5).practise(4).sit(Mood::Ready).then(3, Deed::LoseCertificate),
        };
        steps.told
    }

    /// What they do later on, long after: so many days ago.
    pub(super) fn later(self, dice: &Dice) -> Vec<(i64, Deed)> {
        let practise = |ago: &i64| (*ago, Deed::Practise);
        match self {
            Expiring => [71, 52, 33, 14].map(|ago| ago - dice.below(9)).iter().map(practise).collect(),
            Lapsed => vec![(12, Deed::Practise), (9, Deed::Practise), (6, Deed::Sit(Mood::Unready))],
            _ => Vec::new(),
        }
    }
}

fn unready(dice: &Dice) -> Mood {
    if dice.below(3) == 0 { Mood::Careless } else { Mood::Unready }
}

/// Something somebody does, or that happens to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// They are entered, and are on the way to the post.
    Join,
    /// They read the chapter of this place on their track.
    Read(usize),
    /// They read what they have not read yet.
    ReadRest,
    /// They practise to the end.
    Practise,
    /// They practise one topic of the exam, by its number.
    Drill(usize),
    /// They go through what was wrong.
    Repeat,
    /// They practise, and leave off in the middle.
    LeaveOff,
    /// They sit the exam.
    Sit(Mood),
    /// They begin the exam and answer a few questions.
    Begin,
    /// They begin the exam, and the time runs out.
    RunOut,
    /// Their manager takes the certificate back.
    LoseCertificate,
    /// Their manager grants them more minutes for the next attempt.
    GainMinutes,
    /// Their manager grants them one more attempt.
    GainAttempt,
    /// Their manager takes back what was granted.
    LoseAttempt,
    /// They work in another team too, for some days.
    HelpOut,
    /// They say what is wrong with a question.
    Remark(&'static Remark),
    /// They read what was answered.
    LookBack,
}

/// How well prepared somebody comes to an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Knows it.
    Ready,
    /// Knows it, but for the red lines.
    Careless,
    /// Does not know it yet.
    Unready,
}

/// A story while it is told.
struct Steps<'a> {
    dice: &'a Dice,
    told: Vec<(i64, Deed)>,
}

impl Steps<'_> {
    fn then(&mut self, days: i64, deed: Deed) -> &mut Self {
        self.told.push((days, deed));
        self
    }

    /// Reads that many chapters, two a day.
    fn study(&mut self, chapters: usize) -> &mut Self {
        for chapter in 0..chapters {
            let days = i64::from(chapter % 2 == 0 && chapter > 0);
            self.then(days, Deed::Read(chapter));
        }
        self
    }

    /// Practises that many topics, two a day.
    fn drill(&mut self, topics: usize) -> &mut Self {
        for topic in 0..topics {
            self.then(i64::from(topic % 2 == 0), Deed::Drill(topic));
        }
        self
    }

    fn practise(&mut self, times: i64) -> &mut Self {
        for _ in 0..times + self.dice.between(0, 1) {
            self.then(self.dice.between(0, 2), Deed::Practise);
        }
        self
    }

    /// Comes two days or more after what was before: by then the pause between attempts is over.
    fn sit(&mut self, mood: Mood) -> &mut Self {
        if mood == Mood::Ready {
            self.then(1, Deed::ReadRest);
        }
        self.then(self.dice.between(2, 3), Deed::Sit(mood))
    }
}
