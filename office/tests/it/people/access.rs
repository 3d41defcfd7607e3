//! Sessions and tokens: listed, and withdrawn one by one.

use engine::Refusal;
use office::{ApiScope, Role};

use super::bad;
use crate::house::{DAY, House, refusal};

on_both! {
    async fn one_session_is_withdrawn_and_the_others_stay(house: House) {
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        let (phone, desk) = (house.signed_in("T1").await, house.signed_in("T1").await);
        let shown = house.office.sessions_of(&phone.viewer, &person).await.unwrap();
        assert_eq!(shown.len(), 2);
        assert!(shown.iter().all(|card| card.device == "Chromium" && card.address == "203.0.113.7"));
        assert_eq!(shown.iter().filter(|card| card.here).count(), 1);
        house.office.end_session(&admin, &person, &phone.viewer.session).await.unwrap();
        assert!(house.office.viewer(&phone.token).await.unwrap().is_none());
        assert!(house.office.viewer(&desk.token).await.unwrap().is_some());
        let again = house.office.end_session(&admin, &person, &phone.viewer.session).await;
        assert_eq!(refusal(again), Refusal::NotFound);
        let others = house.office.end_session(&desk.viewer, &person, &admin.session).await;
        assert_eq!(refusal(others), Refusal::NotFound, "another's session under one's own name");
        assert!(house.account(&admin, &person).await.sessions.len() == 1);
    }

    async fn one_ends_all_ones_other_sessions_and_stays(house: House) {
        let person = house.person("T1", Role::Trainee).await;
        let (phone, desk) = (house.signed_in("T1").await, house.signed_in("T1").await);
        assert_eq!(house.office.end_sessions(&desk.viewer, &person).await.unwrap(), 1);
        assert_eq!(house.office.end_sessions(&desk.viewer, &person).await.unwrap(), 0);
        assert!(house.office.viewer(&phone.token).await.unwrap().is_none());
        assert!(house.office.viewer(&desk.token).await.unwrap().is_some());
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'session.withdrawn'").await, 1);
    }

    async fn a_session_that_was_idle_too_long_is_not_listed(house: House) {
        let person = house.person("T1", Role::Trainee).await;
        house.signed_in("T1").await;
        house.clock.advance(DAY);
        let fresh = house.signed_in("T1").await;
        assert_eq!(house.office.sessions_of(&fresh.viewer, &person).await.unwrap().len(), 1);
    }

    async fn a_token_is_listed_without_its_secret_and_withdrawn_at_once(house: House) {
        let admin = house.administrator().await;
        let token = house.office.make_token(&admin, " schedule ", ApiScope::Reports).await.unwrap();
        assert_eq!(refusal(house.office.make_token(&admin, "schedule", ApiScope::Gate).await), bad("name"));
        assert_eq!(refusal(house.office.make_token(&admin, "a\0b", ApiScope::Gate).await), bad("name"));
        let card = house.office.tokens(&admin).await.unwrap().remove(0);
        assert_eq!((card.name.as_str(), card.scope, card.used), ("schedule", Some(ApiScope::Reports), None));
        assert!(!format!("{card:?}").contains(&token));
        house.office.api_caller(&token).await.unwrap();
        house.office.settled().await;
        assert!(house.office.tokens(&admin).await.unwrap()[0].used.is_some());
        house.office.withdraw_token(&admin, &card.id).await.unwrap();
        assert_eq!(refusal(house.office.api_caller(&token).await), Refusal::SignInNeeded);
        assert_eq!(refusal(house.office.withdraw_token(&admin, &card.id).await), Refusal::NotFound);
        assert!(house.office.tokens(&admin).await.unwrap().is_empty());
    }
}
