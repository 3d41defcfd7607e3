use std::sync::Arc;

use engine::{Lang, Refusal};
use office::{NewPerson, Role};

use crate::house::{DAY, HOUR, House, OPERATOR, PASSWORD, credentials, newcomer, refusal};

const OTHER: &str = "another battery staple";

on_both! {
    async fn a_sign_in_makes_a_token_of_its_own_and_stores_only_its_hash(house: House) {
        house.person("T01", Role::Trainee).await;
        let one = house.signed_in("T01").await;
        let two = house.signed_in("T01").await;
        assert_ne!(one.token, two.token);
        assert!(one.token.len() >= 40 && one.token.chars().all(char::is_alphanumeric));
        assert_eq!(one.viewer.person, two.viewer.person);
        assert!(one.viewer.roles.has(Role::Trainee) && !one.viewer.must_change_password);
        assert_eq!(house.count(&format!("SELECT count(*) FROM session WHERE token_hash = '{}'", one.token)).await, 0);
    }

    async fn a_token_from_before_the_sign_in_names_nobody(house: House) {
        house.person("T01", Role::Trainee).await;
        let planted = "0123456789abcdefghijABCDEFGHIJ0123456789abcd";
        assert!(house.office.viewer(planted).await.unwrap().is_none());
        assert_ne!(house.signed_in("T01").await.token, planted);
        assert!(house.office.viewer(planted).await.unwrap().is_none());
        assert!(house.office.viewer("").await.unwrap().is_none());
    }

    async fn nobody_learns_whether_number_or_password_was_wrong(house: House) {
        house.person("T01", Role::Trainee).await;
        let unknown = house.office.sign_in(credentials("T99", PASSWORD)).await;
        let wrong = house.office.sign_in(credentials("T01", OTHER)).await;
        assert_eq!(refusal(unknown), Refusal::WrongCredentials);
        assert_eq!(refusal(wrong), Refusal::WrongCredentials);
    }

    async fn who_was_invited_and_has_no_password_yet_cannot_sign_in(house: House) {
        house.office.add_person(&OPERATOR, newcomer("T01", Role::Trainee, None)).await.unwrap();
        assert_eq!(refusal(house.office.sign_in(credentials("T01", "")).await), Refusal::WrongCredentials);
    }

    async fn signing_out_ends_this_session_and_no_other(house: House) {
        house.person("T01", Role::Trainee).await;
        let phone = house.signed_in("T01").await;
        let desk = house.signed_in("T01").await;
        house.office.sign_out(&phone.viewer).await.unwrap();
        house.office.sign_out(&phone.viewer).await.unwrap();
        assert!(house.office.viewer(&phone.token).await.unwrap().is_none());
        assert!(house.office.viewer(&desk.token).await.unwrap().is_some());
    }

    async fn many_who_look_at_once_find_each_their_own(house: House) {
        let mut tokens = Vec::new();
        for (staff_no, role) in [("T1", Role::Trainee), ("T2", Role::Trainer), ("T3", Role::Manager)] {
            house.person(staff_no, role).await;
            tokens.push((house.signed_in(staff_no).await.token, Some((staff_no, role))));
        }
        let gone = house.signed_in("T1").await;
        house.office.sign_out(&gone.viewer).await.unwrap();
        tokens.extend([(gone.token, None), ("nobody's".to_owned(), None)]);
        let look = |(token, expected): (String, _)| {
            let office = Arc::clone(&house.office);
            tokio::spawn(async move { (office.viewer(&token).await.unwrap(), expected) })
        };
        let looks: Vec<_> = tokens.iter().cycle().take(400).cloned().map(look).collect();
        for look in looks {
            let (viewer, expected) = look.await.unwrap();
            assert_eq!(viewer.as_ref().map(|viewer| viewer.staff_no.as_str()), expected.map(|(staff_no, _)| staff_no));
            let roles = [Role::Trainee, Role::Trainer, Role::Manager].into_iter();
            let held: Vec<Role> = viewer.iter().flat_map(|viewer| roles.clone().filter(|role| viewer.roles.has(*role))).collect();
            assert_eq!(held, expected.map(|(_, role)| role).into_iter().collect::<Vec<_>>());
        }
    }

    async fn a_session_ends_after_twelve_idle_hours(house: House) {
        house.person("T01", Role::Trainee).await;
        let token = house.signed_in("T01").await.token;
        house.clock.advance(12 * HOUR - 1);
        assert!(house.office.viewer(&token).await.unwrap().is_some());
        house.clock.advance(12 * HOUR);
        assert!(house.office.viewer(&token).await.unwrap().is_none());
    }

    async fn a_session_in_use_ends_after_seven_days_all_the_same(house: House) {
        house.person("T01", Role::Trainee).await;
        let token = house.signed_in("T01").await.token;
        for _ in 0..14 {
            assert!(house.office.viewer(&token).await.unwrap().is_some());
            house.office.settled().await;
            house.clock.advance(12 * HOUR - 1);
        }
        assert!(house.office.viewer(&token).await.unwrap().is_some());
        house.clock.advance(14);
        assert!(house.office.viewer(&token).await.unwrap().is_none());
    }

    async fn a_new_password_ends_every_session_and_begins_another(house: House) {
        house.person("T01", Role::Trainee).await;
        let phone = house.signed_in("T01").await;
        let desk = house.signed_in("T01").await;
        let token = house.office.change_password(&desk.viewer, PASSWORD, OTHER).await.unwrap();
        assert!(house.office.viewer(&phone.token).await.unwrap().is_none());
        assert!(house.office.viewer(&desk.token).await.unwrap().is_none());
        assert_eq!(house.office.viewer(&token).await.unwrap().unwrap().person, desk.viewer.person);
        assert_eq!(refusal(house.office.sign_in(credentials("T01", PASSWORD)).await), Refusal::WrongCredentials);
        house.office.sign_in(credentials("T01", OTHER)).await.unwrap();
    }

    async fn a_password_is_changed_only_with_the_old_one_to_a_good_other_one(house: House) {
        house.person("T01", Role::Trainee).await;
        let desk = house.signed_in("T01").await;
        let cases = [
            (OTHER, OTHER, Refusal::WrongCredentials),
            (PASSWORD, PASSWORD, Refusal::PasswordSameAsBefore),
            (PASSWORD, "short", Refusal::PasswordTooShort { min: 10 }),
            (PASSWORD, "Password123", Refusal::PasswordTooCommon),
        ];
        for (current, new, expected) in cases {
            assert_eq!(refusal(house.office.change_password(&desk.viewer, current, new).await), expected);
        }
        assert!(house.office.viewer(&desk.token).await.unwrap().is_some());
    }

    async fn guessing_the_old_password_in_a_stolen_session_is_slowed_too(house: House) {
        house.person("T01", Role::Trainee).await;
        let stolen = house.signed_in("T01").await;
        for _ in 0..5 {
            house.office.change_password(&stolen.viewer, "a wild guess", OTHER).await.unwrap_err();
        }
        let next = refusal(house.office.change_password(&stolen.viewer, PASSWORD, OTHER).await);
        assert_eq!(next, Refusal::TooManyTries { retry_after_s: 10 });
        house.office.sign_in(credentials("T01", PASSWORD)).await.unwrap();
    }

    async fn who_leaves_is_out_with_the_next_request_and_comes_back_as_the_same_person(house: House) {
        let person = house.person("T01", Role::Trainee).await;
        let token = house.signed_in("T01").await.token;
        house.office.deactivate_person(&OPERATOR, "T01").await.unwrap();
        assert!(house.office.viewer(&token).await.unwrap().is_none());
        assert_eq!(refusal(house.office.sign_in(credentials("T01", PASSWORD)).await), Refusal::WrongCredentials);
        assert_eq!(house.office.reinstate_person(&OPERATOR, "T01").await.unwrap(), person);
        assert!(house.office.viewer(&token).await.unwrap().is_none());
        assert_eq!(house.signed_in("T01").await.viewer.person, person);
    }

    async fn a_staff_number_is_free_when_its_owner_has_left(house: House) {
        house.person("T01", Role::Trainee).await;
        let taken = house.office.add_person(&OPERATOR, newcomer("T01", Role::Trainee, None)).await;
        assert_eq!(refusal(taken), Refusal::StaffNoTaken { staff_no: "T01".to_owned() });
        house.office.deactivate_person(&OPERATOR, "T01").await.unwrap();
        house.person("T01", Role::Trainee).await;
        let back = house.office.reinstate_person(&OPERATOR, "T01").await;
        assert_eq!(refusal(back), Refusal::StaffNoTaken { staff_no: "T01".to_owned() });
    }

    async fn a_role_taken_away_is_gone_with_the_next_request(house: House) {
        house.person("M01", Role::Manager).await;
        let token = house.signed_in("M01").await.token;
        let roles = [Role::Trainee, Role::Trainer].into_iter().collect();
        house.office.set_roles(&OPERATOR, "M01", roles).await.unwrap();
        let viewer = house.office.viewer(&token).await.unwrap().unwrap();
        assert_eq!(viewer.roles.iter().collect::<Vec<_>>(), [Role::Trainee, Role::Trainer]);
    }

    async fn the_operator_withdraws_all_sessions_of_a_person(house: House) {
        house.person("T01", Role::Trainee).await;
        house.person("T02", Role::Trainee).await;
        let (mine, other) = (house.signed_in("T01").await, house.signed_in("T02").await);
        assert_eq!(house.office.withdraw_sessions(&OPERATOR, "T01").await.unwrap(), 1);
        assert!(house.office.viewer(&mine.token).await.unwrap().is_none());
        assert!(house.office.viewer(&other.token).await.unwrap().is_some());
        assert_eq!(refusal(house.office.withdraw_sessions(&OPERATOR, "T99").await), Refusal::NotFound);
    }

    async fn a_one_time_link_works_once_and_for_a_week(house: House) {
        let added = house.office.add_person(&OPERATOR, newcomer("T01", Role::Administrator, None)).await.unwrap();
        let link = added.one_time_link_token.unwrap();
        assert_eq!(house.office.invited(&link).await.unwrap().staff_no, "T01");
        assert_eq!(refusal(house.office.set_first_password(&link, "T01T01T01T01").await), Refusal::PasswordTooCommon);
        house.office.set_first_password(&link, PASSWORD).await.unwrap();
        assert_eq!(refusal(house.office.set_first_password(&link, OTHER).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.invited(&link).await), Refusal::NotFound);
        house.signed_in("T01").await;
        let late = house.office.invite_again(&OPERATOR, "T01").await.unwrap();
        house.clock.advance(7 * DAY);
        assert_eq!(refusal(house.office.set_first_password(&late, OTHER).await), Refusal::NotFound);
    }

    async fn whatever_sets_a_password_makes_every_other_link_void(house: House) {
        let added = house.office.add_person(&OPERATOR, newcomer("T01", Role::Trainee, None)).await.unwrap();
        let first = added.one_time_link_token.unwrap();
        let second = house.office.invite_again(&OPERATOR, "T01").await.unwrap();
        assert_eq!(refusal(house.office.invited(&first).await), Refusal::NotFound, "a new link voids the one before");
        // As if it had been given out by an earlier version, beside the other.
        house.tamper("UPDATE invitation SET used_at = NULL").await;
        house.office.set_first_password(&second, PASSWORD).await.unwrap();
        assert_eq!(refusal(house.office.set_first_password(&first, OTHER).await), Refusal::NotFound);
        let third = house.office.invite_again(&OPERATOR, "T01").await.unwrap();
        let viewer = house.signed_in("T01").await.viewer;
        house.office.change_password(&viewer, PASSWORD, OTHER).await.unwrap();
        assert_eq!(refusal(house.office.set_first_password(&third, PASSWORD).await), Refusal::NotFound);
        let fourth = house.office.invite_again(&OPERATOR, "T01").await.unwrap();
        house.tamper("UPDATE person_data SET present = FALSE").await;
        assert_eq!(refusal(house.office.set_first_password(&fourth, PASSWORD).await), Refusal::NotFound);
    }

    async fn sessions_and_links_go_a_while_after_their_end(house: House) {
        house.person("T01", Role::Trainee).await;
        house.signed_in("T01").await;
        let left = async || {
            house.office.tidy().await.unwrap();
            let (sessions, links) = ("SELECT count(*) FROM session", "SELECT count(*) FROM invitation");
            (house.count(sessions).await, house.count(links).await)
        };
        assert_eq!(left().await, (1, 1));
        house.clock.advance(97 * DAY - 1);
        assert_eq!(left().await, (1, 1), "both ended after a week and stay for ninety days");
        house.clock.advance(1);
        assert_eq!(left().await, (0, 0));
    }

    async fn a_password_that_somebody_else_chose_must_be_changed(house: House) {
        let new = NewPerson { password: Some(PASSWORD.to_owned()), ..newcomer("T01", Role::Trainee, None) };
        let added = house.office.add_person(&OPERATOR, new).await.unwrap();
        assert!(added.one_time_link_token.is_none());
        let signed_in = house.signed_in("T01").await;
        assert!(signed_in.viewer.must_change_password);
        let token = house.office.change_password(&signed_in.viewer, PASSWORD, OTHER).await.unwrap();
        assert!(!house.office.viewer(&token).await.unwrap().unwrap().must_change_password);
    }

    async fn a_language_stays_chosen(house: House) {
        house.person("T01", Role::Trainee).await;
        let signed_in = house.signed_in("T01").await;
        house.office.set_language(&signed_in.viewer, Lang::En).await.unwrap();
        assert_eq!(house.office.viewer(&signed_in.token).await.unwrap().unwrap().language, Some(Lang::En));
    }

    async fn two_servers_know_the_same_sessions(house: House) {
        let second = house.second_office().await;
        house.person("T01", Role::Trainee).await;
        let signed_in = house.signed_in("T01").await;
        assert!(second.viewer(&signed_in.token).await.unwrap().is_some());
        second.sign_out(&signed_in.viewer).await.unwrap();
        assert!(house.office.viewer(&signed_in.token).await.unwrap().is_none());
    }
}
