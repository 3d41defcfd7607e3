//! Several keys are good at once; one signs.

use engine::{Lang, Moment, Refusal};
use office::views::desk::DeskFilter;
use office::{CertificateCard, CertificateState, GateQuery, KeyState, Reason, Reissue, ReissueEnd, Role, Viewer};

use crate::exam_room::{right, slug, wrong};
use crate::house::{DAY, House, MINUTE, OPERATOR, refusal};

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
        let query = GateQuery { staff_no: staff_no.to_owned(), post: "agent".to_owned(), at: None };
        self.office.operator_gate(&OPERATOR, query).await.reasons
    }

    /// How many gates the desk of an administrator shows open.
    async fn open_at_the_desk(&self, admin: &Viewer) -> u32 {
        self.overview(admin, &DeskFilter::default()).await.may_work
    }

    /// The key in use is gone: another signs, and what it signed proves nothing.
    async fn lose_the_key(&self) {
        let lost = self.kids().await.pop().unwrap();
        self.clock.advance(MINUTE);
        self.office.rotate_signing_key(&OPERATOR).await.unwrap();
        self.office.withdraw_signing_key(&OPERATOR, &lost, "lost").await.unwrap();
    }

    async fn cards(&self, viewer: &Viewer) -> Vec<CertificateCard> {
        self.office.my_certificates(viewer, Lang::En).await.unwrap()
    }

    async fn reissue(&self, which: Reissue) -> ReissueEnd {
        self.office.reissue_certificates(&OPERATOR, &which).await.unwrap()
    }

    async fn events(&self, kind: &str) -> i64 {
        self.count(&format!("SELECT count(*) FROM event WHERE kind = '{kind}'")).await
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
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let (number, token, first) = (house.number(&li).await, house.signed(&li).await, house.kids().await.remove(0));
        assert_eq!((house.gate_of("A1").await, house.open_at_the_desk(&admin).await), (vec![], 1));
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
        assert_eq!((house.gate_of("A1").await, house.open_at_the_desk(&admin).await), (vec![Reason::NotProven], 0));
        let again = house.office.withdraw_signing_key(&OPERATOR, &first, "lost").await;
        assert_eq!(refusal(again), Refusal::NotFound);
        // Passing again is answered with a certificate for the whole time.
        house.clock.advance(DAY);
        let li = house.signed_in("A1").await.viewer;
        house.sit(&li, "cert", right).await;
        assert_eq!(house.gate_of("A1").await, []);
        let cards = house.cards(&li).await;
        assert_eq!((cards[0].state, cards[1].state), (CertificateState::InForce, CertificateState::Replaced));
        assert_eq!(cards[0].expires_at, Moment(cards[0].issued_at.0 + 365 * DAY));
        assert_eq!((house.events("certificate.issued").await, house.events("certificate.reissued").await), (2, 0));
        assert_eq!(house.reissue(Reissue::default()).await, ReissueEnd::default(), "nothing rests on it any more");
    }

    async fn what_rested_on_a_withdrawn_key_is_issued_anew_until_the_same_day(house: House) {
        house.furnish().await;
        let (li, wang) = (house.certified("A1").await, house.certified("B1").await);
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let before = house.cards(&li).await.swap_remove(0);
        house.lose_the_key().await;
        for which in [
            Reissue { staff_no: Some("nobody".to_owned()), ..Reissue::default() },
            Reissue { post: Some(slug("astronaut")), ..Reissue::default() },
        ] {
            assert_eq!(refusal(house.office.reissue_certificates(&OPERATOR, &which).await), Refusal::NotFound);
        }
        let only = Reissue { staff_no: Some("A1".to_owned()), post: Some(slug("agent")) };
        let end = house.reissue(only).await;
        let [one] = &end.reissued[..] else { panic!("{end:?}") };
        let cards = house.cards(&li).await;
        assert_eq!((one.staff_no.as_str(), &one.before, &one.number), ("A1", &before.number, &cards[0].number));
        assert_eq!((cards[0].state, cards[1].state), (CertificateState::InForce, CertificateState::Replaced));
        assert_eq!((cards[0].expires_at, one.expires_at), (before.expires_at, before.expires_at), "not a day longer");
        assert_eq!((house.gate_of("A1").await, house.gate_of("B1").await), (vec![], vec![Reason::NotProven]));
        assert_eq!(house.reissue(Reissue::default()).await.reissued.len(), 1, "the other one");
        assert_eq!((house.gate_of("B1").await, house.open_at_the_desk(&admin).await), (vec![], 2));
        assert_eq!(house.reissue(Reissue::default()).await, ReissueEnd::default(), "not twice");
        assert_eq!((house.events("certificate.reissued").await, house.events("certificate.replaced").await), (2, 2));
        let record = house.office.record(&admin, &wang.person, Lang::En).await.unwrap();
        let told: Vec<&str> = record.events.iter().map(|one| one.kind.as_str()).take(2).collect();
        assert_eq!(told, ["certificate.reissued", "certificate.replaced"]);
        let revoked = house.office.revoke_certificate(&OPERATOR, &before.number, "x").await;
        assert_eq!(refusal(revoked), Refusal::NotFound, "its gate would stay open by the other");
        let verified = house.office.verify_certificate(&cards[0].number, Lang::En).await.unwrap();
        assert_eq!(verified.state, CertificateState::InForce);
    }

    async fn a_certificate_that_was_issued_anew_goes_on_with_the_term_of_the_one_before(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        house.clock.advance(DAY);
        let li = house.signed_in("A1").await.viewer;
        house.sit(&li, "cert", wrong).await;
        let used = async || house.office.briefing(&li, &slug("cert"), Lang::En).await.unwrap().attempts_used;
        assert_eq!(used().await, 1);
        house.lose_the_key().await;
        // The next step brings it without the command too.
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert_eq!(house.gate_of("A1").await, []);
        let cards = house.cards(&li).await;
        assert_eq!((cards.len(), cards[0].expires_at), (2, cards[1].expires_at));
        assert_eq!(used().await, 1, "it brings no more attempts");
        let first = house.office.home(&li, Lang::En).await.unwrap().attempts.pop().unwrap().id;
        let marks = house.office.marks(&li, &first, Lang::En).await.unwrap();
        assert_eq!(marks.certificate.as_ref(), Some(&cards[0].id), "the marks lead to the newer one");
        house.clock.advance(366 * DAY);
        let li = house.signed_in("A1").await.viewer;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert_eq!(house.gate_of("A1").await, [Reason::Expired { at: cards[0].expires_at }], "its marks carry no other");
    }

    async fn what_the_log_does_not_know_as_issued_is_named_and_stays_closed(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let number = house.number(&li).await;
        house.lose_the_key().await;
        house.tamper("UPDATE event SET kind = 'certificate.seen' WHERE kind = 'certificate.issued'").await;
        let end = house.reissue(Reissue::default()).await;
        assert_eq!((end.reissued.len(), end.unknown), (0, vec![number]));
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert_eq!(house.gate_of("A1").await, [Reason::NotProven]);
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
