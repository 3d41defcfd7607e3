//! What is noted in passing stands in nobody's way: a database that takes nothing still answers what only reads.

use engine::{Lang, Moment};
use office::{ApiScope, GateQuery, Role};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, TransactionTrait};

use crate::exam_room::right;
use crate::house::{House, MINUTE, OPERATOR};

impl House {
    /// Somebody who has the database to themselves: nobody else can write until this is dropped.
    async fn stalled(&self) -> DatabaseTransaction {
        let raw = self.raw().await;
        let held = raw.begin().await.unwrap();
        let lock = match raw.get_database_backend() {
            DatabaseBackend::Sqlite => "UPDATE setting SET value = value",
            _ => "LOCK TABLE session, api_token, report IN SHARE ROW EXCLUSIVE MODE",
        };
        held.execute_unprepared(lock).await.unwrap();
        held
    }
}

on_both! {
    async fn who_only_looks_does_not_wait_for_a_writer_that_stands(house: House) {
        house.furnish().await;
        let office = &house.office;
        house.person("T1", Role::Trainee).await;
        let signed_in = house.signed_in("T1").await;
        let (li, trainer) = (&signed_in.viewer, house.viewer("P1", Role::Trainer, None).await);
        let attempt = house.sit(li, "mock", right).await;
        office.report_question(li, &attempt, 1, ("unclear", Lang::ZhHans)).await.unwrap();
        let reports = office.reports(&trainer, office::views::ReportsWanted::Open, 0, Lang::En).await.unwrap();
        office.answer_report(&trainer, &reports.reports[0].id, None, "it is now").await.unwrap();
        let token = office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
        house.clock.advance(11 * MINUTE);

        let stalled = house.stalled().await;
        assert!(office.viewer(&signed_in.token).await.unwrap().is_some());
        let caller = office.api_caller(&token).await.unwrap();
        let query = GateQuery { staff_no: "T1".to_owned(), post: "agent".to_owned(), at: None };
        assert!(!office.gate(&caller, query).await.unwrap().open);
        assert_eq!(office.home(li, Lang::En).await.unwrap().answered_reports.len(), 1);
        office.reports_read(li, &attempt).await.unwrap();

        stalled.rollback().await.unwrap();
        office.settled().await;
        let seen = Moment(office.sessions_of(li, &li.person).await.unwrap()[0].seen.0);
        assert_eq!(seen, office.now(), "the notes were written when they could be");
        assert_eq!(house.count("SELECT count(*) FROM api_token WHERE used_at IS NOT NULL").await, 1);
        assert!(office.home(li, Lang::En).await.unwrap().answered_reports.is_empty());
    }
}
