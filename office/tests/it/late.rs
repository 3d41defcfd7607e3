//! Answers that were kept and not graded, what a person decides about them, and the receipts that a candidate keeps.

mod decisions;
mod receipts;
mod sight;

use engine::Lang;
use office::views::{MarksPage, SheetItem};
use office::{AttemptId, LateVerdict, Outcome, Role, Viewer};

use crate::exam_room::{entry, items, right, slug, wrong};
use crate::house::{House, MINUTE, OPERATOR};

pub(crate) const WHY: &str = "断网两分钟，监考在场";
pub(crate) const COUNT: LateVerdict = LateVerdict::Count { seen: None };

/// The fixture's red lines are the single questions from 21 on.
fn is_red_line(item: &SheetItem) -> bool {
    (21..=24).any(|number| item.face.stem.as_str().contains(&format!("第{number}题选")))
}

/// One late answer of an attempt, and who is about it.
pub(crate) struct Case {
    pub(crate) trainer: Viewer,
    pub(crate) li: Viewer,
    pub(crate) attempt: AttemptId,
    /// The number of the late answer.
    pub(crate) ordinal: u32,
}

impl House {
    /// Everything is right but the red line, which is not answered in time: its answer comes two minutes after the end.
    pub(crate) async fn late_red_line(&self, chosen: fn(&SheetItem) -> Vec<u8>) -> Case {
        self.furnish().await;
        let (trainer, li) = (self.viewer("C1", Role::Trainer, None).await, self.candidate("T1").await);
        self.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let attempt = self.start(&li, "cert").await;
        let sheet = self.sheet(&li, &attempt).await;
        let red = items(&sheet).find(|item| is_red_line(item)).unwrap();
        for (sequence, item) in (1..).zip(items(&sheet).filter(|item| item.place != red.place)) {
            self.save(&li, &attempt, entry("phone", sheet.epoch, sequence, item.place, &right(item))).await.unwrap();
        }
        self.clock.advance(32 * MINUTE);
        assert!(self.save(&li, &attempt, entry("phone", 1, 90, red.place, &chosen(red))).await.is_err());
        self.marks_of(&li, &attempt).await;
        Case { trainer, li, attempt, ordinal: 8 }
    }

    /// Everything is right and in time; then comes something wrong for the first question.
    pub(crate) async fn late_and_wrong(&self) -> Case {
        self.furnish().await;
        let (trainer, li) = (self.viewer("C1", Role::Trainer, None).await, self.candidate("T1").await);
        self.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let attempt = self.start(&li, "cert").await;
        let sheet = self.sheet(&li, &attempt).await;
        for (sequence, item) in (1..).zip(items(&sheet)) {
            self.save(&li, &attempt, entry("phone", sheet.epoch, sequence, item.place, &right(item))).await.unwrap();
        }
        self.office.hand_in(&li, &attempt).await.unwrap();
        let first = items(&sheet).next().unwrap();
        assert!(self.save(&li, &attempt, entry("phone", 1, 90, 0, &wrong(first))).await.is_err());
        Case { trainer, li, attempt, ordinal: 9 }
    }

    pub(crate) async fn marks_of(&self, li: &Viewer, attempt: &AttemptId) -> MarksPage {
        self.office.marks(li, attempt, Lang::ZhHans).await.unwrap()
    }

    pub(crate) async fn decide(&self, case: &Case, by: &Viewer, verdict: LateVerdict) -> Outcome<office::LateDecided> {
        let about = (&case.li.person, &case.attempt);
        self.office.decide_answer(by, about, case.ordinal, verdict, WHY).await
    }

    pub(crate) async fn is_whole(&self, attempt: &AttemptId) -> bool {
        self.second_office().await.verify_attempt(&OPERATOR, attempt).await.unwrap().is_whole()
    }

    /// How many answers this viewer is told wait for a decision: on the first page and in the list, which agree.
    pub(crate) async fn undecided(&self, viewer: &Viewer) -> u32 {
        let home = self.office.home(viewer, Lang::En).await.unwrap().answers_waiting;
        let list = self.office.answers_waiting(viewer, Lang::En).await.unwrap();
        assert_eq!(home, list.iter().map(|one| one.answers).sum::<u32>());
        home
    }
}
