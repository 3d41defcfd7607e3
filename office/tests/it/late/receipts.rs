//! Receipts that a candidate keeps, held against what is stored.

use engine::{Lang, Payload, Refusal};
use office::{AttemptId, Finding, ReceiptsFile};

use crate::exam_room::{entry, right};
use crate::house::{House, MINUTE, OPERATOR, refusal};

impl House {
    async fn held_against(&self, attempt: &AttemptId, file: &ReceiptsFile) -> Vec<Finding> {
        self.office.verify_receipts(&OPERATOR, attempt, file).await.unwrap()
    }
}

/// As it comes back from somebody's disk.
fn kept(file: &ReceiptsFile) -> ReceiptsFile {
    ReceiptsFile::read(&serde_json::to_string(file).unwrap()).unwrap()
}

on_both! {
    async fn a_file_of_receipts_tells_what_is_missing_and_what_was_changed(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let attempt = house.start(&li, "cert").await;
        for sequence in 1..=3 {
            house.save(&li, &attempt, entry("phone", 0, sequence, 0, &[u8::try_from(sequence).unwrap()])).await.unwrap();
        }
        let early = kept(&house.office.receipts(&li, &attempt).await.unwrap());
        assert_eq!((early.answers.len(), early.answers[2].entered.clone()), (3, Some(Payload::choices([3]))));
        house.clock.advance(MINUTE);
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert!(house.save(&li, &attempt, entry("phone", 1, 9, 1, &[0])).await.is_err());
        let file = kept(&house.office.receipts(&li, &attempt).await.unwrap());
        let standings: Vec<&str> = file.answers.iter().map(|line| line.standing.as_str()).collect();
        assert_eq!(standings, ["counted", "counted", "counted", "late"]);
        for file in [&early, &file] {
            assert_eq!(house.held_against(&attempt, file).await, []);
        }
        // In the database, by somebody who has the file.
        house.tamper("UPDATE answer SET payload = '{\"v\":1,\"kind\":\"choices\",\"places\":[0]}' WHERE ordinal = 2").await;
        assert_eq!(house.held_against(&attempt, &file).await, [Finding::ReceiptDiffers { ordinal: 2 }]);
        house.tamper("DELETE FROM answer WHERE ordinal IN (2, 4)").await;
        assert_eq!(house.held_against(&attempt, &early).await, [Finding::ReceiptMissing { ordinal: 2 }]);
        assert_eq!(house.held_against(&attempt, &file).await, [Finding::ReceiptMissing { ordinal: 2 }, Finding::ReceiptMissing { ordinal: 4 }]);
        assert_eq!(refusal(house.office.receipts(&wang, &attempt).await), Refusal::NotFound, "somebody else's");
        let nothing = AttemptId::new("nothing");
        assert_eq!(refusal(house.office.verify_receipts(&OPERATOR, &nothing, &file).await), Refusal::NotFound);
        let other = house.start(&wang, "cert").await;
        assert_eq!(house.held_against(&other, &file).await, [Finding::OtherAttempt]);
    }

    async fn a_line_that_a_candidate_changed_removed_or_made_up_is_found(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "cert", right).await;
        let file = house.office.receipts(&li, &attempt).await.unwrap();
        let altered = Finding::ReceiptAltered { ordinal: 3 };
        type Change = fn(&mut ReceiptsFile);
        let changes: [Change; 7] = [
            |file| file.answers[2].entered = Some(Payload::choices([])),
            |file| file.answers[2].received_at.0 -= 1,
            |file| file.answers[2].standing = "late".to_owned(),
            |file| file.answers[2].place += 1,
            |file| file.answers[2].device = "other".to_owned(),
            |file| file.answers[2].language = "en".to_owned(),
            |file| file.answers[2].sequence += 1,
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut spoilt = file.clone();
            change(&mut spoilt);
            assert_eq!(house.held_against(&attempt, &spoilt).await, std::slice::from_ref(&altered), "{number}");
        }
        let mut shorter = file.clone();
        shorter.answers.remove(1);
        assert_eq!(house.held_against(&attempt, &shorter).await, [altered], "the line before it is gone");
        let mut longer = file.clone();
        let made_up = office::Receipted { ordinal: 9, ..file.answers[7].clone() };
        longer.answers.push(made_up);
        assert_eq!(house.held_against(&attempt, &longer).await, [Finding::ReceiptAltered { ordinal: 9 }]);
        for text in ["", "{}", r#"{"format":"passgate-record","version":1}"#] {
            assert!(ReceiptsFile::read(text).is_err(), "{text}");
        }
        let newer = serde_json::to_string(&file).unwrap().replace("\"version\":1,\"attempt\"", "\"version\":2,\"attempt\"");
        assert!(ReceiptsFile::read(&newer).is_err());
    }

    async fn where_own_answers_are_not_shown_the_file_keeps_still_about_them(house: House) {
        let edited = crate::content::edited(|text| text.replace(
            r#"shown = { fail = ["solutions"], pass = ["solutions"] }"#, "shown = { fail = [], pass = [] }"));
        house.office.load_content(&OPERATOR, edited.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "mock", right).await;
        assert!(house.office.marks(&li, &attempt, Lang::En).await.unwrap().items.is_empty());
        let file = kept(&house.office.receipts(&li, &attempt).await.unwrap());
        assert!(file.answers.iter().all(|line| line.entered.is_none()));
        assert_eq!(house.held_against(&attempt, &file).await, []);
        house.tamper("DELETE FROM answer WHERE ordinal = 4").await;
        assert_eq!(house.held_against(&attempt, &file).await, [Finding::ReceiptUnproven { ordinal: 4 }]);
    }
}
