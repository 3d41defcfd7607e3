//! What operators see of the process: metrics, packed pages, and the page that says what is wrong.

use std::io::Read;

use axum::http::{Method, header};
use flate2::read::GzDecoder;
use office::Operator;
use serde_json::json;
use server::router::all;

use crate::house::{Answer, Ask, Furnished, House, View};

async fn metrics(house: &House, furnished: &Furnished) -> String {
    let bearer = format!("Bearer {}", furnished.name("reports"));
    house.ask(Ask::get("/metrics").header(header::AUTHORIZATION, bearer)).await.text()
}

fn lines<'a>(text: &'a str, of: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.starts_with(of)).collect()
}

#[tokio::test]
async fn requests_are_counted_by_door_and_never_by_address() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let address = furnished.filled("/attempts/{running}");
    for _ in 0..3 {
        house.ask(Ask::get(&address).of(View::Trainee, furnished)).await;
    }
    house.ask(Ask::get("/people/nobody-at-all").of(View::Trainee, furnished)).await;
    let text = metrics(&house, furnished).await;
    let line = r#"passgate_requests_total{method="GET",door="/attempts/{id}",status="200"} 3"#;
    assert!(text.lines().any(|one| one == line), "{text}");
    assert!(text.ends_with("# EOF\n"), "{text}");
    for name in ["running", "person", "staff_no", "number", "token", "reports"] {
        assert!(!text.contains(furnished.name(name)), "{name} in\n{text}");
    }
    assert!(!text.contains("nobody-at-all"), "{text}");
}

#[tokio::test]
async fn whatever_is_asked_for_there_are_no_more_series_than_doors() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    house.ask(Ask::get("/nothing")).await;
    house.ask(Ask::new(Method::from_bytes(b"BREW").unwrap(), "/healthz")).await;
    let before = metrics(&house, furnished).await;
    for number in 0..50 {
        house.ask(Ask::get(&format!("/nothing/{number}"))).await;
        house.ask(Ask::new(Method::from_bytes(format!("BREW{number}").as_bytes()).unwrap(), "/healthz")).await;
    }
    let after = metrics(&house, furnished).await;
    // Its own first reading is the one series that came in between.
    let series = |text: &str| {
        lines(text, "passgate_requests_total").into_iter().filter(|line| !line.contains("/metrics")).count()
    };
    assert_eq!(series(&before), series(&after), "{after}");
}

#[tokio::test]
async fn a_save_is_counted_once_it_is_answered() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let save = json!({ "save": {
        "attempt": furnished.name("running"), "device": "d", "epoch": furnished.name("epoch").parse::<u32>().unwrap(),
        "sequence": 1, "place": 0, "payload": { "v": 1, "kind": "choices", "places": [0] }, "language": "en",
    } });
    let saved = house.ask(Ask::json("/api/save", &save.to_string()).of(View::Trainee, furnished)).await;
    assert_eq!(saved.status, 200);
    let text = metrics(&house, furnished).await;
    assert_eq!(lines(&text, "passgate_saves_total"), [r#"passgate_saves_total{outcome="counts"} 1"#]);
    assert_eq!(saved.header("content-encoding"), None, "nothing stands between an answer and its receipt");
}

fn unpacked(answer: &Answer) -> String {
    let mut text = String::new();
    GzDecoder::new(answer.body.as_slice()).read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_page_is_packed_for_who_can_unpack_it() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    // A page without scripts has no nonce: it is the same each time.
    let page = |accepts: &str| {
        house.ask(Ask::get("/exams/entrance").of(View::Trainee, furnished).header(header::ACCEPT_ENCODING, accepts))
    };
    let (plain, packed) = (page("identity").await, page("gzip, deflate, br").await);
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), (None, Some("gzip")));
    assert_eq!(unpacked(&packed), plain.text());
    assert!(packed.body.len() * 2 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
    assert!(page("gzip;q=0").await.header("content-encoding").is_none());
    for answer in [&plain, &packed] {
        assert_eq!(answer.header("vary"), Some("accept-encoding, sec-fetch-site"));
    }
}

#[tokio::test]
async fn what_another_site_makes_a_browser_fetch_is_not_packed() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let site = header::HeaderName::from_static("sec-fetch-site");
    for (from, packs) in [("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true)] {
        let ask = Ask::get("/?guess=Ada").of(View::Trainee, furnished);
        let answer = house.ask(ask.header(header::ACCEPT_ENCODING, "gzip").header(site.clone(), from)).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding").is_some(), packs, "{from}");
    }
}

#[tokio::test]
async fn the_page_of_a_paper_is_a_fraction_of_its_size() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let page = |accepts: &'static str| {
        let ask = Ask::get(&furnished.filled("/attempts/{running}")).of(View::Trainee, furnished);
        house.ask(ask.header(header::ACCEPT_ENCODING, accepts))
    };
    let (plain, packed) = (page("identity").await, page("gzip").await);
    println!("a paper: {} bytes, packed {}", plain.body.len(), packed.body.len());
    assert_eq!(unpacked(&packed).len(), plain.body.len());
    assert!(packed.body.len() * 2 < plain.body.len());
}

#[tokio::test]
async fn what_is_wrong_stands_on_a_page_with_what_to_do() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let page = house.ask(Ask::get("/system").of(View::Administrator, furnished)).await.text();
    assert!(page.contains("There has never been a backup.") && page.contains("passgate backup"), "{page}");
    assert!(page.contains("SQLite") && page.contains("0001-ground"), "{page}");
}

#[tokio::test]
async fn whoever_was_erased_stands_on_no_page() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    house.office.erase_person(&Operator::of_this_process(), furnished.name("staff_no")).await.unwrap();
    let mut pages = Vec::new();
    let whole = all().into_iter().filter(|door| door.method == Method::GET && !door.path.contains('{'));
    let own = ["/people/{person}", "/people/{person}/account", "/certificates/{certificate}", "/verify/{number}"];
    for address in whole.map(|door| door.path).chain(own) {
        let ask = Ask::get(&furnished.filled(address)).of(View::Administrator, furnished);
        pages.push((address, house.ask(ask.header(header::ACCEPT_ENCODING, "identity")).await));
    }
    for (address, page) in &pages {
        let text = String::from_utf8_lossy(&page.body);
        assert!(!text.contains("Person T1") && !page.status.is_server_error(), "{address}: {text}");
    }
    for address in ["/certificates/{certificate}", "/verify/{number}"] {
        let (_, page) = pages.iter().find(|(known, _)| *known == address).unwrap();
        assert!(page.status == 200 && page.text().contains("Erased person"), "{address}: {}", page.text());
    }
}
