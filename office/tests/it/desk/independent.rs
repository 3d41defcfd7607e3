//! The figures are reckoned anew from the raw export by a script that shares no code with the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::Slug;
use office::Viewer;
use office::views::desk::{DeskFilter, DeskOverview, RawExport};

use super::{in_month, of_exam};
use crate::exam_room::{right, wrong};
use crate::house::{DAY, House};

impl House {
    /// More people of three teams, who do well or badly by a rule, over some months.
    async fn many_more(&self) {
        let teams = ["晨光组", "晚星组", "夜班组"];
        let mut people = Vec::new();
        for number in 0..24_usize {
            people.push(self.candidate_in(&format!("N{number:02}"), teams[number % 3]).await);
        }
        for (number, viewer) in people.iter().enumerate() {
            self.clock.advance(3 * DAY);
            self.sit(viewer, "cert", if number % 3 == 0 { right } else { wrong }).await;
            self.sit(viewer, "mock", if number % 2 == 0 { right } else { wrong }).await;
        }
        for (number, viewer) in people.iter().enumerate().filter(|(number, _)| number % 3 == 1) {
            self.clock.advance(DAY);
            self.sit(viewer, "cert", if number % 2 == 0 { right } else { wrong }).await;
        }
    }

    async fn both(&self, viewer: &Viewer, filter: &DeskFilter) -> (RawExport, DeskOverview) {
        let overview = self.overview(viewer, filter).await;
        (self.office.attempts_export(viewer, filter).await.unwrap(), overview)
    }
}

fn agrees(raw: &RawExport, overview: &DeskOverview) -> Result<String, String> {
    let folder = Folder::new();
    let (attempts, told) = (folder.0.join("attempts.json"), folder.0.join("overview.json"));
    fs::write(&attempts, serde_json::to_string(raw).unwrap()).unwrap();
    fs::write(&told, serde_json::to_string(overview).unwrap()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../setup/recompute.mjs");
    let run = Command::new("node").arg(script).arg(attempts).arg(told).output().expect("node");
    let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if run.status.success() { Ok(said(run.stdout)) } else { Err(said(run.stderr)) }
}

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("passgate-figures-{}-{:?}", std::process::id(), std::thread::current().id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

on_both! {
    async fn a_script_that_knows_only_the_raw_export_finds_the_same_figures(house: House) {
        let desk = house.desk().await;
        house.many_more().await;
        let by_month = DeskFilter { exam: Some(Slug::parse("cert").unwrap()), ..in_month("2026-09") };
        for earlier in [&desk.admin, &desk.morning, &desk.evening] {
            // Months have gone by: who looks is somebody who has just signed in.
            let viewer = house.signed_in(&earlier.staff_no).await.viewer;
            for filter in [DeskFilter::default(), of_exam("mock"), by_month.clone()] {
                let (raw, overview) = house.both(&viewer, &filter).await;
                assert!(raw.attempts.len() > 5 && overview.all.people > 0, "there is something to reckon");
                agrees(&raw, &overview).unwrap();
            }
        }
    }

    async fn the_script_notices_one_wrong_figure(house: House) {
        let desk = house.desk().await;
        let (raw, overview) = house.both(&desk.admin, &DeskFilter::default()).await;
        agrees(&raw, &overview).unwrap();
        let mut wrong = overview.clone();
        wrong.months[0].any.high_permille = wrong.months[0].any.high_permille.map(|high| high - 1);
        assert!(agrees(&raw, &wrong).unwrap_err().contains("month 2026-08"));
        let mut wrong = overview.clone();
        wrong.all.first.passed += 1;
        assert!(agrees(&raw, &wrong).unwrap_err().contains("all cert"));
        let mut wrong = overview;
        wrong.topics[0].points.0 += 1;
        assert!(agrees(&raw, &wrong).unwrap_err().contains("topic greeting"));
    }
}
