//! Teams, posts and mentors: given, held for their days, and taken.

use engine::Lang;
use office::views::desk::{DeskFilter, Who};
use office::{Role, TeamPlace};

use super::{bad, place, posting, posts};
use crate::house::{DAY, House, MINUTE, refusal};

on_both! {
    async fn a_place_in_a_team_holds_from_its_first_day_to_its_last(house: House) {
        let admin = house.administrator().await;
        let manager = house.viewer("M1", Role::Manager, Some("晨光组")).await;
        let person = house.person("T1", Role::Trainee).await;
        // It is 1 August, 09:00 in the department.
        let asked = place("晨光组", TeamPlace::Temporary, "2026-08-02", "2026-08-03");
        house.office.assign_team(&admin, &person, asked).await.unwrap();
        let sees = async || {
            let token = house.signed_in("M1").await.token;
            let viewer = house.office.viewer(&token).await.unwrap().unwrap();
            house.office.record(&viewer, &person, Lang::En).await.is_ok()
        };
        assert!(!sees().await, "not before");
        house.clock.advance(15 * 60 * MINUTE);
        assert!(sees().await, "from the midnight at which the day begins");
        house.clock.advance(2 * DAY - 1);
        assert!(sees().await, "to the end of the last day");
        house.clock.advance(1);
        assert!(!sees().await, "and no longer");
        assert_eq!(manager.person, house.signed_in("M1").await.viewer.person);
    }

    async fn a_place_that_cannot_be_is_refused(house: House) {
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        let cases = [
            (place("", TeamPlace::Regular, "", ""), "team"),
            (place("x\u{7}", TeamPlace::Regular, "", ""), "team"),
            (place("晨光组", TeamPlace::Regular, "tomorrow", ""), "from"),
            (place("晨光组", TeamPlace::Regular, "", "2026-02-30"), "until"),
            (place("晨光组", TeamPlace::Regular, "", "2026-07-31"), "until"),
            (place("晨光组", TeamPlace::Regular, "2026-09-02", "2026-09-01"), "until"),
            (place("晨光组", TeamPlace::Leads, "", ""), "place"),
        ];
        for (asked, field) in cases {
            assert_eq!(refusal(house.office.assign_team(&admin, &person, asked.clone()).await), bad(field), "{asked:?}");
        }
        assert_eq!(house.count("SELECT count(*) FROM team").await, 0);
    }

    async fn another_place_in_the_same_team_takes_the_place_of_the_first(house: House) {
        let admin = house.administrator().await;
        let person = house.person_in("T1", Role::Trainee, Some("晨光组")).await;
        house.office.assign_team(&admin, &person, place("晨光组", TeamPlace::Trial, "", "")).await.unwrap();
        house.office.assign_team(&admin, &person, place("晚星组", TeamPlace::Regular, "", "")).await.unwrap();
        let teams = house.account(&admin, &person).await.row.teams;
        let mut held: Vec<_> = teams.iter().map(|one| (one.name.as_str(), one.place)).collect();
        held.sort_unstable();
        assert_eq!(held, [("晚星组", TeamPlace::Regular), ("晨光组", TeamPlace::Trial)]);
        house.office.unassign_team(&admin, &person, &teams[0].team).await.unwrap();
        assert_eq!(house.account(&admin, &person).await.row.teams.len(), 1);
    }

    async fn a_manager_leads_a_team_from_their_next_request_until_it_is_taken_away(house: House) {
        let admin = house.administrator().await;
        let person = house.person("M1", Role::Manager).await;
        house.person_in("T1", Role::Trainee, Some("晨光组")).await;
        let token = house.signed_in("M1").await.token;
        let team = async || {
            let viewer = house.office.viewer(&token).await.unwrap().unwrap();
            house.numbers(&viewer, &DeskFilter::default(), &Who::All).await.len()
        };
        assert_eq!(team().await, 0);
        house.office.assign_team(&admin, &person, place("晨光组", TeamPlace::Leads, "", "")).await.unwrap();
        assert_eq!(team().await, 1);
        let led = house.account(&admin, &person).await.row.teams.remove(0);
        assert_eq!(led.place, TeamPlace::Leads);
        house.office.unassign_team(&admin, &person, &led.team).await.unwrap();
        assert_eq!(team().await, 0);
    }

    async fn posts_and_mentor_are_given_and_taken(house: House) {
        house.furnish().await;
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        let mentor = house.viewer("T2", Role::Trainee, None).await;
        house.office.enrol_person(&admin, &person, posting("agent", "", "")).await.unwrap();
        house.office.enrol_person(&admin, &person, posting("agent", "", "")).await.unwrap();
        assert_eq!(refusal(house.office.enrol_person(&admin, &person, posting("captain", "", "")).await), bad("post"));
        assert_eq!(refusal(house.office.enrol_person(&admin, &person, posting("not a slug", "", "")).await), bad("post"));
        assert_eq!(posts(&house.account(&admin, &person).await.row), ["agent"]);
        house.office.unenrol_person(&admin, &person, "agent").await.unwrap();
        house.office.enrol_person(&admin, &person, posting("agent", "", "")).await.unwrap();
        assert_eq!(posts(&house.account(&admin, &person).await.row), ["agent"]);
        for number in ["T1", "T99"] {
            assert_eq!(refusal(house.office.give_mentor(&admin, &person, number).await), bad("mentor"));
        }
        house.office.give_mentor(&admin, &person, "A1").await.unwrap();
        house.office.give_mentor(&admin, &person, &mentor.staff_no).await.unwrap();
        assert_eq!(house.account(&admin, &person).await.row.mentor.as_deref(), Some("T2"));
        house.office.give_mentor(&admin, &person, "").await.unwrap();
        assert_eq!(house.account(&admin, &person).await.row.mentor, None);
    }
}
