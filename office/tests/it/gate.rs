use engine::{Moment, Refusal};
use office::{ApiCaller, ApiScope, GateAnswer, GateQuery, NewPerson, Reason, Role, Viewer};

use crate::exam_room::{right, slug};
use crate::house::{DAY, House, MINUTE, MORNING, OPERATOR, newcomer, refusal};

impl House {
    async fn caller(&self) -> ApiCaller {
        let token = self.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
        self.office.api_caller(&token).await.unwrap()
    }

    async fn ask(&self, caller: &ApiCaller, staff_no: &str, post: &str) -> GateAnswer {
        self.ask_at(caller, staff_no, post, None).await
    }

    async fn ask_at(&self, caller: &ApiCaller, staff_no: &str, post: &str, at: Option<Moment>) -> GateAnswer {
        let query = GateQuery { staff_no: staff_no.to_owned(), post: post.to_owned(), at };
        self.office.gate(caller, query).await.unwrap()
    }

    /// A candidate who has just passed the track of `agent`.
    pub(crate) async fn certified(&self, staff_no: &str) -> Viewer {
        let viewer = self.candidate(staff_no).await;
        self.office.mark_read(&viewer, &slug("greeting")).await.unwrap();
        self.sit(&viewer, "cert", right).await;
        viewer
    }

    /// The number of somebody's newest certificate.
    pub(crate) async fn number(&self, viewer: &Viewer) -> String {
        self.office.my_certificates(viewer, engine::Lang::ZhHans).await.unwrap().swap_remove(0).number
    }
}

fn closed(answer: &GateAnswer) -> &[Reason] {
    assert!(!answer.open && !answer.reasons.is_empty(), "{answer:?}");
    &answer.reasons
}

on_both! {
    async fn the_gate_opens_with_the_certificate_and_closes_when_it_expires(house: House) {
        house.furnish().await;
        let caller = house.caller().await;
        let li = house.candidate("A1").await;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert_eq!(closed(&house.ask(&caller, "A1", "agent").await), [Reason::NoCertificate]);
        house.clock.advance(MINUTE);
        house.sit(&li, "cert", right).await;
        let answer = house.ask(&caller, "A1", "agent").await;
        assert!(answer.open && answer.reasons.is_empty(), "{answer:?}");
        let expiry = answer.changes_at.unwrap();
        // Twelve months on: the same hour of 1 August 2027.
        let issued = Moment(MORNING.0 + MINUTE);
        assert_eq!(expiry, Moment(issued.0 + 365 * DAY));
        let last = house.ask_at(&caller, "A1", "agent", Some(Moment(expiry.0 - 1))).await;
        assert!(last.open);
        let over = house.ask_at(&caller, "A1", "agent", Some(expiry)).await;
        assert_eq!(closed(&over), [Reason::Expired { at: expiry }]);
        let before = house.ask_at(&caller, "A1", "agent", Some(Moment(issued.0 - 1))).await;
        assert_eq!(closed(&before), [Reason::NotYetValid { from: issued }]);
        assert_eq!(before.changes_at, Some(issued));
        let earlier = house.ask_at(&caller, "A1", "agent", Some(Moment(MORNING.0 - 1))).await;
        assert_eq!(closed(&earlier), [Reason::NotYet { from: MORNING }], "nobody was on the way to the post yet");
        assert_eq!(earlier.changes_at, Some(MORNING));
    }

    async fn what_is_unknown_is_closed_with_its_reason(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let caller = house.caller().await;
        assert_eq!(closed(&house.ask(&caller, "nobody", "agent").await), [Reason::UnknownPerson]);
        assert_eq!(closed(&house.ask(&caller, "", "").await), [Reason::UnknownPerson]);
        assert_eq!(closed(&house.ask(&caller, "A1", "astronaut").await), [Reason::UnknownPost]);
        let posts = vec![slug("astronaut")];
        house.office.add_person(&OPERATOR, NewPerson { posts, ..newcomer("B1", Role::Trainee, None) }).await.unwrap();
        assert_eq!(closed(&house.ask(&caller, "B1", "astronaut").await), [Reason::NoTrack]);
        assert_eq!(closed(&house.ask(&caller, "B1", "agent").await), [Reason::NotEnrolled]);
    }

    async fn who_has_left_is_unknown_to_the_gate(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let caller = house.caller().await;
        assert!(house.ask(&caller, "A1", "agent").await.open);
        house.office.deactivate_person(&OPERATOR, "A1").await.unwrap();
        assert_eq!(closed(&house.ask(&caller, "A1", "agent").await), [Reason::UnknownPerson]);
    }

    async fn a_revoked_certificate_closes_the_gate_from_that_moment(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let caller = house.caller().await;
        house.clock.advance(MINUTE);
        house.office.revoke_certificate(&OPERATOR, &house.number(&li).await, "换了别人代考").await.unwrap();
        let at = Moment(MORNING.0 + MINUTE);
        assert_eq!(closed(&house.ask(&caller, "A1", "agent").await), [Reason::Revoked { at }]);
        assert!(house.ask_at(&caller, "A1", "agent", Some(Moment(at.0 - 1))).await.open);
    }

    async fn a_row_that_somebody_wrote_into_the_database_opens_nothing(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let caller = house.caller().await;
        house.tamper("UPDATE certificate SET expires_at = expires_at + 86400000").await;
        assert_eq!(closed(&house.ask(&caller, "A1", "agent").await), [Reason::NotProven]);
        house.candidate("B1").await;
        house
            .tamper(
                "UPDATE certificate SET expires_at = expires_at - 86400000, \
                 person_id = (SELECT person_id FROM person_data WHERE staff_no = 'B1')",
            )
            .await;
        assert_eq!(closed(&house.ask(&caller, "B1", "agent").await), [Reason::NotProven]);
    }

    async fn when_the_office_cannot_find_out_the_gate_stays_closed(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let caller = house.caller().await;
        house.tamper("ALTER TABLE certificate RENAME TO lost").await;
        let answer = house.ask(&caller, "A1", "agent").await;
        assert_eq!(closed(&answer), [Reason::Unavailable]);
        assert!(answer.statement.is_some());
        house.tamper("DELETE FROM signing_key").await;
        let answer = house.ask(&caller, "A1", "agent").await;
        assert_eq!(closed(&answer), [Reason::Unavailable]);
        assert!(answer.statement.is_none());
    }

    async fn only_a_token_for_the_gate_asks_the_gate(house: House) {
        let reports = house.office.make_token(&OPERATOR, "reports", ApiScope::Reports).await.unwrap();
        let caller = house.office.api_caller(&reports).await.unwrap();
        let query = GateQuery { staff_no: "A1".to_owned(), post: "agent".to_owned(), at: None };
        assert_eq!(refusal(house.office.gate(&caller, query).await), Refusal::NotAllowed);
    }

    async fn a_token_that_was_revoked_or_never_made_names_no_system(house: House) {
        let token = house.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
        let twice = house.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await;
        assert_eq!(refusal(twice), Refusal::BadRequest { field: "name".to_owned() });
        assert_eq!(house.office.api_caller(&token).await.unwrap().name, "roster");
        house.office.revoke_token(&OPERATOR, "roster").await.unwrap();
        assert_eq!(refusal(house.office.api_caller(&token).await), Refusal::SignInNeeded);
        assert_eq!(refusal(house.office.api_caller("").await), Refusal::SignInNeeded);
        assert_eq!(refusal(house.office.revoke_token(&OPERATOR, "roster").await), Refusal::NotFound);
        house.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
    }
}
