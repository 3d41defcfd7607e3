//! Roles that are taken away, people who are sent away, and that somebody can always let others in.

use engine::{Lang, Refusal};
use office::views::desk::DeskFilter;
use office::{PersonState, Role};

use super::{bad, only};
use crate::house::{House, PASSWORD, credentials, newcomer, refusal};

on_both! {
    async fn a_role_that_an_administrator_takes_away_is_gone_with_the_next_request(house: House) {
        let admin = house.administrator().await;
        let manager = house.person("M1", Role::Manager).await;
        let token = house.signed_in("M1").await.token;
        house.office.grant_roles(&admin, &manager, only(&[Role::Trainee])).await.unwrap();
        let viewer = house.office.viewer(&token).await.unwrap().unwrap();
        assert_eq!(viewer.roles, only(&[Role::Trainee]));
        assert_eq!(refusal(house.office.overview_figures(&viewer, &DeskFilter::default(), 30, Lang::En).await), Refusal::NotAllowed);
        assert_eq!(refusal(house.office.grant_roles(&admin, &manager, only(&[])).await), bad("role"));
        let events = "SELECT count(*) FROM event WHERE kind = 'person.roles-set' AND actor <> 'operator'";
        assert_eq!(house.count(events).await, 1);
    }

    async fn the_last_administrator_cannot_lock_everybody_out(house: House) {
        let admin = house.administrator().await;
        let (own, trainee) = (admin.person.clone(), only(&[Role::Trainee]));
        assert_eq!(refusal(house.office.grant_roles(&admin, &own, trainee.clone()).await), Refusal::LastAdministrator);
        let gone = house.office.dismiss_person(&admin, &own, "tired").await;
        assert_eq!(refusal(gone), Refusal::LastAdministrator);
        // Who never chose a password cannot let anybody in.
        house.office.add_person(&admin, newcomer("A2", Role::Administrator, None)).await.unwrap();
        let gone = house.office.dismiss_person(&admin, &own, "tired").await;
        assert_eq!(refusal(gone), Refusal::LastAdministrator);
        house.person("A3", Role::Administrator).await;
        house.office.grant_roles(&admin, &own, trainee).await.unwrap();
        assert_eq!(house.signed_in("A1").await.viewer.roles, only(&[Role::Trainee]));
    }

    async fn two_administrators_who_send_each_other_away_at_once_do_not_both_succeed(house: House) {
        let one = house.administrator().await;
        let other = house.viewer("A2", Role::Administrator, None).await;
        let second = house.second_office().await;
        let (first, second) = tokio::join!(
            house.office.dismiss_person(&one, &other.person, "you"),
            second.dismiss_person(&other, &one.person, "no, you"),
        );
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let left = "SELECT count(*) FROM person_data WHERE present";
        assert_eq!(house.count(left).await, 1);
    }

    async fn who_is_dismissed_is_out_at_once_and_the_reason_stays(house: House) {
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        let token = house.signed_in("T1").await.token;
        let link = house.office.invite_person(&admin, &person).await.unwrap();
        for reason in ["", "  ", &"x".repeat(501)] {
            assert_eq!(refusal(house.office.dismiss_person(&admin, &person, reason).await), bad("reason"));
        }
        house.office.dismiss_person(&admin, &person, " End of\nseason ").await.unwrap();
        assert!(house.office.viewer(&token).await.unwrap().is_none());
        assert_eq!(refusal(house.office.invited(&link).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.sign_in(credentials("T1", PASSWORD)).await), Refusal::WrongCredentials);
        let account = house.account(&admin, &person).await;
        assert_eq!(account.row.state, PersonState::Left);
        assert_eq!(account.left.unwrap().why.as_deref(), Some("End of season"));
        assert_eq!(refusal(house.office.invite_person(&admin, &person).await), Refusal::NotFound);
        house.office.take_back_person(&admin, &person).await.unwrap();
        assert_eq!(house.signed_in("T1").await.viewer.person, person);
    }

    async fn a_number_that_went_to_somebody_else_keeps_its_former_owner_out(house: House) {
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        house.office.dismiss_person(&admin, &person, "left").await.unwrap();
        house.person("T1", Role::Trainee).await;
        let back = house.office.take_back_person(&admin, &person).await;
        assert_eq!(refusal(back), Refusal::StaffNoTaken { staff_no: "T1".into() });
    }
}
