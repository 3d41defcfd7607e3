mod traces;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use engine::{Lang, Refusal};
use office::views::AttemptState;
use office::{
    AttemptId, AuditState, CertificateState, DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, Office, OpenError, Role,
    Settings, Viewer,
};
use sea_orm::{ConnectionTrait, Statement};

use crate::exam_room::slug;
use crate::house::{DAY, HOUR, House, MORNING, OPERATOR, credentials, refusal};

/// The first so many people have every story once.
const CROWD: u16 = 14;

impl House {
    fn other_kind(&self) -> Settings {
        Settings { demo: !self.settings.demo, ..self.settings.clone() }
    }

    /// The same database as a demonstration's.
    async fn demonstration(&self) -> Arc<Office> {
        self.tamper("UPDATE setting SET value = 'demonstration' WHERE name = 'ground'").await;
        Arc::new(self.reopen(self.other_kind()).await.unwrap())
    }

    /// A demonstration whose people have a past.
    async fn lived(&self) -> Arc<Office> {
        let demo = self.demonstration().await;
        live(&demo).await;
        demo
    }

    async fn rows(&self, sql: &str) -> Vec<(String, String, i64)> {
        let raw = self.raw().await;
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap();
        let rows = rows.iter().map(|row| {
            let text = |at| row.try_get_by_index::<String>(at).unwrap();
            (text(0), text(1), row.try_get_by_index(2).unwrap())
        });
        let rows = rows.collect();
        raw.close().await.unwrap();
        rows
    }
}

/// Founds a demonstration with the content that comes along, as its first start does, or goes on with it.
async fn live(demo: &Arc<Office>) {
    if let Some(past) = demo.demonstration_past(&OPERATOR, CROWD).await.unwrap() {
        if !demo.has_content().await.unwrap() {
            let banks = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../question-banks");
            past.eve().load_content(&OPERATOR, &banks).await.unwrap().unwrap();
        }
        past.live(&OPERATOR, &slug("online-agent")).await.unwrap();
    }
    demo.found_demonstration(&OPERATOR, &[slug("online-agent")]).await.unwrap();
}

async fn enter(demo: &Office, staff_no: &str) -> Viewer {
    demo.sign_in(credentials(staff_no, DEMONSTRATION_PASSWORD)).await.unwrap().viewer
}

/// Where a trainee stands, in a word.
async fn state(demo: &Office, viewer: &Viewer) -> &'static str {
    let briefing = demo.briefing(viewer, &slug("service-base"), Lang::ZhHans).await.unwrap();
    let certificates = demo.my_certificates(viewer, Lang::ZhHans).await.unwrap();
    let home = demo.home(viewer, Lang::ZhHans).await.unwrap();
    let soon = MORNING.plus_ms(30 * DAY);
    match (certificates.first().map(|card| card.state), briefing.may_start) {
        (Some(CertificateState::InForce), _) if certificates[0].expires_at < soon => "expiring",
        (Some(CertificateState::InForce), _) => "certified",
        (Some(CertificateState::Revoked { .. }), _) => "revoked",
        (Some(_), _) => "expired",
        (None, Err(Refusal::NoAttemptsLeft { .. })) => "stuck",
        (None, Err(Refusal::PauseUntil { .. })) => "waiting",
        (None, Ok(())) if briefing.running.is_some() => "sitting",
        (None, Ok(())) if briefing.attempts_used > 0 => "failed",
        (None, Ok(())) if home.attempts.iter().any(|one| one.state == AttemptState::Running) => "practising",
        (None, Ok(())) if home.attempts.is_empty() => "new",
        (None, Ok(())) if home.practice.due > 0 => "repeating",
        (None, other) => panic!("{}: {other:?}", viewer.staff_no),
    }
}

