//! A paused exam as its candidates' pages show it.

use axum::http::header;

use crate::house::{Answer, Ask, Furnished, House, MINUTE, View};

/// The trainer's form to this door of the exam.
async fn decide(furnished: &Furnished, house: &House, verb: &str) -> Answer {
    let ask = Ask::form(&format!("/studio/exams/entrance/{verb}"), "reason=A+fire+drill");
    house.ask(ask.of(View::Trainer, furnished)).await
}

async fn page(furnished: &Furnished, house: &House, address: &str) -> String {
    house.ask(Ask::get(&furnished.filled(address)).of(View::Trainee, furnished)).await.text()
}

#[tokio::test]
async fn a_paused_paper_shows_no_question_and_says_since_when_and_how_much_is_left() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let before = page(furnished, &house, "/attempts/{running}").await;
    assert!(before.contains("data-place=") && !before.contains("halt now"));
    house.clock.advance(MINUTE);
    let done = decide(furnished, &house, "pause").await;
    assert!(done.header(header::LOCATION.as_str()).unwrap().ends_with("?done=paused"));
    house.clock.advance(90 * MINUTE);
    let paused = page(furnished, &house, "/attempts/{running}").await;
    assert!(!paused.contains("data-place=") && !paused.contains("<fieldset"), "{paused}");
    for said in ["The exam is paused", "A fire drill", "Every answer that was saved is safe", "See whether it goes on"]
    {
        assert!(paused.contains(said), "{said}: {paused}");
    }
    let overview = page(furnished, &house, "/attempts/{running}/overview").await;
    assert!(overview.contains("Your time has stood still since") && overview.contains("/hand-in"), "{overview}");
    let clock = Ask::json("/api/clock", &furnished.filled(r#"{"attempt":"{running}"}"#)).of(View::Trainee, furnished);
    let clock = house.ask(clock).await.text();
    assert!(clock.contains("A fire drill") && clock.contains(r#""until":null"#), "{clock}");
    decide(furnished, &house, "resume").await;
    let after = page(furnished, &house, "/attempts/{running}").await;
    assert!(after.contains("data-place=") && after.contains("Your time stood still from"), "{after}");
}

#[tokio::test]
async fn what_a_form_brings_in_a_pause_stays_on_the_page_and_is_sent_again_afterwards() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    decide(furnished, &house, "pause").await;
    house.clock.advance(MINUTE);
    let address = furnished.filled("/attempts/{running}/answers");
    let body = furnished.filled("version={version}&a0=1&f1=on&to=stay");
    let send = async || house.ask(Ask::form(&address, &body).of(View::Trainee, furnished)).await;
    for _ in 0..2 {
        let told = send().await;
        let text = told.text();
        assert_eq!(told.status, 409);
        for carried in [r#"name="a0" value="1""#, r#"name="f1" value="on""#, "Send again", "does not count yet"] {
            assert!(text.contains(carried), "{carried}: {text}");
        }
    }
    decide(furnished, &house, "resume").await;
    assert_eq!(send().await.status, 303);
    let paper = page(furnished, &house, "/attempts/{running}").await;
    assert_eq!(paper.matches(" checked").count(), 2, "{paper}");
}

#[tokio::test]
async fn a_paused_exam_is_not_begun_and_the_refusal_says_since_when() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let hand_in = Ask::form(&furnished.filled("/attempts/{running}/hand-in"), "").of(View::Trainee, furnished);
    assert_eq!(house.ask(hand_in).await.status, 303);
    decide(furnished, &house, "pause").await;
    let refused = house.ask(Ask::form("/exams/entrance/start", "").of(View::Trainee, furnished)).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("This exam has been paused since"));
    let briefing = page(furnished, &house, "/exams/entrance").await;
    assert!(briefing.contains("This exam has been paused since") && !briefing.contains("/start"), "{briefing}");
}
