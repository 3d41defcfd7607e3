//! Who is here already: what a file changes about them, and what it leaves.

use office::{Does, ImportColumn, PeopleFilter, TeamPlace, Wrong};

use super::{HEAD, does, wrongs};
use crate::house::{DAY, House};
use crate::people::posts;

on_both! {
    async fn who_is_here_is_changed_and_not_added_again(house: House) {
        let admin = house.ground().await;
        let first = format!("{HEAD}1,Ann,one,agent,A1,en,2026-08-01,\n2,Bea,one,,,,,\n");
        house.take_in(&admin, first.as_bytes()).await;
        let before = house.persons().await;
        let again = house.plan(&admin, first.as_bytes()).await;
        assert_eq!(does(&again), [Does::Keeps, Does::Keeps]);
        let moved = format!("{HEAD}1,Ann Lee,two,,2,,,\n2,Bea,,agent,,,,\n3,Cai,two,,1,,,\n");
        let plan = house.plan(&admin, moved.as_bytes()).await;
        assert_eq!(does(&plan), [Does::Changes, Does::Changes, Does::Adds]);
        let said: Vec<_> =
            plan.rows[0].changes.iter().map(|one| (one.what, one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(
            said,
            [
                (ImportColumn::Name, "Ann", "Ann Lee"),
                (ImportColumn::Team, "one", "two"),
                (ImportColumn::Mentor, "A1", "2"),
            ]
        );
        let done = house.take_in(&admin, moved.as_bytes()).await;
        assert_eq!((done.added.len(), done.changed, done.kept), (1, 2, 0));
        assert_eq!(house.persons().await, before + 1);
        let listed = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        let of = |number: &str| listed.iter().find(|one| one.staff_no == number).unwrap();
        let teams = |number: &str| of(number).teams.iter().map(|place| place.name.clone()).collect::<Vec<_>>();
        assert_eq!((of("1").name.as_str(), teams("1"), of("1").mentor.as_deref()), ("Ann Lee", vec!["two".into()], Some("2")));
        assert_eq!(posts(of("1")), ["agent"], "what is empty in the file stays");
        assert_eq!((posts(of("2")), teams("2")), (vec!["agent"], vec!["one".to_owned()]));
        assert_eq!(of("3").mentor.as_deref(), Some("1"));
    }

    async fn a_file_that_is_silent_about_days_makes_nobody_permanent(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}1,Ann,one,agent,,,,2026-08-31\n").as_bytes()).await;
        house.clock.advance(DAY);
        let text = format!("{HEAD}1,Ann,two,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        let said: Vec<_> =
            plan.rows[0].changes.iter().map(|one| (one.what, one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(said, [(ImportColumn::Team, "one", "two"), (ImportColumn::From, "2026-08-01", "2026-08-02")]);
        house.take_in(&admin, text.as_bytes()).await;
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let place = &row.teams[0];
        assert_eq!((place.name.as_str(), place.place, place.until), ("two", TeamPlace::Temporary, row.posts[0].until));
        assert!(place.until.is_some(), "the last day stays");
        assert_eq!(does(&house.plan(&admin, text.as_bytes()).await), [Does::Keeps]);
        // On trial stays on trial, and a team more has the same last day.
        house.tamper("UPDATE membership SET kind = 'trial'").await;
        house.take_in(&admin, format!("{HEAD}1,Ann,two、three,,,,,\n").as_bytes()).await;
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let places: Vec<_> = row.teams.iter().map(|place| (place.place, place.until)).collect();
        assert_eq!(places, [(TeamPlace::Trial, row.posts[0].until); 2]);
    }

    async fn each_team_may_have_days_of_its_own(house: House) {
        let admin = house.ground().await;
        let text = format!("{HEAD}1,Ann,one、two,agent,,,2026-08-01、2026-08-10,；2026-09-30\n");
        house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(does(&house.plan(&admin, text.as_bytes()).await), [Does::Keeps]);
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let ends: Vec<_> = row.teams.iter().map(|place| (place.name.as_str(), place.until.is_some())).collect();
        assert_eq!((ends, row.posts[0].until), (vec![("one", false), ("two", true)], None));
        let odd = format!("{HEAD}1,Ann,one、two,,,,,2026-09-01、2026-09-02、2026-09-03\n");
        assert_eq!(wrongs(&house.plan(&admin, odd.as_bytes()).await), [&Wrong::DaysUnlikeTeams]);
    }

    async fn a_number_that_lost_its_zeros_is_no_new_person(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}007,Ann,one,,,,,\n").as_bytes()).await;
        let plan = house.plan(&admin, format!("{HEAD}7,Ann,one,,,,,\n").as_bytes()).await;
        assert_eq!(wrongs(&plan), [&Wrong::ZerosLost { staff_no: "007".to_owned() }]);
    }

    async fn who_stays_as_they_are_costs_an_import_nothing(house: House) {
        let admin = house.ground().await;
        let row = |number: usize| format!("{},Person {number},North,agent,,en,,\n", 100 + number);
        let file = |rows: usize, first: &str| HEAD.to_owned() + first + &(0..rows).map(row).collect::<String>();
        house.take_in(&admin, file(80, "99,Somebody,North,agent,,en,,\n").as_bytes()).await;
        let mut statements = Vec::new();
        for (rows, name) in [(10, "Another"), (80, "Third")] {
            let file = file(rows, &format!("99,{name},North,agent,,en,,\n"));
            let plan = house.plan(&admin, file.as_bytes()).await;
            assert_eq!((plan.count(Does::Changes), plan.count(Does::Keeps)), (1, rows));
            let before = house.office.statements();
            house.office.import_people(&admin, file.as_bytes(), &plan.fingerprint).await.unwrap();
            statements.push(house.office.statements() - before);
        }
        assert_eq!(statements[0], statements[1], "they grow with those who are kept");
    }
}
