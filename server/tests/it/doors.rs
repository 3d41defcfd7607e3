//! Who may pass which door. The table is written by hand; the doors are taken from the program, so that none is
//! forgotten. Everything asked about belongs to the trainee.

mod table;

use std::collections::BTreeSet;

use app::doors::{Audience, Door};
use axum::http::{Method, header};
use server::router::all;

use crate::house::{Ask, Furnished, View};
use table::{Row, rows};

#[tokio::test]
async fn every_door_answers_each_point_of_view_as_the_table_says() {
    let furnished = Furnished::get().await;
    let mut wrong = Vec::new();
    for row in rows() {
        for (view, expect) in View::ALL.into_iter().zip(row.expect) {
            let answer = furnished.house().await.ask(row.ask(furnished).of(view, furnished)).await;
            if answer.status != expect {
                wrong.push(format!("{} {} as {view:?}: {}, not {expect}", row.method, row.address, answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_door_has_a_row_and_every_row_a_door() {
    let (doors, rows) = (all(), rows());
    for door in &doors {
        assert!(rows.iter().any(|row| row.is_of(door)), "{} {}: no row in the table", door.method, door.path);
    }
    for row in &rows {
        assert!(doors.iter().any(|door| row.is_of(door)), "{} {}: no such door", row.method, row.address);
    }
    let once: BTreeSet<_> = doors.iter().map(|door| (door.method.to_string(), door.path)).collect();
    assert_eq!(once.len(), doors.len(), "a door stands twice in the list");
}

#[tokio::test]
async fn what_changes_something_is_refused_from_another_site() {
    let furnished = Furnished::get().await;
    for row in rows().into_iter().filter(|row| row.method == Method::POST) {
        for origin in [Some("https://evil.example"), Some("null"), None] {
            let ask = row.ask(furnished).of(View::Trainee, furnished).without(&header::ORIGIN);
            let ask = origin.into_iter().fold(ask, |ask, origin| ask.header(header::ORIGIN, origin));
            let answer = furnished.house().await.ask(ask).await;
            assert_eq!(answer.status, 403, "{} from {origin:?}", row.address);
        }
    }
}

#[tokio::test]
async fn a_field_that_is_not_known_is_refused_or_changes_nothing() {
    let furnished = Furnished::get().await;
    // A closed paper takes nothing, whatever is sent.
    let open = |row: &Row| row.takes_fields() && !row.address.contains("{closed}");
    for row in rows().into_iter().filter(open) {
        let answer =
            furnished.house().await.ask(row.with_a_foreign_field(furnished).of(View::Trainee, furnished)).await;
        assert!(answer.status.is_client_error(), "{}: {}", row.address, answer.status);
    }
}

#[tokio::test]
async fn nonsense_in_an_address_is_not_there_and_breaks_nothing() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    for door in all().iter().filter(|door| door.method == Method::GET && door.path.contains('{')) {
        for nonsense in [
            "%00",
            "%FF%FE",
            "..%2F..%2Fsecret",
            "-1",
            "99999999999999999999",
            "%27%20OR%201=1",
            "a".repeat(3000).as_str(),
        ] {
            let address = filled(door, nonsense);
            let answer = house.ask(Ask::get(&address).of(View::Administrator, furnished)).await;
            let fine = answer.status.is_client_error() || (door.audience == Audience::Anyone && answer.status == 200);
            assert!(fine, "{address}: {}", answer.status);
        }
    }
}

fn filled(door: &Door, with: &str) -> String {
    let parts = door.path.split('/').map(|part| if part.starts_with('{') { with } else { part });
    parts.collect::<Vec<_>>().join("/")
}

impl Row {
    fn is_of(&self, door: &Door) -> bool {
        let path = self.address.split('?').next().unwrap();
        let (mine, its): (Vec<_>, Vec<_>) = (path.split('/').collect(), door.path.split('/').collect());
        let named = |part: &str| part.starts_with('{');
        let fits = |(mine, its): (&&str, &&str)| mine == its || named(its) && (named(mine) || !mine.is_empty());
        self.method == door.method && mine.len() == its.len() && mine.iter().zip(&its).all(fits)
    }
}
