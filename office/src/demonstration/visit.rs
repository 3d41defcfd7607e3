//! One visit: somebody does something at an hour of their own, through the same verbs as everybody.

mod decide;
mod join;
mod learn;
mod remark;

use std::sync::Arc;

use engine::{Lang, Payload, Refusal, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::dice::Dice;
use super::mind::{Mind, State};
use super::plan::{Somebody, Visit};
use super::scene::Scene;
use super::story::{Deed, Mood};
use crate::attempts::{own, state};
use crate::store::entity::attempt;
use crate::views::FormSave;
use crate::{AttemptId, Failure, FixedClock, Office, Outcome, PersonId, Role, Viewer};

/// How many questions are answered before the paper is saved.
const SAVED_AT_ONCE: usize = 14;
/// How many answers somebody gives who does not come to the end.
const FIRST_FEW: usize = 9;

/// Somebody at an hour of their own.
struct Guest<'a> {
    scene: &'a Scene,
    who: &'a Somebody,
    visit: &'a Visit,
    office: Office,
    clock: Arc<FixedClock>,
    dice: Dice,
}

/// How a sitting ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    HandedIn,
    Open,
}

/// Lets a visit happen. What has happened before, in a founding that was cut short, does not happen again.
pub(super) async fn pay(scene: &Scene, who: &Somebody, visit: &Visit) -> Outcome<()> {
    let number = visit.number.to_string();
    let clock = Arc::new(FixedClock::at(visit.at));
    let guest = Guest {
        scene,
        who,
        visit,
        office: scene.office.at(clock.clone(), scene.chance(&[&who.staff_no, &number])),
        clock,
        dice: Dice::of(&["visit", &who.staff_no, &number]),
    };
    guest.act().await
}

impl Guest<'_> {
    async fn act(&self) -> Outcome<()> {
        match self.visit.deed {
            Deed::Join => self.join().await,
            Deed::Read(chapter) => self.read(self.scene.chapters.iter().skip(chapter).take(1)).await,
            Deed::ReadRest => self.read(self.scene.chapters.iter()).await,
            Deed::Practise => self.practise(usize::MAX).await,
            Deed::Drill(topic) => self.drill(topic).await,
            Deed::Repeat => self.repeat().await,
            Deed::LeaveOff => self.practise(FIRST_FEW).await,
            Deed::Sit(mood) => self.sit(mood, usize::MAX, Ending::HandedIn).await,
            Deed::Begin => self.sit(Mood::Ready, FIRST_FEW, Ending::Open).await,
            Deed::RunOut => self.sit(Mood::Unready, 2 * SAVED_AT_ONCE, Ending::Open).await,
            Deed::LoseCertificate => self.lose_certificate().await,
            Deed::GainMinutes => self.gain_minutes().await,
            Deed::GainAttempt => self.gain_attempt().await,
            Deed::LoseAttempt => self.lose_attempt().await,
            Deed::HelpOut => self.help_out().await,
            Deed::Remark(remark) => self.remark(remark).await,
            Deed::LookBack => self.look_back().await,
        }
    }

    async fn read(&self, chapters: impl Iterator<Item = &Slug>) -> Outcome<()> {
        let viewer = self.viewer().await?;
        for chapter in chapters {
            self.clock.advance(self.dice.between(300, 900) * 1000);
            self.office.mark_read(&viewer, chapter).await?;
        }
        Ok(())
    }

    async fn practise(&self, most: usize) -> Outcome<()> {
        let viewer = self.viewer().await?;
        let Some(exam) = &self.scene.practice else { return Ok(()) };
        let Some(attempt) = self.begin(&viewer, exam).await? else { return Ok(()) };
        let answers = self.answers(&attempt, State::Practising(self.visit.practised)).await?;
        let id = AttemptId::new(attempt.id);
        for (place, payload) in (0_u16..).zip(answers).take(most) {
            self.clock.advance(self.dice.between(12, 45) * 1000);
            let Some(payload) = payload else { continue };
            let answered = self.office.practice_answer(&viewer, &id, place, payload, Lang::ZhHans).await;
            unless_refused(answered, |refusal| matches!(refusal, Refusal::AlreadyAnswered))?;
        }
        Ok(())
    }

    async fn sit(&self, mood: Mood, most: usize, ending: Ending) -> Outcome<()> {
        let viewer = self.viewer().await?;
        let Some(attempt) = self.begin(&viewer, &self.scene.certification).await? else { return Ok(()) };
        let answers = self.answers(&attempt, State::Sitting(mood)).await?;
        let given = (0_u16..).zip(answers).take(most).filter_map(|(place, payload)| Some((place, payload?)));
        let given: Vec<(u16, Vec<u8>)> = given.map(|(place, payload)| (place, payload.places().to_vec())).collect();
        let id = AttemptId::new(attempt.id);
        let mut version = attempt.version.unsigned_abs();
        for some in given.chunks(SAVED_AT_ONCE) {
            if ending == Ending::HandedIn {
                self.clock.advance(self.dice.between(300, 720) * 1000);
            }
            let form = FormSave { version, answers: some.to_vec(), flags: None, language: Lang::ZhHans };
            version += self.office.save_form(&viewer, &id, form).await?.saved;
        }
        match ending {
            Ending::HandedIn => self.office.hand_in(&viewer, &id).await,
            Ending::Open => Ok(()),
        }
    }

    /// The attempt that begins with this visit; none when it is over already, or may not begin.
    async fn begin(&self, viewer: &Viewer, exam: &Slug) -> Outcome<Option<attempt::Model>> {
        let db = self.office.store.read();
        let before = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(viewer.person.as_str()))
            .filter(attempt::Column::Exam.eq(exam.as_str()))
            .filter(attempt::Column::StartedAt.eq(self.visit.at.0))
            .one(db)
            .await?;
        if let Some(attempt) = before {
            return Ok(Some(attempt).filter(|one| state(one) == engine::AttemptState::Running));
        }
        let started = self.office.start(viewer, exam, Lang::ZhHans).await;
        let may_not =
            |refusal: &Refusal| matches!(refusal, Refusal::NoAttemptsLeft { .. } | Refusal::PauseUntil { .. });
        match unless_refused(started, may_not)? {
            Some(id) => Ok(Some(own(db, viewer, &id).await?)),
            None => Ok(None),
        }
    }

    async fn answers(&self, attempt: &attempt::Model, state: State) -> Outcome<Vec<Option<Payload>>> {
        let db = self.office.store.read();
        let kept = self.office.shelf.paper(db, attempt).await?;
        let readings = self.office.shelf.questions(db, &kept.versions, Lang::ZhHans).await?;
        let mind = Mind { who: self.who, topics: &self.scene.topics, state };
        Ok(mind.answers(&kept, &readings, &self.dice))
    }

    async fn person(&self) -> Outcome<PersonId> {
        self.office.person_of_staff_no(&self.who.staff_no).await
    }

    async fn viewer(&self) -> Outcome<Viewer> {
        self.scene.viewer(&self.office, &self.who.staff_no, Role::Trainee).await
    }
}

/// The outcome; nothing where a refusal was to be expected.
pub(super) fn unless_refused<T>(outcome: Outcome<T>, expected: impl Fn(&Refusal) -> bool) -> Outcome<Option<T>> {
    match outcome {
        Err(Failure::Refused(refusal)) if expected(&refusal) => Ok(None),
        other => other.map(Some),
    }
}
