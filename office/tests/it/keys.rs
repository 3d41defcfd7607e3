//! Several keys are good at once; one signs.

use engine::{Lang, Refusal};
use office::{ApiScope, CertificateState, GateQuery, KeyState, Reason, Viewer};

use crate::house::{DAY, House, OPERATOR, refusal};

impl House {
    async fn kids(&self) -> Vec<String> {
        let set = self.office.jwks().await.unwrap();
        let keys = set["keys"].as_array().unwrap();
        keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    }

    async fn signed(&self, viewer: &Viewer) -> String {
        let card = self.office.my_certificates(viewer, Lang::En).await.unwrap().swap_remove(0);
        self.office.certificate(viewer, &card.id, Lang::En).await.unwrap().token
    }

    async fn gate_of(&self, staff_no: &str) -> Vec<Reason> {
        let token = self.office.make_token(&OPERATOR, staff_no, ApiScope::Gate).await.unwrap();
        let caller = self.office.api_caller(&token).await.unwrap();
        let query = GateQuery { staff_no: staff_no.to_owned(), post: "agent".to_owned(), at: None };
        self.office.gate(&caller, query).await.unwrap().reasons
    }
}

on_both! {
    async fn after_a_rotation_old_certificates_verify_and_new_ones_rest_on_the_new_key(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let (old, before) = (house.signed(&li).await, house.kids().await);
        house.clock.advance(DAY);
        let kid = house.office.rotate_signing_key(&OPERATOR).await.unwrap();
        assert_eq!(house.kids().await, [before[0].clone(), kid.clone()], "both are published, in their order");
        let wang = house.certified("A2").await;
        let new = house.signed(&wang).await;
        let second = house.second_office().await;
        for office in [&*house.office, &second] {
            for token in [&old, &new] {
                assert_eq!(office.verify_certificate(token, Lang::En).await.unwrap().state, CertificateState::InForce);
            }
        }
        let keys = house.office.signing_keys(&OPERATOR).await.unwrap();
        assert!(matches!(keys[0].state, KeyState::Retired { .. }) && keys[0].certificates == 1, "{keys:?}");
        assert!(keys[1].state == KeyState::InUse && keys[1].kid == kid && keys[1].certificates == 1, "{keys:?}");
        assert_eq!(house.count(&format!("SELECT count(*) FROM event WHERE kind = 'key.rotated' AND subject = '{kid}'")).await, 1);
    }

    async fn what_rests_on_a_withdrawn_key_proves_nothing_and_opens_nothing(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let (number, token, first) = (house.number(&li).await, house.signed(&li).await, house.kids().await.remove(0));
        assert_eq!(house.gate_of("A1").await, []);
        let present = house.office.withdraw_signing_key(&OPERATOR, &first, "lost").await;
        assert_eq!(refusal(present), Refusal::NotFound, "the key in use stays");
        house.clock.advance(1);
        let kid = house.office.rotate_signing_key(&OPERATOR).await.unwrap();
        let silent = house.office.withdraw_signing_key(&OPERATOR, &first, " ").await;
        assert_eq!(refusal(silent), Refusal::BadRequest { field: "reason".to_owned() });
        assert_eq!(house.office.withdraw_signing_key(&OPERATOR, &first, "lost").await.unwrap(), 1);
        assert_eq!(house.kids().await, [kid]);
        for given in [&number, &token] {
            assert_eq!(refusal(house.office.verify_certificate(given, Lang::En).await), Refusal::NotFound);
        }
        house.office.revoke_token(&OPERATOR, "A1").await.unwrap();
        assert_eq!(house.gate_of("A1").await, [Reason::NotProven]);
        let again = house.office.withdraw_signing_key(&OPERATOR, &first, "lost").await;
        assert_eq!(refusal(again), Refusal::NotFound);
    }

    async fn two_servers_that_rotate_at_once_both_sign_with_what_both_know(house: House) {
        house.furnish().await;
        let second = house.second_office().await;
        let (one, two) = tokio::join!(house.office.rotate_signing_key(&OPERATOR), second.rotate_signing_key(&OPERATOR));
        let (one, two) = (one.unwrap(), two.unwrap());
        let kids = house.kids().await;
        assert!(kids.len() == 3 && kids.contains(&one) && kids.contains(&two), "{kids:?}");
        let li = house.certified("A1").await;
        assert!(second.verify_certificate(&house.signed(&li).await, Lang::En).await.is_ok());
    }
}