on_both! {
    async fn a_real_database_is_no_demonstration(house: House) {
        let error = house.reopen(house.other_kind()).await.unwrap_err();
        assert!(matches!(error, OpenError::IsNoDemonstration), "{error}");
        assert_eq!(refusal(house.office.found_demonstration(&OPERATOR, &[]).await), Refusal::NotAllowed);
    }

    async fn a_demonstration_is_never_opened_as_the_real_thing(house: House) {
        house.tamper("UPDATE setting SET value = 'demonstration' WHERE name = 'ground'").await;
        let error = house.reopen(house.settings.clone()).await.unwrap_err();
        assert!(matches!(error, OpenError::IsDemonstration), "{error}");
        house.reopen(house.other_kind()).await.unwrap();
    }

    async fn everybody_in_a_demonstration_can_sign_in_and_founding_twice_is_founding_once(house: House) {
        house.tamper("UPDATE setting SET value = 'demonstration' WHERE name = 'ground'").await;
        let demo = house.reopen(house.other_kind()).await.unwrap();
        for _ in 0..2 {
            demo.found_demonstration(&OPERATOR, &[slug("agent")]).await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM person").await, 9);
        assert_eq!(house.count("SELECT count(*) FROM enrolment").await, 5);
        for account in DEMONSTRATION_ACCOUNTS {
            let signed_in = demo.sign_in(credentials(account.staff_no, DEMONSTRATION_PASSWORD)).await.unwrap();
            assert!(signed_in.viewer.roles.has(account.role) && !signed_in.viewer.must_change_password);
            assert_eq!(signed_in.viewer.name, account.name);
            if account.role == Role::Manager {
                let all = office::views::desk::DeskFilter::default();
                assert!(demo.overview_figures(&signed_in.viewer, &all, 30, engine::Lang::En).await.unwrap().people > 0);
            }
        }
    }

    async fn every_state_has_somebody_in_it(house: House) {
        let demo = house.lived().await;
        let mut states: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for number in 1..=5 + CROWD {
            let viewer = enter(&demo, &format!("trainee{number:02}")).await;
            states.entry(state(&demo, &viewer).await).or_default().push(viewer.staff_no);
        }
        let found: Vec<&str> = states.keys().copied().collect();
        let all = [
            "certified", "expired", "expiring", "failed", "new", "practising", "repeating", "revoked", "sitting", "stuck",
            "waiting",
        ];
        assert_eq!(found, all, "{states:?}");
        assert_eq!(states["repeating"], ["trainee05"]);
        for newcomer in ["trainee01", "trainee02", "trainee03", "trainee04"] {
            assert!(states["new"].iter().any(|one| one == newcomer), "{newcomer} has done nothing yet: {states:?}");
        }
        assert!(house.count("SELECT count(*) FROM attempt WHERE closed_by = 'time'").await > 0);
        assert!(house.count("SELECT count(*) FROM attempt").await > i64::from(CROWD) * 4);
        assert_eq!(house.count("SELECT count(*) FROM team").await, 4);
    }

    async fn everything_in_it_can_be_verified(house: House) {
        let demo = house.lived().await;
        for (id, exam, _) in house.rows("SELECT id, exam, started_at FROM attempt").await {
            let verified = demo.verify_attempt(&OPERATOR, &AttemptId::new(id)).await.unwrap();
            assert!(verified.answers > 0 && verified.findings.is_empty(), "{exam}: {:?}", verified.findings);
        }
        demo.seal_events().await.unwrap();
        let audit = demo.verify_events(&OPERATOR).await.unwrap();
        assert!(matches!(audit, AuditState::Whole { sealed: 100.., open: 0 }), "{audit:?}");
        let numbers = house.rows("SELECT number, id, issued_at FROM certificate").await;
        assert!(!numbers.is_empty());
        for (number, ..) in numbers {
            demo.verify_certificate(&number, Lang::En).await.unwrap();
        }
        let later = format!("SELECT count(*) FROM answer WHERE received_at > {}", MORNING.0);
        assert_eq!(house.count(&later).await, 0, "nothing of the past lies ahead");
        // The log tells of it day by day.
        let events = house.rows("SELECT id, kind, at FROM event ORDER BY ordinal").await;
        let days: Vec<i64> = events.iter().map(|(_, _, at)| (at + 8 * HOUR) / DAY).collect();
        assert!(days.is_sorted());
    }

    async fn a_past_is_lived_once_and_goes_on_where_it_was_cut_short(house: House) {
        let demo = house.lived().await;
        let everything = "SELECT (SELECT count(*) FROM attempt) * 1000000 + (SELECT count(*) FROM answer) * 100 \
            + (SELECT count(*) FROM person) + (SELECT count(*) FROM certificate) + (SELECT count(*) FROM event)";
        let before = house.count(everything).await;
        live(&demo).await;
        assert_eq!(house.count(everything).await, before);
        // As if the power had gone on the first day, and after the last: all visits are paid once more.
        let progress = format!(r#"{{"opened":{},"people":{CROWD},"runs":1,"days":0,"over":false}}"#, MORNING.0);
        house.tamper(&format!("UPDATE setting SET value = '{progress}' WHERE name = 'demonstration-past'")).await;
        live(&demo).await;
        assert_eq!(house.count(everything).await, before);
        assert!(demo.demonstration_past(&OPERATOR, CROWD).await.unwrap().is_none());
    }

    async fn what_has_begun_gets_no_past(house: House) {
        let demo = house.demonstration().await;
        demo.found_demonstration(&OPERATOR, &[]).await.unwrap();
        assert!(demo.demonstration_past(&OPERATOR, CROWD).await.unwrap().is_none());
        assert_eq!(refusal(house.office.demonstration_past(&OPERATOR, CROWD).await), Refusal::NotAllowed);
    }

    async fn teams_are_weak_in_different_topics(house: House) {
        let _demo = house.lived().await;
        let bodies = house
            .rows("SELECT t.name, m.body, m.total FROM marks m JOIN attempt a ON a.id = m.attempt_id \
                JOIN membership s ON s.person_id = a.person_id JOIN team t ON t.id = s.team_id")
            .await;
        let mut shares: BTreeMap<String, BTreeMap<String, (i64, i64)>> = BTreeMap::new();
        for (team, body, _) in bodies {
            let body: serde_json::Value = serde_json::from_str(&body).unwrap();
            for topic in body["topics"].as_array().unwrap() {
                let of = shares.entry(team.clone()).or_default();
                let sum = of.entry(topic["topic"].as_str().unwrap().to_owned()).or_default();
                *sum = (sum.0 + topic["points"].as_i64().unwrap(), sum.1 + topic["max"].as_i64().unwrap());
            }
        }
        let weakest = |topics: &BTreeMap<String, (i64, i64)>| {
            topics.iter().min_by_key(|(_, (points, max))| points * 1000 / max).map(|(topic, _)| topic.clone()).unwrap()
        };
        let weak: BTreeSet<String> = shares.values().map(weakest).collect();
        assert!(shares.len() == 4 && weak.len() > 1, "{shares:?}");
    }

    async fn a_clock_that_was_moved_ahead_is_ahead_for_whoever_comes_later(house: House) {
        assert_eq!(refusal(house.office.move_ahead(DAY).await), Refusal::NotAllowed);
        let demo = house.demonstration().await;
        assert_eq!(demo.ahead().await.unwrap(), 0);
        demo.move_ahead(DAY).await.unwrap();
        demo.move_ahead(HOUR).await.unwrap();
        let later = house.reopen(house.other_kind()).await.unwrap();
        assert_eq!(later.ahead().await.unwrap(), DAY + HOUR);
        assert_eq!(house.office.ahead().await.unwrap(), 0, "the real thing goes by the real time");
    }

    async fn another_secret_does_not_open_the_house(house: House) {
        let settings = Settings { secret: [9; 32], ..house.settings.clone() };
        assert!(matches!(house.reopen(settings).await.unwrap_err(), OpenError::OtherSecret));
    }
}
