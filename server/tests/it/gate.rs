//! The gate as other programs see it.

use axum::http::header;

use crate::house::{Answer, Ask, DAY, Furnished, House, View};

async fn gate(house: &House, query: &str) -> Answer {
    let token = Furnished::get().await.name("token");
    house.ask(Ask::get(&format!("/api/v1/gate?{query}")).header(header::AUTHORIZATION, format!("Bearer {token}"))).await
}

#[tokio::test]
async fn it_is_open_for_who_has_passed_and_says_until_when() {
    let house = Furnished::get().await.house().await;
    let answer = gate(&house, "staff_no=T1&post=clerk").await.json();
    assert_eq!(answer["gate"], "open", "{answer}");
    assert_eq!(answer["reasons"].as_array().map(Vec::len), Some(0), "{answer}");
    assert!(answer["changes_at"].as_str().is_some_and(|at| at.ends_with('Z')), "{answer}");
    assert_eq!(answer["statement"].as_str().map(|statement| statement.split('.').count()), Some(3), "{answer}");
}

#[tokio::test]
async fn it_is_closed_with_a_reason_for_everyone_and_everything_else() {
    let house = Furnished::get().await.house().await;
    for query in
        ["staff_no=T2&post=clerk", "staff_no=nobody&post=clerk", "staff_no=T1&post=pilot", "staff_no=T1&post=%00"]
    {
        let answer = gate(&house, query).await;
        assert_eq!(answer.status, 200, "{query}");
        let answer = answer.json();
        assert_eq!(answer["gate"], "closed", "{query}: {answer}");
        assert_ne!(answer["reasons"].as_array().map(Vec::len), Some(0), "{query}: {answer}");
    }
}

#[tokio::test]
async fn it_closes_when_the_certificate_expires() {
    let house = Furnished::get().await.house().await;
    house.clock.advance(400 * DAY);
    assert_eq!(gate(&house, "staff_no=T1&post=clerk").await.json()["gate"], "closed");
}

#[tokio::test]
async fn what_it_cannot_read_it_refuses_and_stays_closed() {
    let house = Furnished::get().await.house().await;
    for query in [
        "",
        "staff_no=T1",
        "staff_no=T1&post=clerk&admin=1",
        "staff_no=T1&staff_no=T2&post=clerk",
        "staff_no=T1&post=clerk&at=now",
    ] {
        let answer = gate(&house, query).await;
        assert_eq!(answer.status, 422, "{query}");
        assert_eq!(answer.json()["gate"], "closed", "{query}");
        assert_eq!(answer.json()["error"]["refusal"], "bad-request", "{query}");
    }
}

#[tokio::test]
async fn without_a_good_token_it_says_nothing() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let long = format!("Bearer {}", "x".repeat(10_000));
    for value in ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic nonsense", long.as_str()] {
        let ask = Ask::get("/api/v1/gate?staff_no=T1&post=clerk").header(header::AUTHORIZATION, value);
        let answer = house.ask(ask.of(View::Administrator, furnished)).await;
        assert_eq!(answer.status, 401, "{value:.20}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        assert_eq!(answer.json()["gate"], "closed");
        assert_eq!(answer.json()["reasons"], serde_json::Value::Null);
    }
}

#[tokio::test]
async fn its_keys_are_public_and_only_public() {
    let answer = Furnished::get().await.house().await.ask(Ask::get("/.well-known/jwks.json")).await;
    let keys = answer.json();
    let key = &keys["keys"][0];
    assert_eq!((key["kty"].as_str(), key["crv"].as_str()), (Some("OKP"), Some("Ed25519")), "{keys}");
    assert!(key["d"].is_null(), "a private key was published");
    assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
}
