//! Standing extra time: for whom, by whom, for which exams, and who learns of it.

use engine::{Lang, Refusal};
use office::views::desk::{AccommodationRecord, ToldBy};
use office::{Accommodation, Extra, GrantForm, Role, Viewer};

use super::{Desk, cert};
use crate::exam_room::slug;
use crate::house::{DAY, House, MINUTE, OPERATOR, refusal};

const WHY: &str = "阅读障碍";

fn longer(percent: u32) -> Accommodation {
    Accommodation { percent, from: String::new(), until: String::new() }
}

impl House {
    async fn give(&self, desk: &Desk, staff_no: &str, asked: Accommodation) {
        self.office.accommodate(&desk.admin, desk.id(staff_no), asked, WHY).await.unwrap();
    }

    /// How many minutes the next attempt at an exam lasts longer, as the briefing says.
    async fn extra(&self, viewer: &Viewer, exam: &str) -> u32 {
        self.office.briefing(viewer, &slug(exam), Lang::En).await.unwrap().extra_minutes
    }

    /// How many minutes a new attempt at an exam has; it is handed in at once.
    async fn lasts(&self, viewer: &Viewer, exam: &str) -> i64 {
        let attempt = self.start(viewer, exam).await;
        let left = self.office.remaining(viewer, &attempt).await.unwrap().remaining_ms.unwrap();
        self.office.hand_in(viewer, &attempt).await.unwrap();
        assert_eq!(left % MINUTE, 0);
        left / MINUTE
    }
}

