use std::sync::Arc;

use engine::{Lang, Moment, Refusal};
use office::views::desk::GrantState;
use office::{Extra, GrantForm, GrantId, Granted, PersonId};

use super::{Desk, cert};
use crate::exam_room::slug;
use crate::house::{DAY, HOUR, House, MINUTE, refusal};

const WHY: &str = "网络中断";

impl House {
    async fn deadline(&self, desk: &Desk) -> Moment {
        let record = self.office.record(&desk.admin, desk.id("F"), Lang::En).await.unwrap();
        record.exams.iter().find_map(|exam| exam.deadline).unwrap()
    }

    async fn waiting(&self, desk: &Desk, staff_no: &str) -> GrantId {
        let record = self.office.record(&desk.admin, desk.id(staff_no), Lang::En).await.unwrap();
        record.grants.into_iter().find(|grant| grant.state == GrantState::Waits).unwrap().id
    }
}

on_both! {
    async fn the_same_form_sent_twice_grants_once_and_says_the_same(house: House) {
        let desk = house.desk().await;
        let shown = house.deadline(&desk).await;
        let form = GrantForm { name: house.office.form_name(&desk.morning), deadline: Some(shown) };
        let grant = async |staff_no: &str, form: &GrantForm| {
            house.office.grant(&desk.morning, desk.id(staff_no), &cert(), Extra::Minutes(10), WHY, form).await
        };
        let first = grant("F", &form).await.unwrap();
        assert_eq!(grant("F", &form).await.unwrap(), first);
        assert_eq!(house.deadline(&desk).await, shown.plus_ms(10 * MINUTE));
        let waits = GrantForm { name: house.office.form_name(&desk.morning), deadline: None };
        assert_eq!((grant("D", &waits).await.unwrap(), grant("D", &waits).await.unwrap()), (Granted::Waits, Granted::Waits));
        assert_eq!(house.count("SELECT count(*) FROM exam_grant").await, 2);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind IN ('attempt.extended', 'grant.given')").await, 2);
    }

    async fn fifty_of_the_same_form_at_once_grant_once(house: House) {
        let desk = house.desk().await;
        let shown = house.deadline(&desk).await;
        let form = GrantForm { name: house.office.form_name(&desk.admin), deadline: Some(shown) };
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let grants: Vec<_> = (0..50)
            .map(|number| {
                let (office, admin, person) = (servers[number % 2].clone(), desk.admin.clone(), desk.id("F").clone());
                let form = form.clone();
                tokio::spawn(async move { office.grant(&admin, &person, &cert(), Extra::Minutes(5), WHY, &form).await })
            })
            .collect();
        let deadline = shown.plus_ms(5 * MINUTE);
        for grant in grants {
            assert!(matches!(grant.await.unwrap().unwrap(), Granted::Extended { deadline: later, .. } if later == deadline));
        }
        assert_eq!(house.deadline(&desk).await, deadline);
    }

    async fn two_who_see_the_same_end_do_not_both_move_it(house: House) {
        let desk = house.desk().await;
        let shown = house.deadline(&desk).await;
        let form = |number: usize| GrantForm { name: format!("form-{number}"), deadline: Some(shown) };
        let by = async |viewer, number| {
            house.office.grant(viewer, desk.id("F"), &cert(), Extra::Minutes(10), WHY, &form(number)).await
        };
        by(&desk.morning, 1).await.unwrap();
        let at = shown.plus_ms(10 * MINUTE);
        assert_eq!(refusal(by(&desk.admin, 2).await), Refusal::DeadlineMoved { at });
        assert_eq!(house.deadline(&desk).await, at);
    }

    async fn what_waits_can_be_taken_back_by_those_who_lead(house: House) {
        let desk = house.desk().await;
        let (office, person) = (&house.office, desk.id("D"));
        let give = async || {
            office.grant(&desk.morning, person, &cert(), Extra::Minutes(10), WHY, &GrantForm::default()).await.unwrap()
        };
        give().await;
        let id = house.waiting(&desk, "D").await;
        for viewer in [desk.of("D"), desk.of("A")] {
            assert_eq!(refusal(office.withdraw_grant(viewer, person, &id, WHY).await), Refusal::NotAllowed);
        }
        assert_eq!(refusal(office.withdraw_grant(&desk.evening, person, &id, WHY).await), Refusal::NotFound);
        for other in [desk.id("F"), &PersonId::new("invented")] {
            assert_eq!(refusal(office.withdraw_grant(&desk.morning, other, &id, WHY).await), Refusal::NotFound);
        }
        let bad = Refusal::BadRequest { field: "reason".to_owned() };
        assert_eq!(refusal(office.withdraw_grant(&desk.morning, person, &id, " ").await), bad);
        for _ in 0..2 {
            office.withdraw_grant(&desk.morning, person, &id, WHY).await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'grant.withdrawn' AND why IS NOT NULL").await, 1);
        let record = office.record(&desk.morning, person, Lang::En).await.unwrap();
        assert_eq!(record.grants[0].state, GrantState::Void);
        give().await;
        house.start(desk.of("D"), "cert").await;
        let used = office.record(&desk.morning, person, Lang::En).await.unwrap().grants.remove(0);
        assert_eq!((used.state, used.minutes), (GrantState::Used, Some(10)));
        assert_eq!(refusal(office.withdraw_grant(&desk.morning, person, &used.id, WHY).await), Refusal::GrantUsed);
    }

    async fn a_start_and_a_withdrawal_at_once_leave_one_winner(house: House) {
        let desk = house.desk().await;
        let second = house.second_office().await;
        for _ in 0..5 {
            let (office, li) = (&house.office, desk.of("E"));
            office.grant(&desk.admin, &li.person, &cert(), Extra::Attempt, WHY, &GrantForm::default()).await.unwrap();
            let id = house.waiting(&desk, "E").await;
            let exam = cert();
            let (started, withdrawn) = tokio::join!(
                office.start(li, &exam, Lang::ZhHans),
                second.withdraw_grant(&desk.admin, &li.person, &id, WHY),
            );
            assert!(started.is_ok() != withdrawn.is_ok(), "{started:?} {withdrawn:?}");
            if let Ok(attempt) = started {
                office.hand_in(li, &attempt).await.unwrap();
            }
            house.clock.advance(DAY);
        }
    }

    async fn a_grant_that_a_certificate_has_overtaken_is_not_said_to_wait(house: House) {
        let desk = house.desk().await;
        house.office.mark_read(desk.of("C"), &slug("greeting")).await.unwrap();
        let form = GrantForm::default();
        house.office.grant(&desk.admin, desk.id("C"), &cert(), Extra::Attempt, WHY, &form).await.unwrap();
        house.clock.advance(DAY);
        house.sit(desk.of("C"), "cert", crate::exam_room::right).await;
        house.clock.advance(HOUR);
        let record = house.office.record(&desk.admin, desk.id("C"), Lang::En).await.unwrap();
        assert_eq!(record.grants[0].state, GrantState::Void);
    }
}
