//! Who decides about whom.

use engine::{Lang, Refusal};
use office::views::NotGraded;
use office::{LateVerdict, Role};

use super::{COUNT, Case, WHY};
use crate::exam_room::{entry, right, slug};
use crate::house::{House, MINUTE, refusal};

on_both! {
    async fn trainers_decide_about_everybody_managers_about_those_they_lead_and_nobody_about_themselves(house: House) {
        house.furnish().await;
        let li = house.candidate_in("T1", "晨光组").await;
        let (own, other) = (house.viewer("M1", Role::Manager, Some("晨光组")).await, house.viewer("M2", Role::Manager, Some("晚星组")).await);
        let (trainer, admin) = (house.viewer("C1", Role::Trainer, None).await, house.viewer("A1", Role::Administrator, None).await);
        let attempt = house.sit(&li, "mock", right).await;
        let clean = house.sit(&li, "cert", right).await;
        assert!(house.save(&li, &attempt, entry("phone", 1, 90, 0, &[])).await.is_err());
        let page = async |viewer, attempt| house.office.attempt_page(viewer, &li.person, attempt, Lang::En).await;
        for viewer in [&own, &trainer, &admin] {
            assert_eq!((page(viewer, &attempt).await.unwrap().kept.len(), house.undecided(viewer).await), (1, 1));
        }
        assert_eq!((refusal(page(&other, &attempt).await), house.undecided(&other).await), (Refusal::NotFound, 0));
        assert_eq!(refusal(page(&li, &attempt).await), Refusal::NotAllowed);
        assert_eq!(refusal(house.office.answers_waiting(&li, Lang::En).await), Refusal::NotAllowed);
        assert!(page(&own, &clean).await.unwrap().kept.is_empty());
        assert_eq!(refusal(page(&trainer, &clean).await), Refusal::NotFound, "trainers see where they are needed");
        let case = Case { trainer, li: li.clone(), attempt: attempt.clone(), ordinal: 5 };
        assert_eq!(refusal(house.decide(&case, &other, COUNT).await), Refusal::NotFound);
        assert_eq!(refusal(house.decide(&case, &li, COUNT).await), Refusal::NotAllowed);
        house.decide(&case, &own, LateVerdict::Leave).await.unwrap();
    }

    async fn a_trainer_who_sat_an_exam_does_not_decide_about_themselves(house: House) {
        house.furnish().await;
        let trainer = house.viewer("C1", Role::Trainer, None).await;
        let attempt = house.sit(&trainer, "mock", right).await;
        assert!(house.save(&trainer, &attempt, entry("phone", 1, 90, 0, &[])).await.is_err());
        let case = Case { li: trainer.clone(), trainer, attempt, ordinal: 5 };
        assert_eq!(refusal(house.decide(&case, &case.trainer, COUNT).await), Refusal::NotAllowed);
        assert_eq!(house.undecided(&case.trainer).await, 0);
        let page = house.office.attempt_page(&case.trainer, &case.li.person, &case.attempt, Lang::En).await;
        assert_eq!(refusal(page), Refusal::NotAllowed);
    }

    async fn what_runs_what_was_graded_and_practice_are_not_decided_about(house: House) {
        let case = house.late_red_line(right).await;
        let decide = async |attempt, ordinal, reason: &str| {
            refusal(house.office.decide_answer(&case.trainer, (&case.li.person, attempt), ordinal, COUNT, reason).await)
        };
        for (ordinal, reason, expect) in [
            (1, WHY, Refusal::NotFound),
            (99, WHY, Refusal::NotFound),
            (u32::MAX, WHY, Refusal::NotFound),
            (8, "  ", Refusal::BadRequest { field: "reason".to_owned() }),
        ] {
            assert_eq!(decide(&case.attempt, ordinal, reason).await, expect);
        }
        let running = house.start(&case.li, "mock").await;
        assert_eq!(decide(&running, 1, WHY).await, Refusal::NotFound);
        let practice = house.start(&case.li, "drill").await;
        for place in 0..3 {
            let payload = engine::Payload::choices([0]);
            house.office.practice_answer(&case.li, &practice, place, payload, Lang::ZhHans).await.unwrap();
        }
        assert_eq!(decide(&practice, 1, WHY).await, Refusal::NotFound);
        house.office.dismiss_person(&house.viewer("A1", Role::Administrator, None).await, &case.li.person, "离职").await.unwrap();
        assert_eq!((decide(&case.attempt, 8, WHY).await, house.undecided(&case.trainer).await), (Refusal::NotFound, 0));
    }

    async fn what_came_from_another_page_or_in_a_pause_is_told_apart(house: House) {
        house.furnish().await;
        let (trainer, li) = (house.viewer("C1", Role::Trainer, None).await, house.candidate("T1").await);
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("desk", 1, 1, 1, &[0])).await.unwrap();
        assert!(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[1])).await.is_err(), "the page has changed");
        house.office.pause_exam(&trainer, &slug("cert"), "停电").await.unwrap();
        house.clock.advance(MINUTE);
        assert!(house.save(&li, &attempt, entry("desk", 2, 3, 1, &[1])).await.is_err());
        house.office.resume_exam(&trainer, &slug("cert"), "恢复").await.unwrap();
        assert_eq!(house.undecided(&trainer).await, 0, "it runs");
        house.office.hand_in(&li, &attempt).await.unwrap();
        let page = house.office.attempt_page(&trainer, &li.person, &attempt, Lang::En).await.unwrap();
        let told: Vec<_> = page.kept.iter().map(|one| (one.why, one.other_device, one.waits)).collect();
        assert_eq!(told, [(NotGraded::Stale, true, true), (NotGraded::Paused, false, true)]);
        assert_eq!((page.kept[0].section, page.kept[0].number), (1, 1));
        assert_eq!(page.kept[0].counts.as_ref().unwrap()[0].place, 0);
        assert_eq!(house.undecided(&trainer).await, 2);
    }

    async fn the_reason_of_a_decision_goes_with_the_person(house: House) {
        let case = house.late_red_line(right).await;
        house.decide(&case, &case.trainer, LateVerdict::Leave).await.unwrap();
        house.office.erase_person(&crate::house::OPERATOR, "T1").await.unwrap();
        assert_eq!(house.count(&format!("SELECT count(*) FROM answer_decision WHERE reason = '{WHY}'")).await, 0);
        assert!(house.is_whole(&case.attempt).await);
    }
}
