//! Entering answers: what counts, what is kept and does not, and what the page is told.

mod deadline;
mod devices;
mod forms;
mod receipts;
mod together;

use engine::{Lang, Refusal};
use office::Verified;
use office::views::{Flag, FormSave};

use crate::exam_room::{chosen, entry};
use crate::house::{House, MINUTE, refusal};

/// A form.
pub(crate) fn form(version: u32, answers: &[(u16, &[u8])]) -> FormSave {
    let answers = answers.iter().map(|(place, places)| (*place, places.to_vec())).collect();
    FormSave { version, answers, flags: None, language: Lang::ZhHans }
}

/// An attempt with so many answers, and nothing that was changed.
fn whole(answers: u32) -> Verified {
    Verified { answers, findings: vec![] }
}

on_both! {
    async fn an_answer_is_acknowledged_stored_and_shown_again(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        let saved = house.save(&li, &attempt, entry("phone", 0, 1, 3, &[2])).await.unwrap();
        assert_eq!((saved.epoch, saved.sequence, saved.version), (1, 1, 1));
        assert_eq!((saved.remaining_ms, saved.others, saved.receipt.len()), (Some(29 * MINUTE), None, 64));
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 3), chosen(&sheet, 2), sheet.epoch), (Some(vec![2]), None, 1));
        house.save(&li, &attempt, entry("phone", 1, 2, 3, &[])).await.unwrap();
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 3), Some(vec![]), "cleared is not untouched");
    }

    async fn a_retry_gets_the_same_receipt_and_writes_nothing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let first = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        // The answer to the first save was lost: the page still names the epoch it knew.
        let again = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        assert_eq!((&again.receipt, again.epoch), (&first.receipt, first.epoch));
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 1);
        let other = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[2])).await;
        assert_eq!(refusal(other), Refusal::BadRequest { field: "sequence".into() });
    }

    async fn saves_may_arrive_in_any_order(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        for sequence in [2, 5, 1, 4, 3] {
            let place = u8::try_from(sequence % 4).unwrap();
            house.save(&li, &attempt, entry("phone", 0, sequence, 0, &[place])).await.unwrap();
        }
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]), "the highest sequence wins");
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'counted'").await, 5);
    }

    async fn what_does_not_fit_the_paper_changes_nothing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let refused = |save| house.save(&li, &attempt, save);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 8, &[0])).await), Refusal::NoSuchQuestion);
        assert_eq!(refusal(refused(entry("phone", 0, 1, u16::MAX, &[0])).await), Refusal::NoSuchQuestion);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 0, &[4])).await), Refusal::MalformedAnswer);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 0, &[0, 1])).await), Refusal::MalformedAnswer, "single");
        assert_eq!(refusal(refused(entry("phone", 0, 1, 7, &[2])).await), Refusal::MalformedAnswer, "true or false");
        for device in ["", "(form)", "a b", "设备", &"x".repeat(33)] {
            let bad = Refusal::BadRequest { field: "device".into() };
            assert_eq!(refusal(refused(entry(device, 0, 1, 0, &[0])).await), bad, "{device}");
        }
        let bad = Refusal::BadRequest { field: "epoch".into() };
        assert_eq!(refusal(refused(entry("phone", u32::MAX, 1, 0, &[0])).await), bad);
        let bad = Refusal::BadRequest { field: "sequence".into() };
        assert_eq!(refusal(refused(entry("phone", 0, u32::MAX, 0, &[0])).await), bad);
        for wrong in [form(0, &[(0, &[0]), (8, &[0])]), form(0, &[(0, &[0]), (1, &[0, 1])]), form(0, &[(0, &[0]), (0, &[1])])] {
            let outcome = house.office.save_form(&li, &attempt, wrong).await;
            assert!(matches!(refusal(outcome), Refusal::NoSuchQuestion | Refusal::MalformedAnswer));
        }
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 0);
        assert_eq!(refusal(house.office.set_flag(&li, &attempt, 8, Flag::Set).await), Refusal::NoSuchQuestion);
    }

    async fn nobody_fills_the_disk_with_answers(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.tamper("UPDATE attempt SET version = 10000").await;
        let more = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await;
        assert!(matches!(refusal(more), Refusal::TooManyTries { .. }));
    }
}
