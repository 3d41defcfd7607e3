use std::sync::Arc;

use engine::{Lang, Points, Refusal};
use office::views::desk::{DeskFilter, Progress, ToldBy, Who};
use office::{Extra, GrantForm, Granted, PersonId};

use super::{Desk, cert, count};
use crate::exam_room::{entry, items, right, slug, wrong};
use crate::house::{DAY, HOUR, House, MINUTE, refusal};

const MANY: usize = 50;
const WHY: &str = "病假两周，补一次";

impl House {
    async fn allowed(&self, desk: &Desk, staff_no: &str) -> (u32, u32) {
        let briefing = self.office.briefing(desk.of(staff_no), &cert(), Lang::En).await.unwrap();
        (briefing.attempts_used, briefing.attempts_allowed)
    }

    async fn grant(&self, desk: &Desk, staff_no: &str, extra: Extra) -> Granted {
        self.office.grant(&desk.admin, desk.id(staff_no), &cert(), extra, WHY, &GrantForm::default()).await.unwrap()
    }
}

on_both! {
    async fn one_more_attempt_is_one_more_and_no_more(house: House) {
        let desk = house.desk().await;
        let li = desk.of("E");
        let start = async || house.office.start(li, &cert(), Lang::ZhHans).await;
        assert_eq!(refusal(start().await), Refusal::NoAttemptsLeft { allowed: 2 });
        let granted = house.office.grant(&desk.evening, &li.person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await.unwrap();
        assert_eq!((granted, house.allowed(&desk, "E").await), (Granted::Waits, (2, 3)));
        let overview = house.overview(&desk.evening, &DeskFilter::default()).await;
        assert_eq!((count(&overview, Progress::Stuck), count(&overview, Progress::Failed)), (0, 1));
        let home = house.office.home(li, Lang::En).await.unwrap();
        let card = home.exams.iter().find(|card| card.exam == cert()).unwrap();
        assert_eq!((card.attempts_allowed, &card.may_start), (3, &Ok(())));
        let again = house.office.grant(&desk.evening, &li.person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await;
        assert_eq!(refusal(again), Refusal::AlreadyGranted);
        house.sit(li, "cert", wrong).await;
        assert_eq!(house.allowed(&desk, "E").await, (3, 3));
        house.clock.advance(DAY);
        assert_eq!(refusal(start().await), Refusal::NoAttemptsLeft { allowed: 3 });
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'grant.given' AND why = '病假两周，补一次'").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM exam_grant WHERE attempt_id IS NULL").await, 0);
        house.grant(&desk, "E", Extra::Attempt).await;
        house.sit(li, "cert", right).await;
        let overview = house.overview(&desk.evening, &DeskFilter::default()).await;
        assert_eq!(count(&overview, Progress::Passed), 1);
    }

    async fn a_granted_attempt_is_kept_until_the_regular_ones_are_used_up(house: House) {
        let desk = house.desk().await;
        house.grant(&desk, "C", Extra::Attempt).await;
        assert_eq!(house.allowed(&desk, "C").await, (1, 3));
        let early = house.office.start(desk.of("C"), &cert(), Lang::ZhHans).await;
        assert!(matches!(refusal(early), Refusal::PauseUntil { .. }), "the pause stays");
        house.clock.advance(DAY);
        house.sit(desk.of("C"), "cert", wrong).await;
        assert_eq!(house.count("SELECT count(*) FROM exam_grant WHERE attempt_id IS NULL").await, 1);
        house.clock.advance(DAY);
        house.sit(desk.of("C"), "cert", wrong).await;
        assert_eq!((house.allowed(&desk, "C").await, house.count("SELECT count(*) FROM exam_grant WHERE attempt_id IS NULL").await), ((3, 3), 0));
    }

    async fn fifty_parallel_starts_spend_one_grant_on_one_attempt(house: House) {
        let desk = house.desk().await;
        house.grant(&desk, "E", Extra::Attempt).await;
        house.grant(&desk, "E", Extra::Minutes(15)).await;
        let before = house.count("SELECT count(*) FROM attempt").await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let starts = (0..MANY).map(|number| {
            let (office, viewer) = (servers[number % 2].clone(), desk.of("E").clone());
            tokio::spawn(async move { office.start(&viewer, &cert(), Lang::ZhHans).await.unwrap() })
        });
        let mut ids = Vec::new();
        for start in starts.collect::<Vec<_>>() {
            ids.push(start.await.unwrap());
        }
        ids.dedup();
        assert_eq!((ids.len(), house.count("SELECT count(*) FROM attempt").await), (1, before + 1));
        assert_eq!(house.count("SELECT count(*) FROM exam_grant WHERE attempt_id IS NOT NULL").await, 2);
        assert_eq!(house.count("SELECT extra_ms FROM attempt WHERE state = 'running' AND number = 3").await, 15 * MINUTE);
        house.office.hand_in(desk.of("E"), &ids[0]).await.unwrap();
        house.clock.advance(DAY);
        let next = house.office.start(desk.of("E"), &cert(), Lang::ZhHans).await;
        assert_eq!(refusal(next), Refusal::NoAttemptsLeft { allowed: 3 });
    }

    async fn of_fifty_parallel_grants_one_is_given(house: House) {
        let desk = house.desk().await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let grants = (0..MANY).map(|number| {
            let (office, admin, person) = (servers[number % 2].clone(), desk.admin.clone(), desk.id("E").clone());
            tokio::spawn(async move { office.grant(&admin, &person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await })
        });
        let mut given = 0;
        for grant in grants.collect::<Vec<_>>() {
            match grant.await.unwrap() {
                Ok(granted) => { assert_eq!(granted, Granted::Waits); given += 1; }
                refused => assert_eq!(refusal(refused), Refusal::AlreadyGranted),
            }
        }
        assert_eq!((given, house.count("SELECT count(*) FROM event WHERE kind = 'grant.given'").await), (1, 1));
    }

    async fn extra_minutes_move_the_deadline_of_the_attempt_that_runs(house: House) {
        let desk = house.desk().await;
        let (li, minute) = (desk.of("F"), MINUTE);
        let attempt = house.office.start(li, &cert(), Lang::ZhHans).await.unwrap();
        let before = house.office.remaining(li, &attempt).await.unwrap().deadline.unwrap();
        let granted = house.office.grant(&desk.morning, &li.person, &cert(), Extra::Minutes(10), "网络中断", &GrantForm::default()).await.unwrap();
        let after = before.plus_ms(10 * minute);
        assert_eq!(granted, Granted::Extended { attempt: attempt.clone(), deadline: after });
        assert_eq!(house.office.remaining(li, &attempt).await.unwrap().deadline, Some(after));
        let told = house.count(&format!(
            "SELECT count(*) FROM event WHERE kind = 'attempt.extended' AND why = '网络中断' AND subject = '{attempt}' \
             AND before LIKE '%{}%' AND after LIKE '%{}%'", before.0, after.0)).await;
        assert_eq!(told, 1);
        // After the old deadline and before the new one an answer counts, and no sweep ends it.
        let sheet = house.sheet(li, &attempt).await;
        let item = items(&sheet).next().unwrap();
        house.clock.set(before.plus_ms(5 * minute));
        house.office.sweep().await.unwrap();
        house.save(li, &attempt, entry("phone", sheet.epoch, 1, item.place, &right(item))).await.unwrap();
        house.clock.set(after);
        let late = house.save(li, &attempt, entry("phone", sheet.epoch, 2, item.place, &wrong(item))).await;
        assert_eq!(refusal(late), Refusal::TimeIsUp);
        let page = house.office.marks(li, &attempt, Lang::En).await.unwrap();
        assert_eq!((page.closed_at, page.marks.total > Points::ZERO), (after, true));
        let too_late = house.office.grant(&desk.morning, &li.person, &cert(), Extra::Minutes(5), WHY, &GrantForm::default()).await.unwrap();
        assert_eq!(too_late, Granted::Waits, "what has ended does not begin again");
    }

    async fn extra_minutes_wait_for_the_next_attempt_and_are_used_once(house: House) {
        let desk = house.desk().await;
        let li = desk.of("D");
        assert_eq!(house.grant(&desk, "D", Extra::Minutes(20)).await, Granted::Waits);
        let twice = house.office.grant(&desk.admin, &li.person, &cert(), Extra::Minutes(20), WHY, &GrantForm::default()).await;
        assert_eq!(refusal(twice), Refusal::AlreadyGranted);
        let attempt = house.sit(li, "cert", wrong).await;
        let record = house.office.record(&desk.morning, &li.person, Lang::En).await.unwrap();
        assert_eq!((record.attempts[0].extra_minutes, record.grants[0].attempt.as_ref()), (20, Some(&attempt)));
        house.clock.advance(DAY);
        let attempt = house.office.start(li, &cert(), Lang::ZhHans).await.unwrap();
        let sheet = house.sheet(li, &attempt).await;
        assert_eq!(sheet.deadline, Some(house.office.now().plus_ms(30 * MINUTE)));
    }

    async fn who_may_not_decide_grants_nothing(house: House) {
        let desk = house.desk().await;
        let (office, person) = (&house.office, desk.id("E"));
        let trainer = house.viewer("R1", office::Role::Trainer, None).await;
        for viewer in [desk.of("E"), desk.of("A"), &trainer] {
            assert_eq!(refusal(office.grant(viewer, person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await), Refusal::NotAllowed);
        }
        for unseen in [person, &desk.evening.person, &PersonId::new("invented")] {
            assert_eq!(refusal(office.grant(&desk.morning, unseen, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await), Refusal::NotFound);
        }
        let own = office.grant(&desk.admin, &desk.admin.person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let ask = async |exam: &str, extra, why: &str| refusal(office.grant(&desk.admin, person, &slug(exam), extra, why, &GrantForm::default()).await);
        let unfit = |field: &str| Refusal::BadRequest { field: field.to_owned() };
        assert_eq!(ask("nothing", Extra::Attempt, WHY).await, Refusal::NotFound);
        assert_eq!(ask("cert", Extra::Attempt, "  ").await, unfit("reason"));
        assert_eq!(ask("cert", Extra::Attempt, &"长".repeat(501)).await, unfit("reason"));
        assert_eq!(ask("mock", Extra::Attempt, WHY).await, unfit("exam"), "a mock has no limit");
        assert_eq!(ask("drill", Extra::Minutes(5), WHY).await, unfit("exam"), "a practice has no clock");
        for minutes in [0, 601] {
            assert_eq!(ask("cert", Extra::Minutes(minutes), WHY).await, unfit("minutes"));
        }
        let off_track = office.grant(&desk.admin, &desk.morning.person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await;
        assert_eq!(refusal(off_track), unfit("exam"), "a certification nobody asks of them");
        assert_eq!(house.count("SELECT count(*) FROM exam_grant").await, 0);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind LIKE 'grant.%'").await, 0);
    }

    async fn what_was_granted_before_a_certificate_does_not_outlive_it(house: House) {
        let desk = house.desk().await;
        house.office.mark_read(desk.of("C"), &slug("greeting")).await.unwrap();
        house.grant(&desk, "C", Extra::Attempt).await;
        house.clock.advance(DAY);
        house.sit(desk.of("C"), "cert", right).await;
        let who = Who::MayWork;
        assert_eq!(house.numbers(&desk.morning, &DeskFilter::default(), &who).await, ["A", "C"]);
        house.clock.advance(HOUR);
        assert_eq!(house.allowed(&desk, "C").await, (0, 2));
        house.grant(&desk, "C", Extra::Attempt).await;
        assert_eq!(house.allowed(&desk, "C").await, (0, 3), "the old one is void, the new one waits");
        let told = house.office.record(&desk.morning, desk.id("C"), Lang::En).await.unwrap().events;
        let given: Vec<_> = told.iter().filter(|one| one.kind == "grant.given").collect();
        assert_eq!((given.len(), given[0].why.as_deref(), given[0].about.as_deref()), (2, Some(WHY), Some("Certification")));
        assert!(matches!(&given[0].by, ToldBy::Somebody { name: Some(name) } if name == "员工ADMIN"));
    }
}
