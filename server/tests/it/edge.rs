//! What every answer says around what it says, and what happens to a request whatever door it goes through.

use axum::http::{Method, header};
use server::router::all;

use crate::house::{Answer, Ask, Furnished, View};

#[tokio::test]
async fn every_answer_closes_what_a_browser_would_leave_open() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    for door in all().iter().filter(|door| door.method == Method::GET) {
        for view in [View::Nobody, View::Trainee] {
            let answer = house.ask(Ask::get(door.path).of(view, furnished)).await;
            assert!(is_closed(&answer), "{} as {view:?}: {:?}", door.path, answer.headers);
        }
    }
    let nothing = house.ask(Ask::get("/nothing/here")).await;
    assert_eq!(nothing.status, 404);
    assert!(is_closed(&nothing), "{:?}", nothing.headers);
}

fn is_closed(answer: &Answer) -> bool {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    answer.header("x-content-type-options") == Some("nosniff")
        && answer.header("referrer-policy") == Some("same-origin")
        && answer.header("cross-origin-opener-policy") == Some("same-origin")
        && answer.header("permissions-policy").is_some_and(|policy| policy.contains("camera=()"))
        && answer.header("cache-control").is_some()
        && policy.contains("frame-ancestors 'none'")
        && policy.contains("base-uri 'none'")
        && !policy.contains("unsafe-inline")
}

#[tokio::test]
async fn personal_pages_are_kept_nowhere() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    for address in ["/", "/handbook", "/people/{person}", "/certificates/{certificate}"] {
        let answer = house.ask(Ask::get(&furnished.filled(address)).of(View::Trainee, furnished)).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{address}");
    }
}

#[tokio::test]
async fn a_file_comes_in_the_smallest_form_that_is_understood() {
    let house = Furnished::get().await.house().await;
    let file = |accepted| house.ask(Ask::get("/pkg/fixture.css").header(header::ACCEPT_ENCODING, accepted));
    assert_eq!(file("gzip, br").await.header("content-encoding"), Some("br"));
    assert_eq!(file("gzip;q=0.5").await.header("content-encoding"), Some("gzip"));
    let plain = file("br;q=0, identity").await;
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(plain.header("vary"), Some("accept-encoding"));
    assert_eq!(plain.text(), "body{}\n");
}

#[tokio::test]
async fn a_file_is_asked_for_again_unless_its_address_names_the_version() {
    let house = Furnished::get().await.house().await;
    let first = house.ask(Ask::get("/pkg/fixture.css")).await;
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    let tag = first.header("etag").unwrap().to_owned();
    let again = house.ask(Ask::get("/pkg/fixture.css").header(header::IF_NONE_MATCH, &tag)).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let named = house.ask(Ask::get(&format!("/pkg/fixture.css?v={}", tag.trim_matches('"')))).await;
    assert_eq!(named.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let wrong = house.ask(Ask::get("/pkg/fixture.css?v=0")).await;
    assert_eq!(wrong.header("cache-control"), Some("no-cache"));
}

#[tokio::test]
async fn a_file_outside_the_folder_is_not_there() {
    let house = Furnished::get().await.house().await;
    for name in ["..%2F..%2Fmain.rs", ".client", "fixture.css.br", "%2Fetc%2Fpasswd", "fixture.css%00"] {
        assert_eq!(house.ask(Ask::get(&format!("/pkg/{name}"))).await.status, 404, "{name}");
    }
}

#[tokio::test]
async fn requests_are_numbered_and_nobody_else_chooses_the_number() {
    let house = Furnished::get().await.house().await;
    let name = header::HeaderName::from_static("x-request-id");
    let first = house.ask(Ask::get("/healthz").header(name.clone(), "mine")).await;
    let second = house.ask(Ask::get("/healthz")).await;
    assert_eq!((first.header("x-request-id"), second.header("x-request-id")), (Some("test-1"), Some("test-2")));
}

#[tokio::test]
async fn a_server_about_to_stop_is_alive_but_not_ready() {
    let house = Furnished::get().await.house().await;
    assert_eq!(house.ask(Ask::get("/readyz")).await.status, 200);
    house.stopping.begin();
    assert_eq!(house.ask(Ask::get("/readyz")).await.status, 503);
    assert_eq!(house.ask(Ask::get("/healthz")).await.status, 200);
}

#[tokio::test]
async fn more_than_any_form_needs_is_refused() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let much = format!("staff_no={}&password=x", "9".repeat(1024 * 1024));
    assert_eq!(house.ask(Ask::form("/sign-in", &much)).await.status, 413);
}

#[tokio::test]
async fn what_an_island_would_never_send_is_refused_without_breaking() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let huge = format!(r#"{{"attempt":"{}"}}"#, "x".repeat(1024 * 1024));
    for body in ["", "null", "[]", "{", r#"{"attempt":7}"#, "\u{0}", &deep, &huge] {
        for door in ["/api/save", "/api/flag", "/api/clock", "/api/session"] {
            let answer = house.ask(Ask::json(door, body).of(View::Trainee, furnished)).await;
            assert!(answer.status.is_client_error(), "{door} {body:.20}: {}", answer.status);
        }
    }
}
