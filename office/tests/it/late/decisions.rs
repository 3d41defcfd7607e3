use engine::{Points, Refusal};
use office::views::NotGraded;
use office::{Finding, LateVerdict, Role};

use super::{COUNT, Case, WHY};
use crate::exam_room::{right, wrong};
use crate::house::{House, MINUTE, OPERATOR, refusal};

on_both! {
    async fn a_late_answer_that_is_counted_makes_new_marks_and_the_certificate_that_becomes_due(house: House) {
        let case = house.late_red_line(right).await;
        let before = house.marks_of(&case.li, &case.attempt).await;
        assert_eq!((before.marks.total, before.marks.passed, before.certificate.is_some()), (Points::whole(17), false, false));
        assert_eq!(before.kept.len(), 1);
        assert!(before.kept[0].waits && before.kept[0].decision.is_none() && before.kept[0].entered.is_empty());
        assert_eq!(before.kept[0].why, NotGraded::Late { by_ms: 2 * MINUTE });
        assert_eq!(house.undecided(&case.trainer).await, 1);

        let decided = house.decide(&case, &case.trainer, COUNT).await.unwrap();
        assert_eq!((decided.from, decided.to), (Points::whole(17), Points::whole(20)));
        let after = house.marks_of(&case.li, &case.attempt).await;
        assert_eq!((after.marks.total, after.marks.passed, after.certificate.is_some()), (Points::whole(20), true, true));
        let told = after.kept[0].decision.as_ref().unwrap();
        assert_eq!((told.counted, told.reason.as_str(), told.by.as_deref()), (true, WHY, None), "nobody is named");
        let red = after.items.iter().find(|item| item.result.as_ref().is_some_and(|one| one.red_line)).unwrap();
        assert!(red.chosen.is_some(), "what counts is what was counted");
        assert_eq!(house.undecided(&case.trainer).await, 0);
        assert_eq!(house.count("SELECT total FROM marks WHERE number = 1").await, 1700, "marks never change");
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 2);
        let rests = "SELECT count(*) FROM certificate c JOIN marks m ON m.id = c.marks_id WHERE m.number = 2";
        assert_eq!(house.count(rests).await, 1);
        let event = format!("SELECT count(*) FROM event WHERE kind = 'attempt.answer-counted' AND why = '{WHY}'");
        assert_eq!(house.count(&event).await, 1);
        assert!(house.is_whole(&case.attempt).await, "decisions belong to what is verified");
        house.office.seal_events().await.unwrap();
        let page = house.office.attempt_page(&case.trainer, &case.li.person, &case.attempt, engine::Lang::En).await.unwrap();
        assert_eq!(page.gradings.iter().map(|one| (one.total, one.passed)).collect::<Vec<_>>(), [(Points::whole(20), true), (Points::whole(17), false)]);
        assert_eq!(page.gradings[0].by.as_deref(), Some("员工C1"));
        assert_eq!(page.kept[0].decision.as_ref().unwrap().by.as_deref(), Some("员工C1"));
    }

    async fn an_answer_that_is_left_changes_no_marks_and_is_decided_for_good(house: House) {
        let case = house.late_red_line(right).await;
        house.decide(&case, &case.trainer, LateVerdict::Leave).await.unwrap();
        house.decide(&case, &case.trainer, LateVerdict::Leave).await.unwrap();
        assert_eq!(refusal(house.decide(&case, &case.trainer, COUNT).await), Refusal::DecidedMeanwhile);
        let other = house.viewer("A1", Role::Administrator, None).await;
        assert_eq!(refusal(house.decide(&case, &other, LateVerdict::Leave).await), Refusal::DecidedMeanwhile);
        let page = house.marks_of(&case.li, &case.attempt).await;
        assert_eq!((page.marks.total, page.kept[0].decision.as_ref().unwrap().counted), (Points::whole(17), false));
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'attempt.answer-left'").await, 1);
        assert_eq!(house.undecided(&case.trainer).await, 0);
        assert!(house.is_whole(&case.attempt).await);
    }

    async fn marks_fall_only_when_the_totals_were_seen_and_a_certificate_stays(house: House) {
        let case = house.late_and_wrong().await;
        let (from, to) = (Points::whole(20), Points::whole(17));
        let fall = refusal(house.decide(&case, &case.trainer, COUNT).await);
        let Refusal::MarksWouldFall { from: told, to: then, max, .. } = fall else { panic!("{fall:?}") };
        assert_eq!((told, then, max), (from, to, from));
        let other = LateVerdict::Count { seen: Some((from, Points::whole(16))) };
        assert!(matches!(refusal(house.decide(&case, &case.trainer, other).await), Refusal::MarksWouldFall { .. }));
        assert_eq!(house.count("SELECT count(*) FROM answer_decision").await, 0, "nothing was changed");
        let seen = LateVerdict::Count { seen: Some((from, to)) };
        house.decide(&case, &case.trainer, seen).await.unwrap();
        let page = house.marks_of(&case.li, &case.attempt).await;
        assert_eq!((page.marks.total, page.certificate.is_some()), (to, true), "it rests on the first marks and stays");
        assert!(house.is_whole(&case.attempt).await);
    }

    async fn of_two_who_decide_at_once_one_does_and_the_other_is_told(house: House) {
        let case = house.late_red_line(right).await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let second = house.second_office().await;
        let about = (&case.li.person, &case.attempt);
        let (one, other) = tokio::join!(
            house.office.decide_answer(&case.trainer, about, case.ordinal, COUNT, WHY),
            second.decide_answer(&admin, about, case.ordinal, LateVerdict::Leave, WHY),
        );
        assert_ne!(one.is_ok(), other.is_ok());
        let lost = one.err().or(other.err()).unwrap();
        assert_eq!(lost.refusal(), Some(&Refusal::DecidedMeanwhile));
        assert_eq!(house.count("SELECT count(*) FROM answer_decision").await, 1);
    }

    async fn the_same_decision_sent_at_once_grades_once(house: House) {
        let case = house.late_red_line(right).await;
        let second = house.second_office().await;
        let about = (&case.li.person, &case.attempt);
        let (one, other) = tokio::join!(
            house.office.decide_answer(&case.trainer, about, case.ordinal, COUNT, WHY),
            second.decide_answer(&case.trainer, about, case.ordinal, COUNT, WHY),
        );
        assert_eq!((one.unwrap().to, other.unwrap().to), (Points::whole(20), Points::whole(20)));
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 2);
        assert_eq!(house.count("SELECT count(*) FROM certificate").await, 1);
    }

    async fn of_the_answers_to_one_question_one_is_counted(house: House) {
        let case = house.late_red_line(right).await;
        let place: u16 = house.count("SELECT CAST(place AS BIGINT) FROM answer WHERE ordinal = 8").await.try_into().unwrap();
        let again = crate::exam_room::entry("phone", 1, 91, place, &[]);
        assert!(house.save(&case.li, &case.attempt, again).await.is_err());
        assert_eq!(house.undecided(&case.trainer).await, 0, "what was entered last is nothing, and nothing counts");
        house.decide(&case, &case.trainer, COUNT).await.unwrap();
        let later = Case { ordinal: 9, ..case };
        assert_eq!(refusal(house.decide(&later, &later.trainer, COUNT).await), Refusal::DecidedMeanwhile);
        house.decide(&later, &later.trainer, LateVerdict::Leave).await.unwrap();
        assert!(house.is_whole(&later.attempt).await);
    }

    async fn a_decision_that_the_log_does_not_know_is_found(house: House) {
        let case = house.late_red_line(right).await;
        let look = async || house.second_office().await.verify_attempt(&OPERATOR, &case.attempt).await.unwrap().findings;
        let forged = format!(
            "INSERT INTO answer_decision (attempt_id, ordinal, place, counted, reason, decided_by, decided_at) \
             SELECT attempt_id, ordinal, place, TRUE, 'x', 'nobody', 0 FROM answer WHERE ordinal = {}", case.ordinal);
        house.tamper(&forged).await;
        assert_eq!(look().await, [Finding::Marks, Finding::Decision { ordinal: case.ordinal }]);
        house.tamper("DELETE FROM answer_decision").await;
        house.decide(&case, &case.trainer, COUNT).await.unwrap();
        assert!(look().await.is_empty());
        house.tamper("UPDATE answer_decision SET counted = FALSE").await;
        assert_eq!(look().await, [Finding::Marks, Finding::Decision { ordinal: case.ordinal }]);
        house.tamper("DELETE FROM answer_decision").await;
        assert_eq!(look().await, [Finding::Marks, Finding::Decision { ordinal: case.ordinal }]);
    }

    async fn what_came_after_the_end_and_says_the_same_needs_no_decision(house: House) {
        let case = house.late_red_line(wrong).await;
        assert_eq!(house.undecided(&case.trainer).await, 1);
        let same = house.count("SELECT count(*) FROM answer WHERE place = 0 AND standing = 'counted'").await;
        let sheet = house.office.receipts(&case.li, &case.attempt).await.unwrap();
        let first = sheet.answers.iter().find(|line| line.standing == "counted").unwrap();
        let place = u16::try_from(first.place).unwrap();
        let again = crate::exam_room::entry("phone", 1, 95, place, first.entered.as_ref().unwrap().places());
        assert!(house.save(&case.li, &case.attempt, again).await.is_err());
        assert_eq!((house.undecided(&case.trainer).await, same <= 1), (1, true));
    }
}