on_both! {
    async fn extra_time_holds_for_every_exam_with_a_clock_rounded_up_to_whole_minutes(house: House) {
        let desk = house.desk().await;
        let li = desk.of("D");
        for (percent, of_thirty, of_ten) in [(25, 8, 3), (33, 10, 4), (50, 15, 5), (100, 30, 10)] {
            house.give(&desk, "D", longer(percent)).await;
            assert_eq!((house.extra(li, "cert").await, house.extra(li, "mock").await), (of_thirty, of_ten));
            assert_eq!(house.lasts(li, "mock").await, i64::from(10 + of_ten));
        }
        assert_eq!(house.extra(li, "drill").await, 0, "without a clock there is nothing to be longer");
        assert_eq!(house.extra(desk.of("A"), "mock").await, 0, "for nobody else");
        assert_eq!(house.count("SELECT count(*) FROM accommodation WHERE ended_at IS NULL").await, 1);
        let said = "SELECT count(*) FROM event WHERE kind = 'attempt.started' AND after LIKE '%\"percent\":33%'";
        assert_eq!(house.count(said).await, 1);
    }

    async fn granted_minutes_come_on_top(house: House) {
        let desk = house.desk().await;
        let li = desk.of("D");
        house.give(&desk, "D", longer(50)).await;
        let (extra, form) = (Extra::Minutes(7), GrantForm::default());
        house.office.grant(&desk.admin, &li.person, &cert(), extra, WHY, &form).await.unwrap();
        assert_eq!((house.extra(li, "cert").await, house.extra(li, "mock").await), (22, 5));
        assert_eq!(house.lasts(li, "cert").await, 52);
        house.clock.advance(DAY);
        assert_eq!(house.lasts(li, "cert").await, 45, "what was granted is used");
    }

    async fn it_holds_from_its_first_day_to_its_last_and_a_paper_that_runs_stays_as_it_is(house: House) {
        let desk = house.desk().await;
        let li = desk.of("F");
        let running = house.start(li, "cert").await;
        let before = house.office.remaining(li, &running).await.unwrap().deadline;
        // The desk stands on 6 September 2026, 09:00 in Shanghai.
        let asked = Accommodation { percent: 50, from: "2026-09-07".to_owned(), until: "2026-09-08".to_owned() };
        house.give(&desk, "F", asked).await;
        assert_eq!(house.office.remaining(li, &running).await.unwrap().deadline, before);
        assert_eq!(house.extra(li, "mock").await, 0);
        house.clock.advance(DAY);
        assert_eq!(house.extra(li, "mock").await, 5);
        house.clock.advance(DAY);
        assert_eq!(house.extra(li, "mock").await, 5);
        house.clock.advance(DAY);
        assert_eq!(house.extra(li, "mock").await, 0);
        let past = Accommodation { percent: 50, from: String::new(), until: "2026-09-08".to_owned() };
        let refused = house.office.accommodate(&desk.admin, &li.person, past, WHY).await;
        assert_eq!(refusal(refused), Refusal::BadRequest { field: "until".to_owned() });
    }

    async fn it_is_ended_with_a_reason_and_twice_changes_nothing(house: House) {
        let desk = house.desk().await;
        let li = desk.of("D");
        for _ in 0..2 {
            house.give(&desk, "D", longer(25)).await;
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'accommodation.set'").await, 1);
        for _ in 0..2 {
            house.office.end_accommodation(&desk.morning, &li.person, "不再需要").await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'accommodation.ended'").await, 1);
        assert_eq!((house.extra(li, "mock").await, house.lasts(li, "mock").await), (0, 10));
    }

    async fn managers_of_the_team_and_administrators_decide_and_see_it_and_nobody_else(house: House) {
        let desk = house.desk().await;
        let trainer = house.viewer("C9", Role::Trainer, None).await;
        let li = desk.of("D");
        house.office.accommodate(&desk.morning, &li.person, longer(50), WHY).await.unwrap();
        for (viewer, expect) in [
            (&desk.evening, Refusal::NotFound),
            (&trainer, Refusal::NotAllowed),
            (desk.of("A"), Refusal::NotAllowed),
            (li, Refusal::NotAllowed),
        ] {
            assert_eq!(refusal(house.office.accommodate(viewer, &li.person, longer(99), WHY).await), expect);
            assert_eq!(refusal(house.office.end_accommodation(viewer, &li.person, WHY).await), expect);
        }
        let own = house.office.accommodate(&desk.admin, &desk.admin.person, longer(50), WHY).await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let bad = |field: &str| Refusal::BadRequest { field: field.to_owned() };
        assert_eq!(refusal(house.office.accommodate(&desk.admin, &li.person, longer(0), WHY).await), bad("percent"));
        assert_eq!(refusal(house.office.accommodate(&desk.admin, &li.person, longer(201), WHY).await), bad("percent"));
        assert_eq!(refusal(house.office.accommodate(&desk.admin, &li.person, longer(50), " ").await), bad("reason"));
        for viewer in [&desk.evening, &trainer, desk.of("A")] {
            assert_eq!(refusal(house.office.record(viewer, &li.person, Lang::En).await), Refusal::NotFound);
        }
        let seen = house.office.record(&desk.morning, &li.person, Lang::En).await.unwrap();
        let by = Some(desk.morning.name.clone());
        let held = AccommodationRecord { percent: 50, reason: WHY.to_owned(), from: house.clock_now(), until: None, by };
        assert_eq!(seen.accommodation.as_ref(), Some(&held));
        let own = house.office.my_record(li, Lang::En).await.unwrap();
        assert_eq!(own.accommodation, Some(AccommodationRecord { by: None, ..held }));
        let told = own.events.iter().find(|told| told.kind == "accommodation.set").unwrap();
        assert_eq!((&told.by, &told.why), (&ToldBy::Somebody { name: None }, &None), "the log does not say why");
    }

    async fn it_goes_with_what_says_who_they_were(house: House) {
        let desk = house.desk().await;
        house.give(&desk, "D", longer(50)).await;
        house.office.end_accommodation(&desk.admin, desk.id("D"), "不再需要").await.unwrap();
        house.give(&desk, "D", longer(25)).await;
        house.office.erase_person(&OPERATOR, "D").await.unwrap();
        assert_eq!(house.count("SELECT count(*) FROM accommodation").await, 0);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE why LIKE '%阅读障碍%'").await, 0);
    }
}
