use office::{OpenError, Role};
use sea_orm::Database;

use crate::house::{House, OPERATOR, newcomer, refusal};

on_both! {
    async fn a_database_of_a_newer_program_is_refused_by_name(house: House) {
        house.tamper("INSERT INTO schema_step (name, applied_at) VALUES ('9999-future', 0)").await;
        let error = house.reopen(house.settings.clone()).await.unwrap_err();
        assert!(matches!(&error, OpenError::NewerDatabase { unknown } if unknown == &["9999-future"]), "{error}");
        assert!(error.to_string().contains("9999-future"));
    }

    async fn opening_twice_changes_nothing(house: House) {
        let steps = house.count("SELECT count(*) FROM schema_step").await;
        let _second = house.second_office().await;
        assert_eq!(house.count("SELECT count(*) FROM schema_step").await, steps);
    }

    async fn many_at_once_are_all_written_and_a_refusal_undoes_only_itself(house: House) {
        let adding = (0..60).map(|number| {
            let office = house.office.clone();
            // Every third number is taken already by the one before it.
            let staff_no = format!("P{:03}", number - i32::from(number % 3 == 2));
            tokio::spawn(async move { office.add_person(&OPERATOR, newcomer(&staff_no, Role::Trainee, None)).await })
        });
        let adding: Vec<_> = adding.collect();
        let mut refused = 0;
        for one in adding {
            let outcome = one.await.unwrap();
            if outcome.is_err() {
                assert_eq!(refusal(outcome).code(), "staff-no-taken");
                refused += 1;
            }
        }
        assert_eq!(refused, 20);
        assert_eq!(house.count("SELECT count(*) FROM person").await, 40);
        assert_eq!(house.count("SELECT count(*) FROM person_data").await, 40);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'person.added'").await, 40);
    }
}

#[tokio::test]
async fn an_address_that_names_no_database_is_refused() {
    let house = House::on_sqlite().await;
    let mut settings = house.settings.clone();
    settings.database_url = "mysql://localhost/passgate".to_owned();
    assert!(matches!(house.reopen(settings).await, Err(OpenError::UnknownAddress)));
    drop(Database::connect(house.settings.database_url.as_str()).await.unwrap());
}
