//! Who is erased is nowhere any more; what they did is, and it still holds together.

use std::net::IpAddr;

use engine::{Lang, Refusal};
use office::views::ReportsWanted;
use office::{
    ApiScope, Assignment, AuditState, CertificateState, Extra, GateQuery, GrantForm, Operator, Reason, Role, SignIn,
    TeamPlace,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::exam_room::right;
use crate::house::{House, OPERATOR, PASSWORD, credentials, refusal};

const DEVICE: &str = "Eriks-eigenes-Telefon";

impl House {
    /// Each column of each table in which a text stands.
    async fn mentions(&self, text: &str) -> Vec<String> {
        let raw = self.raw().await;
        let backend = raw.get_database_backend();
        let columns = match backend {
            DbBackend::Sqlite => {
                "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
            }
            _ => {
                "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
                 WHERE table_schema = current_schema()"
            }
        };
        let mut found = Vec::new();
        for row in raw.query_all_raw(Statement::from_string(backend, columns)).await.unwrap() {
            let (table, column): (String, String) = (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
            let count = format!("SELECT count(*) FROM {table} WHERE CAST(\"{column}\" AS TEXT) LIKE '%{text}%'");
            let row = raw.query_one_raw(Statement::from_string(backend, count)).await.unwrap().unwrap();
            if row.try_get_by_index::<i64>(0).unwrap() > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
        raw.close().await.unwrap();
        found
    }

    /// Somebody with a certificate, sessions, a link and a reason written beside an old certificate.
    async fn erik(&self) -> office::Viewer {
        self.furnish().await;
        let erik = self.certified("E4711").await;
        let sign_in = SignIn {
            staff_no: "E4711".to_owned(),
            password: PASSWORD.to_owned(),
            address: IpAddr::from([198, 51, 100, 77]),
            device: DEVICE.to_owned(),
        };
        self.office.sign_in(sign_in).await.unwrap();
        self.office.invite_again(&OPERATOR, "E4711").await.unwrap();
        let _wrong = self.office.sign_in(credentials("E4711", "not this one")).await;
        erik
    }
}

on_both! {
    async fn an_erased_person_is_nowhere_and_their_papers_still_hold_together(house: House) {
        let erik = house.erik().await;
        house.office.seal_events().await.unwrap();
        let texts = ["E4711", "员工E4711", DEVICE, "198.51.100.77"];
        for text in texts {
            assert!(!house.mentions(text).await.is_empty(), "{text} was there before");
        }
        let number = house.number(&erik).await;
        let attempts = "SELECT count(*) FROM attempt JOIN marks ON attempt_id = attempt.id";
        let sat = house.count(attempts).await;
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        for text in texts {
            assert_eq!(house.mentions(text).await, Vec::<String>::new(), "{text}");
        }
        for table in ["credential", "session", "invitation", "role_grant"] {
            let rows = format!("SELECT count(*) FROM {table} WHERE person_id = '{}'", erik.person);
            assert_eq!(house.count(&rows).await, 0, "{table}");
        }
        assert_eq!(house.count(attempts).await, sat);
        let told = format!("SELECT count(*) FROM event WHERE kind = 'person.erased' AND subject = '{}'", erik.person);
        assert_eq!(house.count(&told).await, 1);
        house.office.seal_events().await.unwrap();
        assert!(matches!(house.office.verify_events(&OPERATOR).await.unwrap(), AuditState::Whole { open: 0, .. }));
        let verified = house.office.verify_certificate(&number, Lang::En).await.unwrap();
        assert_eq!(verified.holder, "");
        assert!(matches!(verified.state, CertificateState::Revoked { .. }));
    }

    async fn what_an_erased_person_wrote_or_was_granted_is_nowhere_and_no_place_is_kept_for_them(house: House) {
        let erik = house.erik().await;
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let attempt = house.sit(&erik, "mock", right).await;
        house.office.report_question(&erik, &attempt, 0, ("Eriks Bericht", Lang::ZhHans)).await.unwrap();
        let open = house.office.reports(&admin, ReportsWanted::Open, 0, Lang::En).await.unwrap();
        house.office.answer_report(&admin, &open.reports[0].id, None, "Antwort an Erik").await.unwrap();
        house.office.report_question(&erik, &attempt, 1, ("noch ein Bericht", Lang::ZhHans)).await.unwrap();
        let exam = crate::exam_room::slug("mock");
        let (extra, form) = (Extra::Minutes(10), GrantForm::default());
        house.office.grant(&admin, &erik.person, &exam, extra, "Eriks Arm ist gebrochen", &form).await.unwrap();
        let planned = Assignment {
            team: "one".to_owned(),
            place: TeamPlace::Temporary,
            from: "2026-09-01".to_owned(),
            until: "2026-09-30".to_owned(),
        };
        house.office.assign_team(&admin, &erik.person, planned).await.unwrap();
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        for text in ["Eriks Bericht", "Antwort an Erik", "noch ein Bericht", "Eriks Arm"] {
            // A reason in the log is sealed and stays; it names no people.
            let found: Vec<_> = house.mentions(text).await.into_iter().filter(|place| place != "event.why").collect();
            assert_eq!(found, Vec::<String>::new(), "{text}");
        }
        assert_eq!(house.count("SELECT count(*) FROM membership WHERE until_at > 1785546000000").await, 0);
        let open = house.office.reports(&admin, ReportsWanted::Open, 0, Lang::En).await.unwrap();
        assert!(open.reports.is_empty(), "nobody waits for an answer");
    }

    async fn an_erased_person_does_not_come_in_and_no_gate_opens(house: House) {
        let erik = house.erik().await;
        let session = house.signed_in("E4711").await;
        let link = house.office.invite_again(&OPERATOR, "E4711").await.unwrap();
        let token = house.office.make_token(&OPERATOR, "erasure", ApiScope::Gate).await.unwrap();
        let caller = house.office.api_caller(&token).await.unwrap();
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        assert!(house.office.viewer(&session.token).await.unwrap().is_none());
        assert_eq!(refusal(house.office.sign_in(credentials("E4711", PASSWORD)).await), Refusal::WrongCredentials);
        assert_eq!(refusal(house.office.sign_in(credentials("", PASSWORD)).await), Refusal::WrongCredentials);
        assert_eq!(refusal(house.office.set_first_password(&link, "a wholly new password").await), Refusal::NotFound);
        assert_eq!(refusal(house.office.reinstate_person(&Operator::of_this_process(), "").await), Refusal::NotFound);
        for staff_no in ["E4711", "", erik.person.as_str()] {
            let query = GateQuery { staff_no: staff_no.to_owned(), post: "agent".to_owned(), at: None };
            let answer = house.office.gate(&caller, query).await.unwrap();
            assert!(!answer.open && answer.reasons.contains(&Reason::UnknownPerson), "{staff_no}: {answer:?}");
        }
    }

    async fn only_an_administrator_who_types_the_number_erases_and_only_once(house: House) {
        house.furnish().await;
        let erik = house.viewer("E4711", Role::Trainee, Some("晨光组")).await;
        let manager = house.viewer("M1", Role::Manager, Some("晨光组")).await;
        let admin = house.viewer("C1", Role::Administrator, None).await;
        for other in [&manager, &erik] {
            let answer = house.office.erase_person_as(other, &erik.person, "E4711").await;
            assert_eq!(refusal(answer), Refusal::NotAllowed);
        }
        for typed in ["", "E4712", "员工E4711"] {
            let answer = house.office.erase_person_as(&admin, &erik.person, typed).await;
            assert_eq!(refusal(answer), Refusal::BadRequest { field: "confirmation".to_owned() });
        }
        assert!(house.office.sign_in(credentials("E4711", PASSWORD)).await.is_ok());
        house.office.erase_person_as(&admin, &erik.person, " E4711 ").await.unwrap();
        let again = house.office.erase_person_as(&admin, &erik.person, "").await;
        assert_eq!(refusal(again), Refusal::NotFound);
        assert_eq!(refusal(house.office.erase_person(&OPERATOR, "E4711").await), Refusal::NotFound);
    }

    async fn the_last_administrator_cannot_erase_themselves(house: House) {
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let own = house.office.erase_person_as(&admin, &admin.person, "C1").await;
        assert_eq!(refusal(own), Refusal::LastAdministrator);
        assert!(house.office.sign_in(credentials("C1", PASSWORD)).await.is_ok());
        house.viewer("C2", Role::Administrator, None).await;
        house.office.erase_person_as(&admin, &admin.person, "C1").await.unwrap();
    }

    async fn a_paper_that_runs_on_closes_and_earns_no_certificate(house: House) {
        house.furnish().await;
        let erik = house.candidate("E4711").await;
        house.office.mark_read(&erik, &crate::exam_room::slug("greeting")).await.unwrap();
        let attempt = house.start(&erik, "cert").await;
        let sheet = house.sheet(&erik, &attempt).await;
        for (sequence, item) in (1..).zip(crate::exam_room::items(&sheet)) {
            let save = crate::exam_room::entry("phone", sheet.epoch, sequence, item.place, &right(item));
            house.save(&erik, &attempt, save).await.unwrap();
        }
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        house.clock.advance(crate::house::DAY);
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
        assert_eq!(house.count("SELECT count(*) FROM certificate").await, 0);
    }

    async fn a_number_that_went_over_to_somebody_else_erases_the_one_who_has_it(house: House) {
        let first = house.person("E4711", Role::Trainee).await;
        house.office.deactivate_person(&OPERATOR, "E4711").await.unwrap();
        let second = house.person("E4711", Role::Trainee).await;
        let named = |person: &office::PersonId| format!("SELECT count(*) FROM person_data WHERE name <> '' AND person_id = '{person}'");
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        assert_eq!((house.count(&named(&first)).await, house.count(&named(&second)).await), (1, 0));
        house.office.erase_person(&OPERATOR, "E4711").await.unwrap();
        assert_eq!(house.count(&named(&first)).await, 0);
    }
}
