use std::fmt::Write;

use engine::Lang;
use office::Search;
use office::views::desk::{DeskFilter, Who};

use super::{Desk, cert, in_month};
use crate::exam_room::slug;
use crate::house::House;

const MORE: usize = 120;

impl House {
    /// More people of the morning team, past the office, each with an attempt.
    async fn a_crowd(&self) {
        let mut sql = String::new();
        for number in 0..MORE {
            let id = format!("crowd{number:03}");
            write!(
                sql,
                "INSERT INTO person (id, created_at) VALUES ('{id}', 0);
                 INSERT INTO person_data (person_id, staff_no, name, present) VALUES ('{id}', 'X{number:03}', '众人{number}', TRUE);
                 INSERT INTO membership (id, person_id, team_id, kind, from_at)
                   SELECT 'in{id}', '{id}', id, 'member', 0 FROM team WHERE name = '晨光组';
                 INSERT INTO enrolment (person_id, post, from_at, created_at, in_force) VALUES ('{id}', 'agent', 0, 0, TRUE);
                 INSERT INTO attempt (id, person_id, exam, exam_version_id, number, state, language, started_at, deadline_at,
                   closed_at, closed_by, epoch, version, extra_ms)
                   SELECT 'at{id}', '{id}', exam, exam_version_id, 1, state, language, started_at, deadline_at, closed_at,
                   closed_by, epoch, version, extra_ms FROM attempt WHERE state = 'closed' ORDER BY started_at LIMIT 1;
                 INSERT INTO marks_sum (attempt_id, marks_id, passed, total, max, topics)
                   SELECT 'at{id}', 'm{id}', passed, total, max, topics FROM marks_sum ORDER BY total LIMIT 1;
                 INSERT INTO event (id, at, actor, kind, subject) VALUES ('e{id}', 0, 'office', 'attempt.closed', 'at{id}');"
            )
            .unwrap();
        }
        self.tamper(&sql).await;
        // What was not closed by an office is summed up by the next that opens.
        self.second_office().await.shut().await;
    }

    /// How many statements each question of the desk takes.
    async fn costs(&self, desk: &Desk) -> Vec<u64> {
        let (office, viewer, all) = (&self.office, &desk.morning, DeskFilter::default());
        let mut costs = Vec::new();
        // What was never asked for is read into memory once.
        for round in 0..2 {
            let mut before = office.statements();
            let mut cost = |costs: &mut Vec<u64>| {
                let now = office.statements();
                if round == 1 {
                    costs.push(now - before);
                }
                before = now;
            };
            office.overview_figures(viewer, &all, 30, Lang::En).await.unwrap();
            cost(&mut costs);
            for who in [Who::All, Who::Sat, Who::MayWork, Who::WeakIn(slug("greeting"))] {
                office.desk_people(viewer, &all, &who, &Search::default(), Lang::En).await.unwrap();
                cost(&mut costs);
            }
            office.desk_certificates(viewer, &all, Lang::En).await.unwrap();
            cost(&mut costs);
            office.attempts_export(viewer, &all).await.unwrap();
            cost(&mut costs);
            office.record(viewer, desk.id("B"), Lang::En).await.unwrap();
            cost(&mut costs);
        }
        costs
    }
}

on_both! {
    async fn the_number_of_statements_does_not_grow_with_the_people(house: House) {
        let desk = house.desk().await;
        let few = house.costs(&desk).await;
        house.a_crowd().await;
        let many = house.costs(&desk).await;
        assert_eq!(few, many);
        assert!(few.iter().all(|cost| (5..=40).contains(cost)), "{few:?}");
        assert_eq!(house.overview(&desk.morning, &DeskFilter::default()).await.people, 125);
    }

    async fn the_file_of_attempts_holds_those_that_ended_in_the_months_asked_for(house: House) {
        let desk = house.desk().await;
        let numbers = async |filter: &DeskFilter| {
            let attempts = house.office.desk_attempts(&desk.morning, filter).await.unwrap();
            attempts.into_iter().map(|one| one.staff_no + &one.number.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(&DeskFilter::default()).await, ["A1", "B1", "B2", "C1", "F1"]);
        assert_eq!(numbers(&in_month("2026-08")).await, ["A1", "B1", "B2"]);
        assert_eq!(numbers(&in_month("2026-09")).await, ["C1"], "what runs has not ended in any month");
        let all = house.office.attempts_export(&desk.morning, &in_month("2026-09")).await.unwrap().attempts;
        assert_eq!(all.len(), 5, "a first attempt may lie before the months asked for");
    }

    async fn a_long_list_has_pages_and_a_file_has_all_rows(house: House) {
        let desk = house.desk().await;
        house.a_crowd().await;
        let ask = async |text: &str, page| {
            let search = Search { text: text.to_owned(), page };
            house.office.desk_people(&desk.morning, &DeskFilter::default(), &Who::All, &search, Lang::En).await.unwrap()
        };
        let first = ask("", Some(1)).await;
        assert_eq!((first.rows.len(), first.total, first.page, first.pages), (50, 125, 1, 3));
        let last = ask("", Some(99)).await;
        assert_eq!((last.rows.len(), last.page, last.pages), (25, 3, 3));
        assert_eq!(ask("", None).await.rows.len(), 125);
        let zero = ask("", Some(0)).await;
        assert_eq!((zero.page, &zero.rows[0].staff_no), (1, &first.rows[0].staff_no));
        let found = ask(" x11 ", Some(1)).await;
        assert_eq!((found.rows.len(), found.pages), (10, 1), "X110 to X119, whatever the case");
        assert_eq!(ask("众人7", Some(1)).await.total, 11);
        assert_eq!(ask("%", Some(1)).await.total, 0);
    }

    async fn the_weak_come_first_and_a_row_says_what_they_earned(house: House) {
        let desk = house.desk().await;
        let who = Who::WeakIn(slug("greeting"));
        let list = house.people(&desk.admin, &DeskFilter { exam: Some(cert()), ..DeskFilter::default() }, &who).await;
        assert_eq!(list.topic.as_deref(), Some("Greeting"));
        let rows: Vec<_> = list.rows.iter().map(|row| (row.staff_no.as_str(), row.topic.unwrap().0.0, row.topic.unwrap().1.0)).collect();
        assert_eq!(rows, [("C", 0, 2000), ("E", 0, 4000), ("B", 2000, 4000), ("A", 2000, 2000)]);
        assert_eq!((list.rows[2].first_passed, list.rows[2].best.unwrap().0), (Some(false), 2000));
    }
}
