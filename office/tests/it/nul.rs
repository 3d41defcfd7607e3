//! What no id, number or name can be is refused like what nobody has: PostgreSQL would break on it.

use engine::{Lang, Refusal};
use office::{AttemptId, CertificateId, GateQuery, NewPerson, PersonId, Reason, Role};

use crate::exam_room::slug;
use crate::house::{House, OPERATOR, PASSWORD, credentials, newcomer, refusal};

const STRANGE: [&str; 5] = ["\0", "T01\0", "T\u{1}01", "../T01", "员工"];

on_both! {
    async fn a_strange_id_is_not_found(house: House) {
        house.furnish().await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let long = "x".repeat(100_000);
        for strange in STRANGE.into_iter().chain([long.as_str()]) {
            let attempt = AttemptId::new(strange);
            assert_eq!(refusal(house.office.marks(&admin, &attempt, Lang::En).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.hand_in(&admin, &attempt).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.verify_attempt(&OPERATOR, &attempt).await), Refusal::NotFound);
            let certificate = CertificateId::new(strange);
            assert_eq!(refusal(house.office.certificate(&admin, &certificate, Lang::En).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.record(&admin, &PersonId::new(strange), Lang::En).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.verify_certificate(strange, Lang::En).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.revoke_certificate(&OPERATOR, strange, "x").await), Refusal::NotFound);
            assert_eq!(refusal(house.office.withdraw_sessions(&OPERATOR, strange).await), Refusal::NotFound);
            assert_eq!(refusal(house.office.reinstate_person(&OPERATOR, strange).await), Refusal::NotFound);
            assert!(house.office.viewer(strange).await.unwrap().is_none());
        }
    }

    async fn a_strange_staff_number_is_nobodys(house: House) {
        house.person("T01", Role::Trainee).await;
        for strange in STRANGE {
            let signing_in = house.office.sign_in(credentials(strange, PASSWORD)).await;
            assert_eq!(refusal(signing_in), Refusal::WrongCredentials);
        }
        house.office.sign_in(office::SignIn { device: "Chro\0mium".to_owned(), ..credentials(" T01 ", PASSWORD) }).await.unwrap();
        for (field, person) in [
            ("staff_no", newcomer("T\x0002", Role::Trainee, None)),
            ("name", NewPerson { name: "林\0".to_owned(), ..newcomer("T02", Role::Trainee, None) }),
            ("team", newcomer("T02", Role::Trainee, Some("晨\0光"))),
        ] {
            let added = house.office.add_person(&OPERATOR, person).await;
            assert_eq!(refusal(added), Refusal::BadRequest { field: field.to_owned() });
        }
    }

    async fn a_strange_question_to_the_gate_has_an_answer(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let ask = |staff_no: &str, post: &str| {
            let query = GateQuery { staff_no: staff_no.to_owned(), post: post.to_owned(), at: None };
            house.office.operator_gate(&OPERATOR, query)
        };
        assert_eq!(ask("A1", slug("agent").as_str()).await.reasons, []);
        assert_eq!(ask("A1\0", "agent").await.reasons, [Reason::UnknownPerson]);
        assert_eq!(ask("A1", "agent\0").await.reasons, [Reason::UnknownPost]);
    }
}
