//! Keys say nothing before the end: two databases that differ only in ticks and explanations deliver the same bytes.

use std::sync::Arc;

use engine::{Lang, Payload};
use office::Viewer;
use office::views::Flag;

use crate::answers::form;
use crate::content::{Folder, edited};
use crate::exam_room::{entry, items, slug};
use crate::house::{House, MINUTE, OPERATOR};

/// The fixture with other ticks and explanations, of the same number and kind.
fn other_keys() -> Folder {
    edited(|text| {
        let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
        let boxes: Vec<usize> = (0..lines.len()).filter(|&index| lines[index].starts_with("- [")).collect();
        for question in boxes.chunk_by(|one, other| one + 1 == *other) {
            let ticks: Vec<bool> = question.iter().map(|&index| lines[index].starts_with("- [x]")).collect();
            for (place, &index) in question.iter().enumerate() {
                let tick = if ticks[(place + 1) % ticks.len()] { "x" } else { " " };
                let rest = lines[index][5..].to_owned();
                lines[index] = format!("- [{tick}]{rest}");
            }
        }
        for line in lines.iter_mut().filter(|line| line.starts_with("> ")) {
            line.push_str(" MARKER, and much longer than the other one");
        }
        lines.join("\n") + "\n"
    })
}

/// Everything that a candidate is sent until the end of an attempt.
async fn all_that_is_sent(house: &House, viewer: &Viewer) -> Vec<String> {
    let (office, mut sent) = (&house.office, Vec::new());
    let mut send = |what: Result<String, serde_json::Error>| sent.push(what.unwrap());
    send(serde_json::to_string(&office.briefing(viewer, &slug("cert"), Lang::ZhHans).await.unwrap()));
    for exam in ["cert", "mock", "drill"] {
        let attempt = house.start(viewer, exam).await;
        send(serde_json::to_string(&attempt));
        for lang in [Lang::ZhHans, Lang::En, Lang::ZhHant] {
            send(serde_json::to_string(&office.sheet(viewer, &attempt, lang).await.unwrap()));
        }
        let sheet = house.sheet(viewer, &attempt).await;
        if exam == "drill" {
            for place in 0..3 {
                let page = office.practice_question(viewer, &attempt, place, Lang::ZhHans).await.unwrap();
                send(serde_json::to_string(&page));
            }
            continue;
        }
        for (sequence, item) in (1..).zip(items(&sheet)) {
            let saved = office.save(viewer, &attempt, entry("phone", 0, sequence, item.place, &[0])).await;
            send(serde_json::to_string(&saved.unwrap()));
        }
        let saved = office.save_form(viewer, &attempt, form(1, &[(0, &[1]), (1, &[0])])).await.unwrap();
        send(serde_json::to_string(&saved));
        office.set_flag(viewer, &attempt, 1, Flag::Set).await.unwrap();
        let bad = office.save(viewer, &attempt, entry("x", 9, 1, 0, &[9])).await.unwrap_err();
        send(serde_json::to_string(bad.refusal().unwrap()));
        send(serde_json::to_string(&office.overview(viewer, &attempt, Lang::En).await.unwrap()));
        send(serde_json::to_string(&office.remaining(viewer, &attempt).await.unwrap()));
        house.clock.advance(MINUTE);
    }
    send(serde_json::to_string(&office.home(viewer, Lang::ZhHans).await.unwrap()));
    send(serde_json::to_string(&office.chapter(viewer, &slug("greeting"), Lang::ZhHans).await.unwrap()));
    sent
}

/// A house with this content, and the viewer made the same way in each.
async fn furnished(house: House, folder: &std::path::Path) -> (Arc<House>, Viewer) {
    house.office.load_content(&OPERATOR, folder).await.unwrap().unwrap();
    let viewer = house.candidate("T1").await;
    (Arc::new(house), viewer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_databases_that_differ_only_in_keys_send_the_same_bytes_before_the_end() {
    let fixture = crate::exam_room::fixture();
    let other = other_keys();
    let (one, li) = furnished(House::on_sqlite().await, &fixture).await;
    let (two, same) = furnished(House::on_sqlite().await, other.path()).await;
    let (here, there) = (all_that_is_sent(&one, &li).await, all_that_is_sent(&two, &same).await);
    assert_eq!(here.len(), there.len());
    for (one, two) in here.iter().zip(&there) {
        assert_eq!(one, two);
        assert!(!one.contains("MARKER") && !one.contains("密钥") && !one.contains("single-"));
    }
    // The keys do differ: the same answers earn other marks.
    let mut totals = Vec::new();
    for (house, viewer) in [(&one, &li), (&two, &same)] {
        let attempt = house.start(viewer, "cert").await;
        house.office.hand_in(viewer, &attempt).await.unwrap();
        totals.push(house.office.marks(viewer, &attempt, Lang::En).await.unwrap().marks.total);
    }
    assert_ne!(totals[0], totals[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_of_other_keys_differs_only_after_answering() {
    let other = other_keys();
    let (one, li) = furnished(House::on_sqlite().await, &crate::exam_room::fixture()).await;
    let (two, same) = furnished(House::on_sqlite().await, other.path()).await;
    let mut pages = Vec::new();
    for (house, viewer) in [(&one, &li), (&two, &same)] {
        let attempt = house.start(viewer, "drill").await;
        let page = house.office.practice_question(viewer, &attempt, 0, Lang::En).await.unwrap();
        let before = serde_json::to_string(&page).unwrap();
        house.office.practice_answer(viewer, &attempt, 0, Payload::choices([0]), Lang::En).await.unwrap();
        let page = house.office.practice_question(viewer, &attempt, 0, Lang::En).await.unwrap();
        pages.push((before, serde_json::to_string(&page).unwrap()));
    }
    assert_eq!(pages[0].0, pages[1].0);
    assert_ne!(pages[0].1, pages[1].1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_stored_beside_a_source_tells_a_key() {
    let other = other_keys();
    let (one, _) = furnished(House::on_sqlite().await, &crate::exam_room::fixture()).await;
    let (two, _) = furnished(House::on_sqlite().await, other.path()).await;
    let columns = "kind || topic || difficulty || red_line || usage || shape || enemies || posts || state || limits";
    for number in 0..24 {
        let sql = format!("SELECT length({columns}) FROM question_version ORDER BY id LIMIT 1 OFFSET {number}");
        assert_eq!(one.count(&sql).await, two.count(&sql).await);
    }
}
