//! What people ask of a house before the end of an attempt: everything, also what they should not.

use serde_json::json;

use super::twin::{PASSWORD, Twin};
use crate::house::MINUTE;
use crate::paper::Paper;

/// The attempt that is under way when the script ends, and a practice.
pub(crate) struct UnderWay {
    pub(crate) attempt: String,
    pub(crate) practice: String,
}

/// Everything up to the last moment before the hand-in.
pub(crate) async fn play(twin: &mut Twin) -> UnderWay {
    strangers(twin).await;
    sign_in(twin).await;
    before_the_start(twin).await;
    let attempt = start(twin, "T1").await;
    let others = start(twin, "T2").await;
    let paper = sit(twin, &attempt).await;
    forms(twin, &attempt, &paper).await;
    ways_that_are_closed(twin, &attempt, &others).await;
    let practice = practise(twin, &attempt).await;
    the_session_ends_and_comes_back(twin, &attempt).await;
    around(twin).await;
    UnderWay { attempt, practice }
}

async fn strangers(twin: &mut Twin) {
    for address in [
        "/",
        "/sign-in",
        "/handbook",
        "/verify",
        "/verify?number=PG-1",
        "/verify/nothing",
        "/nothing/here",
        "/invitations/nothing",
        "/healthz",
        "/readyz",
        "/.well-known/jwks.json",
        "/pkg/fixture.css",
        "/api/v1/gate?staff_no=T1&post=online-agent",
    ] {
        twin.page("", address).await;
    }
}

async fn sign_in(twin: &mut Twin) {
    twin.form("T1", "/sign-in", "staff_no=T1&password=not+this+one").await;
    for who in ["T1", "T2", "M1"] {
        let fields = format!("staff_no={who}&password={}", PASSWORD.replace(' ', "+"));
        let come_in = twin.form(who, "/sign-in", &fields).await;
        assert_eq!(come_in.status, 303, "{}", come_in.body);
    }
}

async fn before_the_start(twin: &mut Twin) {
    for address in ["/", "/handbook", "/handbook/cart", "/exams/entrance", "/exams/exercise", "/exams/nothing"] {
        twin.page("T1", address).await;
    }
    twin.form("T1", "/handbook/cart/read", "").await;
    twin.page("T1", "/").await;
}

async fn start(twin: &mut Twin, who: &str) -> String {
    let started = twin.form(who, "/exams/entrance/start", "").await;
    let again = twin.form(who, "/exams/entrance/start", "").await;
    assert_eq!(started.location, again.location, "{}", started.body);
    started.location.strip_prefix("/attempts/").expect("a start leads to the paper").to_owned()
}

/// Every choice of every question is tried, so that each is right in one house and wrong in the other.
async fn sit(twin: &mut Twin, attempt: &str) -> Paper {
    let address = format!("/attempts/{attempt}");
    let mut paper = Paper::read(&twin.page("T1", &address).await.body);
    let mut sequence = 0;
    for (place, choices) in paper.choices.clone().into_iter().enumerate() {
        for choice in 0..choices {
            sequence += 1;
            let saved = twin.data("T1", "/api/save", &paper.island.save(sequence, place, &[choice])).await;
            assert_eq!(saved.status, 200, "{}", saved.body);
            let saved: serde_json::Value = serde_json::from_str(&saved.body).unwrap();
            paper.island.epoch = u32::try_from(saved["epoch"].as_u64().unwrap()).unwrap();
        }
        twin.clock.advance(MINUTE / 2);
        twin.data("T1", "/api/flag", &json!({ "flag": { "attempt": attempt, "place": place, "on": true } })).await;
        twin.data("T1", "/api/clock", &json!({ "attempt": attempt })).await;
    }
    let questions = paper.choices.len();
    let wrong = [
        paper.island.save(sequence, 0, &[1]),
        paper.island.save(sequence, questions - 1, &[1]),
        paper.island.save(sequence + 1, questions, &[0]),
        paper.island.save(sequence + 1, 0, &[9]),
        paper.island.save(sequence + 1, 0, &[0, 1]),
        paper.island.save(sequence + 1, 3, &[0, 1]),
        paper.island.save(sequence + 2, 3, &[]),
    ];
    for body in wrong {
        twin.data("T1", "/api/save", &body).await;
    }
    let mut stale = paper.island.clone();
    stale.epoch += 7;
    twin.data("T1", "/api/save", &stale.save(1, 0, &[0])).await;
    twin.data("T1", "/api/save", &json!({ "save": { "place": "all" } })).await;
    twin.page("T1", &address).await;
    twin.page("T1", &format!("{address}/overview")).await;
    twin.page("T1", "/").await;
    paper
}

