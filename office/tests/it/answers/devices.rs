//! Several devices, and several servers, at one attempt.

use engine::Refusal;
use office::views::Stored;

use super::{form, whole};
use crate::exam_room::{chosen, entry, items, right};
use crate::house::{House, MINUTE, OPERATOR, refusal};

on_both! {
    async fn a_second_device_takes_over_and_the_first_is_told(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap();
        let phone = house.sheet(&li, &attempt).await;
        let saved = house.save(&li, &attempt, entry("phone", phone.epoch, 1, 1, &[1])).await.unwrap();
        assert_eq!(saved.epoch, 2);
        let all = [Stored { place: 0, places: vec![0] }, Stored { place: 1, places: vec![1] }];
        assert_eq!(saved.others.as_deref(), Some(&all[..]));
        let stale = house.save(&li, &attempt, entry("desk", 1, 2, 1, &[3])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice);
        let stale = house.save(&li, &attempt, entry("desk", 1, 2, 1, &[3])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice, "a retry is told the same");
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 1), Some(vec![1]));
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'stale'").await, 1, "kept and marked");
        // What the desk saved before it was taken over is still acknowledged to a late retry.
        assert!(house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.is_ok());
        // Once the desk has reloaded it may take over again.
        let desk = house.sheet(&li, &attempt).await;
        assert_eq!(house.save(&li, &attempt, entry("desk-2", desk.epoch, 1, 1, &[3])).await.unwrap().epoch, 3);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 1), Some(vec![3]));
    }

    async fn what_a_device_wrote_before_it_lost_and_regained_the_attempt_comes_too_late(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let epoch = house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap().epoch;
        let epoch = house.save(&li, &attempt, entry("phone", epoch, 1, 0, &[1])).await.unwrap().epoch;
        let epoch = house.save(&li, &attempt, entry("desk", epoch, 3, 1, &[2])).await.unwrap().epoch;
        assert_eq!(epoch, 3);
        let straggler = house.save(&li, &attempt, entry("desk", 1, 2, 0, &[3])).await;
        assert_eq!(refusal(straggler), Refusal::HeldByAnotherDevice);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn what_a_page_left_behind_counts_under_its_own_name_and_the_page_opened_since_goes_on(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        assert_eq!(house.sheet(&li, &attempt).await.holder, None);
        house.save(&li, &attempt, entry("closed", 0, 1, 0, &[0])).await.unwrap();
        house.clock.advance(MINUTE);
        let opened = house.sheet(&li, &attempt).await;
        assert_eq!((opened.holder.as_deref(), opened.epoch), (Some("closed"), 1));
        // It was entered before the receipt came that told of the new epoch.
        let left = house.save(&li, &attempt, entry("closed", 0, 2, 1, &[1])).await.unwrap();
        let again = house.save(&li, &attempt, entry("closed", 0, 2, 1, &[1])).await.unwrap();
        assert_eq!((left.epoch, &again.receipt), (1, &left.receipt), "and may be found by several pages");
        let mine = house.save(&li, &attempt, entry("opened", left.epoch, 1, 2, &[2])).await.unwrap();
        assert_eq!((mine.epoch, mine.others.unwrap().len()), (2, 3));
        let sheet = house.sheet(&li, &attempt).await;
        let saved: Vec<_> = items(&sheet).take(4).map(|item| item.saved_at.map(|at| at.minus(sheet.now))).collect();
        assert_eq!(saved, [Some(-MINUTE), Some(0), Some(0), None]);
    }

    async fn a_save_that_went_by_itself_and_is_sent_again_with_others_stands_once(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap();
        // Taking over goes by itself, whatever came before; sent again it is nothing unusual but for having been sent.
        let taken = house.save(&li, &attempt, entry("phone", 1, 9, 1, &[1])).await.unwrap();
        for epoch in [1, 2] {
            let again = house.save(&li, &attempt, entry("phone", epoch, 9, 1, &[1])).await.unwrap();
            assert_eq!((again.epoch, &again.receipt), (2, &taken.receipt));
        }
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 2);
        // The numbers of another page begin anew.
        house.office.save_form(&li, &attempt, form(9, &[(2, &[0])])).await.unwrap();
        let sheet = house.sheet(&li, &attempt).await;
        let first = house.save(&li, &attempt, entry("third", sheet.epoch, 1, 3, &[1])).await.unwrap();
        let again = house.save(&li, &attempt, entry("third", first.epoch, 1, 3, &[1])).await.unwrap();
        assert_eq!(again.receipt, first.receipt);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 4);
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(4));
    }

    async fn an_attempt_of_before_the_last_sequence_was_known_keeps_each_answer_once(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.tamper("UPDATE attempt SET last_sequence = NULL").await;
        let first = house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap();
        let second = house.save(&li, &attempt, entry("desk", 1, 2, 0, &[1])).await.unwrap();
        let again = house.save(&li, &attempt, entry("desk", 1, 1, 0, &[0])).await.unwrap();
        assert_eq!((first.receipt == again.receipt, second.version), (true, 2));
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(2));
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE last_sequence IS NULL").await, 1);
    }

    async fn a_newer_epoch_wins_over_a_higher_sequence(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("desk", 0, 90, 0, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 1, 1, 0, &[1])).await.unwrap();
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn an_epoch_from_the_future_is_stale_like_one_from_the_past(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let ahead = house.save(&li, &attempt, entry("phone", 7, 1, 0, &[0])).await;
        assert_eq!(refusal(ahead), Refusal::HeldByAnotherDevice);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), None);
    }

    async fn another_server_goes_on_where_the_first_stopped(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saved = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        let server = house.second_office().await;
        server.save(&li, &attempt, entry("phone", saved.epoch, 2, 1, &[1])).await.unwrap();
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![0]), Some(vec![1])));
        assert!(right(items(&sheet).next().unwrap()).len() == 1);
        assert_eq!(server.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(2));
    }
}
