use office::{AuditState, Role};

use crate::house::{House, OPERATOR, newcomer};

impl House {
    async fn sealed_log(&self) -> AuditState {
        self.person("T01", Role::Trainee).await;
        self.person("T02", Role::Trainee).await;
        assert!(self.office.seal_events().await.unwrap() >= 4);
        self.person("T03", Role::Trainee).await;
        assert!(self.office.seal_events().await.unwrap() >= 2);
        self.audit().await
    }

    async fn audit(&self) -> AuditState {
        self.office.verify_events(&OPERATOR).await.unwrap()
    }
}

/// What somebody with the database might do to the log, each under the first or the second seal.
const TRICKS: [(&str, u32); 8] = [
    ("UPDATE event SET actor = 'somebody-else' WHERE ordinal = 1", 1),
    ("UPDATE event SET at = at + 1 WHERE ordinal = 2", 1),
    ("UPDATE event SET why = '' WHERE ordinal = 3", 1),
    ("DELETE FROM event WHERE ordinal = 2", 1),
    ("DELETE FROM event WHERE ordinal = (SELECT max(ordinal) FROM event)", 2),
    ("UPDATE event SET ordinal = 1000 WHERE ordinal = 1", 1),
    ("DELETE FROM event_seal WHERE number = 1", 2),
    ("UPDATE event_seal SET hash = 'ab' WHERE number = 2", 2),
];

on_both! {
    async fn a_sealed_log_is_whole_and_new_events_are_open(house: House) {
        assert!(matches!(house.sealed_log().await, AuditState::Whole { sealed: 6.., open: 0 }));
        house.office.add_person(&OPERATOR, newcomer("T04", Role::Trainee, None)).await.unwrap();
        assert!(matches!(house.audit().await, AuditState::Whole { open: 1, .. }));
    }

    async fn every_trick_under_a_seal_is_found(house: House) {
        house.sealed_log().await;
        for (trick, seal) in TRICKS {
            let copies = ["event", "event_seal"];
            for table in copies {
                house.tamper(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
            }
            house.tamper(trick).await;
            let found = house.audit().await;
            assert!(matches!(found, AuditState::Broken { seal: broken, .. } if broken == seal), "{trick}: {found:?}");
            for table in copies {
                house.tamper(&format!("DELETE FROM {table}")).await;
                house.tamper(&format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
                house.tamper(&format!("DROP TABLE kept_{table}")).await;
            }
            assert!(matches!(house.audit().await, AuditState::Whole { .. }), "put back after {trick}");
        }
    }

    async fn who_has_the_database_without_the_secret_cannot_seal_anew(house: House) {
        house.sealed_log().await;
        house.tamper("DELETE FROM signing_key").await;
        let mut settings = house.settings.clone();
        settings.secret = [8; 32];
        let forger = house.reopen(settings).await.unwrap();
        house.tamper("UPDATE event SET actor = 'somebody-else' WHERE ordinal = 1").await;
        house.tamper("DELETE FROM event_seal").await;
        forger.seal_events().await.unwrap();
        assert!(matches!(house.audit().await, AuditState::Broken { seal: 1, .. }));
    }

    async fn a_lease_from_before_the_clock_went_back_keeps_nobody_from_work(house: House) {
        house.person("T01", Role::Trainee).await;
        let until = house.office.now().plus_ms(crate::house::HOUR).0;
        house.tamper(&format!("INSERT INTO lease (name, holder, until_at) VALUES ('seal-events', 'another', {until})")).await;
        assert!(house.office.seal_events().await.unwrap() > 0);
    }

    async fn one_server_seals_at_a_time(house: House) {
        let second = house.second_office().await;
        house.person("T01", Role::Trainee).await;
        let until = house.office.now().plus_ms(60_000).0;
        house.tamper(&format!("INSERT INTO lease (name, holder, until_at) VALUES ('seal-events', 'another', {until})")).await;
        assert_eq!(second.seal_events().await.unwrap(), 0);
        house.tamper("DELETE FROM lease").await;
        let both = tokio::join!(house.office.seal_events(), second.seal_events());
        assert!(both.0.unwrap() + both.1.unwrap() >= 2);
        assert!(matches!(house.audit().await, AuditState::Whole { open: 0, .. }));
    }
}
