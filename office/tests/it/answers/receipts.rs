//! The chain of receipts, and what it shows.

use engine::{Lang, Refusal};
use office::Finding;

use super::{form, whole};
use crate::exam_room::{entry, right};
use crate::house::{House, MINUTE, OPERATOR, refusal};

on_both! {
    async fn receipts_are_a_chain_that_shows_every_change(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(0));
        for sequence in 1..=4 {
            house.save(&li, &attempt, entry("phone", 0, sequence, 0, &[u8::try_from(sequence % 4).unwrap()])).await.unwrap();
        }
        house.office.save_form(&li, &attempt, form(4, &[(1, &[1])])).await.unwrap();
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(5));
        for (change, back, ordinal) in [
            ("UPDATE answer SET place = 1 WHERE ordinal = 2", "UPDATE answer SET place = 0 WHERE ordinal = 2", 2),
            ("UPDATE answer SET received_at = received_at + 1 WHERE ordinal = 3", "UPDATE answer SET received_at = received_at - 1 WHERE ordinal = 3", 3),
            ("UPDATE answer SET standing = 'late' WHERE ordinal = 4", "UPDATE answer SET standing = 'counted' WHERE ordinal = 4", 4),
            ("UPDATE answer SET device = 'desk' WHERE ordinal = 1", "UPDATE answer SET device = 'phone' WHERE ordinal = 1", 1),
        ] {
            house.tamper(change).await;
            assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal }], "{change}");
            house.tamper(back).await;
        }
        house.tamper("DELETE FROM answer WHERE ordinal = 5").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal: 5 }], "the end is missing");
        house.tamper("DELETE FROM answer WHERE ordinal = 2").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal: 2 }]);
        let nothing = office::AttemptId::new("nothing");
        assert_eq!(refusal(house.office.verify_attempt(&OPERATOR, &nothing).await), Refusal::NotFound);
    }

    async fn of_a_closed_attempt_every_change_is_found(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.clock.advance(MINUTE);
        let attempt = house.sit(&li, "cert", right).await;
        let drill = house.start(&li, "drill").await;
        for place in 0..3 {
            let payload = engine::Payload::choices([0]);
            house.office.practice_answer(&li, &drill, place, payload, Lang::ZhHans).await.unwrap();
        }
        assert!(house.save(&li, &attempt, entry("phone", 1, 9, 0, &[0])).await.is_err(), "late, and in the chain");
        let changed = crate::content::edited(|text| text.replace("题选哪", "题如今选哪"));
        house.clock.advance(MINUTE);
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let look = async || house.second_office().await.verify_attempt(&OPERATOR, &attempt).await.unwrap();
        assert_eq!(look().await, whole(9), "new versions of questions change nothing");
        assert_eq!(house.office.verify_attempt(&OPERATOR, &drill).await.unwrap(), whole(3));
        let of = format!("WHERE attempt_id = '{attempt}'");
        for (change, back, finding) in [
            (format!("UPDATE marks SET total = total - 1 {of}"), format!("UPDATE marks SET total = total + 1 {of}"), Finding::Marks),
            (
                format!("UPDATE attempt_item SET points = points + 1 {of}"),
                format!("UPDATE attempt_item SET points = points - 1 {of}"),
                Finding::Paper,
            ),
        ] {
            house.tamper(&change).await;
            assert!(look().await.findings.contains(&finding), "{finding:?}");
            house.tamper(&back).await;
        }
        // The last answers are cut off, and the attempt's own row with them: the log knows better.
        house.tamper(&format!("DELETE FROM answer {of} AND ordinal > 7")).await;
        house
            .tamper(&format!(
                "UPDATE attempt SET version = 7, last_receipt = (SELECT receipt FROM answer {of} AND ordinal = 7) WHERE id = '{attempt}'"
            ))
            .await;
        assert_eq!(look().await.findings, [Finding::Ending, Finding::Marks]);
        house.tamper(&format!("UPDATE attempt_item SET choice_order = '[3,2,1,0]' {of} AND place = 0")).await;
        house.tamper("UPDATE question_version SET difficulty = 3 WHERE difficulty = 1 AND number = 1").await;
        let findings = look().await.findings;
        assert!(matches!(findings[0], Finding::Draw { .. }), "{findings:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_depends_on_everything_that_was_answered_before() {
    let mut receipts = Vec::new();
    // Two houses of one secret and one chance: the attempts have the same id, and the second answers are the same.
    for first in [0, 1] {
        let house = House::on_sqlite().await;
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[first])).await.unwrap();
        let saved = house.save(&li, &attempt, entry("phone", 1, 2, 1, &[0])).await.unwrap();
        receipts.push((attempt, saved.receipt));
    }
    assert_eq!(receipts[0].0, receipts[1].0);
    assert_ne!(receipts[0].1, receipts[1].1);
}
