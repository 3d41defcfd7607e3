//! Taking a file in: what was looked at, once, and told.

use office::{Does, ImportEnd, MOST_IMPORTED_ROWS, Role};

use super::{HEAD, does};
use crate::house::{House, PASSWORD};

on_both! {
    async fn a_link_from_the_file_lets_its_owner_in_and_is_stored_nowhere(house: House) {
        let admin = house.ground().await;
        let done = house.take_in(&admin, format!("{HEAD}1,Ann,one,,,,,\n").as_bytes()).await;
        let token = &done.added[0].token;
        assert_eq!(house.count(&format!("SELECT count(*) FROM invitation WHERE token_hash = '{token}'")).await, 0);
        assert!(!format!("{done:?}").contains(token.as_str()));
        house.office.set_first_password(token, PASSWORD).await.unwrap();
        assert!(house.signed_in("1").await.viewer.roles.has(Role::Trainee));
    }

    async fn what_is_no_longer_as_it_was_looked_at_is_shown_again(house: House) {
        let admin = house.ground().await;
        let text = format!("{HEAD}1,Ann,one,,,,,\n");
        let looked_at = house.plan(&admin, text.as_bytes()).await.fingerprint;
        let other = format!("{HEAD}1,Ann,two,,,,,\n");
        let end = house.office.import_people(&admin, other.as_bytes(), &looked_at).await.unwrap();
        assert!(matches!(end, ImportEnd::Look(_)), "another file than the one that was looked at");
        house.person("1", Role::Trainee).await;
        let end = house.office.import_people(&admin, text.as_bytes(), &looked_at).await.unwrap();
        assert!(matches!(end, ImportEnd::Look(plan) if does(&plan) == [Does::Changes]));
        assert_eq!(house.count("SELECT count(*) FROM team").await, 0);
    }

    async fn the_same_file_at_the_same_moment_on_two_servers_is_taken_in_once(house: House) {
        let admin = house.ground().await;
        let second = house.second_office().await;
        let text = format!("{HEAD}1,Ann,one,,,,,\n2,Bea,one,,,,,\n");
        let looked_at = house.plan(&admin, text.as_bytes()).await.fingerprint;
        let (one, other) = tokio::join!(
            house.office.import_people(&admin, text.as_bytes(), &looked_at),
            second.import_people(&admin, text.as_bytes(), &looked_at),
        );
        let done = [one, other].into_iter().filter(|end| matches!(end, Ok(ImportEnd::Done(_)))).count();
        assert_eq!(done, 1);
        assert_eq!(house.persons().await, 3);
    }

    async fn an_import_is_told_in_the_log_without_names(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}1,Mark Marker,Marked team,agent,A1,,,\n").as_bytes()).await;
        let kinds = "SELECT count(*) FROM event WHERE kind IN ('people.imported', 'person.added', 'mentor.set') \
                     AND actor = '{id}'";
        assert_eq!(house.count(&kinds.replace("{id}", admin.person.as_str())).await, 3);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE after LIKE '%Mark%'").await, 0);
    }

    async fn the_largest_file_is_taken_in_whole(house: House) {
        let admin = house.ground().await;
        let rows: String = (0..MOST_IMPORTED_ROWS).map(|number| format!("{number},员工{number},组{},agent,A1,,,\n", number % 40)).collect();
        let text = format!("{HEAD}{rows}");
        let done = house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(done.added.len(), MOST_IMPORTED_ROWS);
        assert_eq!(house.count("SELECT count(*) FROM mentorship").await as usize, MOST_IMPORTED_ROWS);
    }
}
