//! Who may pass which door. The table is written by hand; the doors are taken from the program, so that none is
//! forgotten. Everything asked about belongs to the trainee.

mod table;

use std::collections::BTreeSet;

use app::doors::{Audience, Door};
use axum::http::{Method, header};
use server::router::all;

use crate::house::{Answer, Ask, Furnished, View};
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
async fn what_was_typed_comes_back_with_whatever_stands_in_its_way() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let mut forms = 0;
    for (view, row) in rows_at_work() {
        let answer = house.ask(row.with_nonsense(furnished).of(view, furnished)).await;
        assert_eq!(answer.status, 422, "{}", row.address);
        row.is_in(furnished, &answer);
        forms += 1;
    }
    assert!(forms > 25, "{forms}");
}

#[tokio::test]
async fn what_was_typed_comes_back_when_the_house_cannot_say_who_sent_it() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    house.office.shut().await;
    for (view, row) in rows_at_work() {
        let answer = house.ask(row.ask(furnished).of(view, furnished)).await;
        assert!(answer.status.is_server_error(), "{}: {}", row.address, answer.status);
        row.is_in(furnished, &answer);
    }
}

#[tokio::test]
async fn what_was_typed_is_carried_through_signing_in() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    for (_, row) in rows_at_work() {
        let asked = house.ask(row.ask(furnished)).await;
        assert_eq!(asked.status, 401, "{}", row.address);
        let carried = asked
            .text()
            .split("name=\"carried\" value=\"")
            .nth(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned());
        let carried = carried.unwrap_or_else(|| panic!("{} is lost", row.address)).replace("&amp;", "&");
        let mut fields =
            format!("staff_no=T1&password={}&again={}", "a+long+walk+in+spring", furnished.filled(row.address));
        fields.push_str("&carried=");
        carried.bytes().for_each(|byte| fields.push_str(&format!("%{byte:02X}")));
        let answer = house.ask(Ask::form("/sign-in", &fields)).await;
        assert_eq!(answer.status, 200, "{}", row.address);
        row.is_in(furnished, &answer);
    }
}

#[tokio::test]
async fn nothing_of_a_password_comes_back() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    house.office.shut().await;
    let secrets = ["/password", "/sign-in", "/invitations/{invitation}"];
    for row in rows().into_iter().filter(|row| row.method == Method::POST && secrets.contains(&row.address)) {
        let text = house.ask(row.ask(furnished).of(View::Trainee, furnished)).await.text();
        assert!(!text.contains("spring") && !text.contains("not this one"), "{}", row.address);
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

/// Forms that people type into at their work, each with somebody who may send it.
fn rows_at_work() -> impl Iterator<Item = (View, Row)> {
    rows().into_iter().filter_map(|row| Some((row.at_work()?, row)))
}

fn filled(door: &Door, with: &str) -> String {
    let parts = door.path.split('/').map(|part| if part.starts_with('{') { with } else { part });
    parts.collect::<Vec<_>>().join("/")
}

impl Row {
    /// Who may send this form, when it is one that people type into at their work.
    fn at_work(&self) -> Option<View> {
        let rooms = ["/attempts/", "/practice/", "/studio/", "/people/", "/tokens"];
        let typed = self.method == Method::POST && self.takes_fields() && !self.address.contains("{closed}/answers");
        let rooms = typed && rooms.iter().any(|room| self.address.starts_with(room));
        let may = |view: &View| ![401, 403, 404].contains(&self.expect[*view as usize].as_u16());
        View::ALL.into_iter().filter(|_| rooms).find(may)
    }

    #[track_caller]
    fn is_in(&self, furnished: &Furnished, answer: &Answer) {
        let text = answer.text();
        let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
        let text = marks.into_iter().fold(text, |text, (written, mark)| text.replace(written, mark));
        for (name, value) in self.typed(furnished).iter().filter(|(_, value)| !value.trim().is_empty()) {
            assert!(text.contains(value.as_str()), "{}: {name} is lost", self.address);
        }
    }

    fn is_of(&self, door: &Door) -> bool {
        let path = self.address.split('?').next().unwrap();
        let (mine, its): (Vec<_>, Vec<_>) = (path.split('/').collect(), door.path.split('/').collect());
        let named = |part: &str| part.starts_with('{');
        let fits = |(mine, its): (&&str, &&str)| mine == its || named(its) && (named(mine) || !mine.is_empty());
        self.method == door.method && mine.len() == its.len() && mine.iter().zip(&its).all(fits)
    }
}
