//! Non-interference: two houses whose databases differ in ticks and explanations alone deliver the same bytes until the
//! end of the attempt, whatever is asked of them.

mod content;
mod leak;
mod log;
mod script;
mod transcript;
mod twin;

use std::path::PathBuf;

pub(crate) use content::Keys;
use content::MARKER;
use leak::Leak;
use log::Log;
use script::play;
use transcript::Transcript;
use twin::Twin;

use crate::program::{Candidate, Program};

async fn told(keys: Keys, leaks: Leak) -> Transcript {
    let mut twin = Twin::open(keys, leaks).await;
    play(&mut twin).await;
    twin.transcript
}

#[tokio::test]
async fn nothing_that_is_delivered_before_the_end_depends_on_a_key() {
    let log = Log::kept();
    let (one, other) = (told(Keys::One, Leak::None).await, told(Keys::Other, Leak::None).await);
    assert_eq!(one.difference(&other), None);
    assert!(!one.has(MARKER) && !other.has(MARKER), "an explanation was delivered");
    assert!(!log.text().contains(MARKER), "an explanation was logged");
    // What was compared is what was meant: pages, redirects, refusals of every kind, and lines in the log.
    for status in [200, 303, 401, 403, 404, 409, 422] {
        assert!(one.has_status(status), "{status} never happened");
    }
    assert!(!one.has_status(500), "something broke");
    assert!(log.text().contains("answered"), "nothing was logged");
    println!("{} answers, {} bytes, twice; {} bytes of log", one.answers(), one.bytes(), log.text().len());
}

#[tokio::test]
async fn one_attribute_header_or_byte_that_depends_on_a_key_is_found() {
    for leaks in [Leak::Attribute, Leak::Header, Leak::OneByte] {
        let (one, other) = (told(Keys::One, leaks).await, told(Keys::Other, leaks).await);
        assert!(one.difference(&other).is_some(), "{leaks:?} was not found");
    }
}

#[tokio::test]
async fn once_it_is_settled_the_houses_differ_and_the_explanations_are_there() {
    let mut after = Vec::new();
    for keys in [Keys::One, Keys::Other] {
        let mut twin = Twin::open(keys, Leak::None).await;
        let under_way = play(&mut twin).await;
        twin.transcript = Transcript::default();
        twin.form("T1", &format!("/practice/{}/1", under_way.practice), "choice=0").await;
        twin.page("T1", &format!("/practice/{}/1", under_way.practice)).await;
        let practised = std::mem::take(&mut twin.transcript);
        twin.form("T1", &format!("/attempts/{}/hand-in", under_way.attempt), "").await;
        twin.page("T1", &format!("/attempts/{}/marks", under_way.attempt)).await;
        assert!(practised.has(MARKER) || twin.transcript.has(MARKER));
        assert!(twin.transcript.has(MARKER), "the marks show the solutions");
        after.push((practised, twin.transcript));
    }
    assert!(after[0].0.difference(&after[1].0).is_some(), "practice");
    assert!(after[0].1.difference(&after[1].1).is_some(), "marks");
}

#[test]
fn the_program_logs_no_explanation_at_the_finest_level() {
    let content = Keys::One.folder();
    let data = crate::house::Folder::make();
    let mut program = Program::new(&data, content.path());
    program.setting("PASSGATE_LOG", "trace");
    let mut house = program.start();
    let mut candidate = Candidate::new("trainee01", "entrance");
    candidate.come_in(house.port());
    for _ in 0..20 {
        candidate.save(house.port()).expect("it is running");
    }
    candidate.hand_in(house.port());
    let log = house.stop();
    assert!(log.contains("answered"), "nothing was logged");
    assert!(!log.contains(MARKER), "an explanation was logged");
}

#[test]
fn the_client_brings_no_source_maps() {
    let site = std::env::var_os("PASSGATE_SITE").map(PathBuf::from).filter(|site| site.join("pkg").is_dir());
    let site = site.expect("PASSGATE_SITE names no client: `setup/site.sh` makes one, `make test` does so by itself");
    let mut folders = vec![site];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!name.contains(".map"), "{}", path.display());
            if name.ends_with(".js") || name.ends_with(".css") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains("sourceMappingURL"), "{} names a source map", path.display());
            }
        }
    }
}