async fn forms(twin: &mut Twin, attempt: &str, before: &Paper) {
    let address = format!("/attempts/{attempt}/answers");
    let now = Paper::read(&twin.page("T1", &format!("/attempts/{attempt}")).await.body);
    for (version, to) in [(&before.version, "stay"), (&now.version, "stay"), (&now.version, "overview")] {
        let fields = format!("version={version}&a0=1&a1=0&a3=0&a3=1&f2=on&to={to}");
        twin.form("T1", &address, &fields).await;
    }
    for fields in ["version=0&a99=0", "version=0&a0=9", "version=x", "version=0&key=1", "%00"] {
        twin.form("T1", &address, fields).await;
    }
    twin.page("T1", &format!("/attempts/{attempt}/overview")).await;
}

async fn ways_that_are_closed(twin: &mut Twin, attempt: &str, others: &str) {
    for address in ["", "/overview", "/marks"] {
        twin.page("T1", &format!("/attempts/{attempt}{address}")).await;
        twin.page("T1", &format!("/attempts/{others}{address}")).await;
        twin.page("M1", &format!("/attempts/{attempt}{address}")).await;
        twin.page("T2", &format!("/attempts/{attempt}{address}")).await;
        twin.page("T2", &format!("/attempts/{others}{address}")).await;
    }
    twin.page("T1", &format!("/practice/{attempt}/1")).await;
    twin.form("T1", &format!("/practice/{attempt}/1"), "choice=0").await;
    twin.form("T2", &format!("/attempts/{attempt}/hand-in"), "").await;
    twin.page("T1", &format!("/api/save?attempt={attempt}")).await;
    twin.page("T1", "/certificates/nothing").await;
    twin.form("T1", "/demo/skip-day", "").await;
}

/// Practice settles question by question: until then it tells as little.
async fn practise(twin: &mut Twin, running: &str) -> String {
    let started = twin.form("T1", "/exams/exercise/start", "").await;
    let practice = started.location.split('/').nth(2).expect("a start leads to the practice").to_owned();
    for place in 0..=5 {
        twin.page("T1", &format!("/practice/{practice}/{place}")).await;
    }
    twin.form("T1", &format!("/practice/{practice}/1"), "choice=9").await;
    twin.form("T1", &format!("/practice/{practice}/1"), "tick=1").await;
    twin.page("T1", &format!("/attempts/{practice}")).await;
    twin.page("T1", &format!("/attempts/{practice}/marks")).await;
    // Nothing is settled, so there is nothing in the notebook, of the exam that runs neither.
    for attempt in [practice.as_str(), running] {
        twin.form("T1", &format!("/notebook/{attempt}/1/known"), "show=&topic=").await;
        twin.form("T1", &format!("/notebook/{attempt}/1/keep"), "show=&topic=").await;
    }
    twin.form("T1", "/notebook/practise", "show=&topic=").await;
    practice
}

async fn the_session_ends_and_comes_back(twin: &mut Twin, attempt: &str) {
    twin.form("T1", "/sign-out", "").await;
    twin.page("T1", &format!("/attempts/{attempt}")).await;
    twin.form("T1", &format!("/attempts/{attempt}/answers"), "version=1&a0=0&to=stay").await;
    twin.data("T1", "/api/clock", &json!({ "attempt": attempt })).await;
    for password in ["not this one", PASSWORD] {
        let credentials = json!({ "credentials": { "staff_no": "T1", "password": password } });
        twin.data("T1", "/api/session", &credentials).await;
    }
    let paper = twin.page("T1", &format!("/attempts/{attempt}")).await;
    assert_eq!(paper.status, 200, "signed in again in place");
}

async fn around(twin: &mut Twin) {
    let person = twin.people["T1"].clone();
    for who in ["T1", "T2", "M1"] {
        for address in [
            "/",
            "/notebook",
            "/notebook?show=learned",
            "/password",
            "/exams/entrance",
            "/me",
            "/me/record.json",
            format!("/people/{person}").as_str(),
        ] {
            twin.page(who, address).await;
        }
        for list in [
            "",
            "/people",
            "/people.csv",
            "/rates.csv",
            "/topics.csv",
            "/attempts.csv",
            "/attempts.json",
            "/certificates.csv",
        ] {
            twin.page(who, &format!("/overview{list}")).await;
        }
    }
    for query in ["staff_no=T1&post=online-agent", "staff_no=T2&post=online-agent", "staff_no=T1", "staff_no=T1&post=x"]
    {
        twin.program(&format!("/api/v1/gate?{query}")).await;
    }
    twin.clock.advance(10 * MINUTE);
    twin.page("T1", "/").await;
    twin.form("T1", "/language", "lang=zh-Hans").await;
}
