//! What a look at a session finds is so now, whoever changed it: this office, or somebody else with the database.

use engine::Lang;
use office::views::desk::{DeskFilter, Who};
use office::{Department, Look, Role};

use crate::house::{HOUR, House, MINUTE, OPERATOR};

/// A zone for the team of T01.
const ZONE: &str = "UPDATE team SET zone = 'Europe/Berlin'";

impl House {
    /// What a look finds, and finds again.
    async fn look(&self, token: &str) -> Look {
        let first = self.office.look(token).await.unwrap();
        let again = self.office.look(token).await.unwrap();
        assert_eq!(format!("{first:?}"), format!("{again:?}"));
        again
    }

    async fn zone(&self, token: &str) -> Option<String> {
        self.look(token).await.viewer.unwrap().zone
    }
}

on_both! {
    async fn what_somebody_else_changes_is_seen_with_the_next_look(house: House) {
        house.person_in("T01", Role::Trainee, Some("晨光组")).await;
        let token = house.signed_in("T01").await.token;
        let viewer = async || house.look(&token).await.viewer.unwrap();
        let before = viewer().await;
        assert!(!before.must_change_password && before.zone.is_none() && before.roles.has(Role::Trainee));
        house.tamper("UPDATE person_data SET name = '新名', language = 'en'").await;
        let renamed = viewer().await;
        assert_eq!((renamed.name.as_str(), renamed.language), ("新名", Some(Lang::En)));
        house.tamper("UPDATE credential SET must_change = TRUE").await;
        assert!(viewer().await.must_change_password);
        house.tamper("UPDATE role_grant SET role = 'trainer'").await;
        assert_eq!(viewer().await.roles.iter().collect::<Vec<_>>(), [Role::Trainer]);
        house.tamper("DELETE FROM role_grant").await;
        assert_eq!(viewer().await.roles.iter().count(), 0);
        house.tamper("INSERT INTO role_grant (person_id, role) SELECT id, 'manager' FROM person").await;
        assert!(viewer().await.roles.has(Role::Manager));
        house.tamper(ZONE).await;
        assert_eq!(viewer().await.zone.as_deref(), Some("Europe/Berlin"));
        house.tamper("DELETE FROM membership").await;
        assert_eq!(viewer().await.zone, None);
        house.tamper("UPDATE person_data SET present = FALSE").await;
        assert!(house.look(&token).await.viewer.is_none());
        house.tamper("UPDATE person_data SET present = TRUE").await;
        viewer().await;
        house.tamper("DELETE FROM credential").await;
        assert!(!viewer().await.must_change_password);
        house.tamper("UPDATE session SET ended_at = 1").await;
        assert!(house.look(&token).await.viewer.is_none());
    }

    async fn who_leads_a_team_by_somebody_elses_hand_sees_it_with_the_next_look_and_a_deleted_session_is_none(house: House) {
        let manager = house.person("M01", Role::Manager).await;
        house.person_in("T01", Role::Trainee, Some("晨光组")).await;
        let token = house.signed_in("M01").await.token;
        let seen = async || {
            let viewer = house.look(&token).await.viewer.unwrap();
            house.numbers(&viewer, &DeskFilter::default(), &Who::All).await
        };
        assert!(seen().await.is_empty());
        house.tamper(&format!("INSERT INTO team_manager (team_id, person_id) SELECT id, '{manager}' FROM team")).await;
        assert_eq!(seen().await, ["T01"]);
        house.tamper("DELETE FROM team_manager").await;
        assert!(seen().await.is_empty());
        house.tamper("DELETE FROM session").await;
        assert!(house.look(&token).await.viewer.is_none());
    }

    async fn a_department_that_another_office_set_up_is_seen_with_the_next_look(house: House) {
        house.person("T01", Role::Trainee).await;
        let token = house.signed_in("T01").await.token;
        let other = house.second_office().await;
        for zone in ["Europe/Berlin", "Asia/Tokyo"] {
            let department = Department { zone: zone.to_owned(), ..Department::default() };
            other.set_department(&OPERATOR, department.clone()).await.unwrap();
            assert_eq!(house.look(&token).await.department.as_deref(), Some(&department));
        }
        house.tamper("DELETE FROM setting WHERE name = 'department'").await;
        assert!(house.look(&token).await.department.is_none());
    }

    async fn a_membership_begins_and_ends_at_its_moment(house: House) {
        house.person_in("T01", Role::Trainee, Some("晨光组")).await;
        house.tamper(ZONE).await;
        let token = house.signed_in("T01").await.token;
        let now = house.clock_now().0;
        let (from, until) = (now + MINUTE, now + 3 * MINUTE);
        house.tamper(&format!("UPDATE membership SET from_at = {from}, until_at = {until}")).await;
        assert_eq!(house.zone(&token).await, None);
        house.clock.advance(MINUTE - 1);
        assert_eq!(house.zone(&token).await, None);
        house.clock.advance(1);
        assert_eq!(house.zone(&token).await.as_deref(), Some("Europe/Berlin"));
        house.clock.advance(2 * MINUTE - 1);
        assert!(house.zone(&token).await.is_some());
        house.clock.advance(1);
        assert_eq!(house.zone(&token).await, None);
    }

    async fn who_is_looked_at_again_and_again_is_noted_as_in_use(house: House) {
        house.person("T01", Role::Trainee).await;
        let token = house.signed_in("T01").await.token;
        for _ in 0..11 {
            house.clock.advance(2 * HOUR);
            house.look(&token).await;
            // It is written in passing.
            house.office.settled().await;
            assert_eq!(house.count("SELECT seen_at FROM session").await, house.clock_now().0);
        }
        assert!(house.look(&token).await.viewer.is_some(), "a day without a break of twelve hours");
        house.clock.advance(12 * HOUR);
        assert!(house.look(&token).await.viewer.is_none());
    }
}
