//! The figures are reckoned anew from the raw export by a script that shares no code with the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::Lang;
use office::views::desk::{DeskFilter, DeskOverview, Progress, RawExport, RawGrant, RawPerson};
use office::{Extra, GrantForm, LateVerdict, Posting, Viewer};

use super::{Desk, cert, count, in_month, of_exam};
use crate::exam_room::{entry, items, right, slug, wrong};
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
            if number % 3 == 0 {
                self.office.mark_read(viewer, &slug("greeting")).await.unwrap();
            }
            self.sit(viewer, "cert", if number % 3 == 0 { right } else { wrong }).await;
            self.sit(viewer, "mock", if number % 2 == 0 { right } else { wrong }).await;
        }
        for (number, viewer) in people.iter().enumerate().filter(|(number, _)| number % 3 == 1) {
            self.clock.advance(DAY);
            self.sit(viewer, "cert", if number % 2 == 0 { right } else { wrong }).await;
        }
    }

    /// What is decided about them until the 27th of November: a granted attempt that waits and one that is spent, days at
    /// the post that end soon, are to come or are over, a certificate that is revoked, and somebody who leaves.
    async fn decide_cases(&self, desk: &Desk) {
        let (admin, form) = (&self.signed_in("ADMIN").await.viewer, GrantForm::default());
        let one = async |staff_no: &str| self.signed_in(staff_no).await.viewer;
        let spends = one("N07").await;
        for person in [&desk.of("E").person, &spends.person] {
            self.office.grant(admin, person, &cert(), Extra::Attempt, "单独补过课", &form).await.unwrap();
        }
        self.sit(&spends, "cert", wrong).await;
        for (staff_no, from, until) in [("N09", "", "2026-12-05"), ("N12", "2027-01-04", ""), ("N15", "", "2026-11-26")]
        {
            let days = Posting { post: "agent".to_owned(), from: from.to_owned(), until: until.to_owned() };
            self.office.enrol_person(admin, &one(staff_no).await.person, days).await.unwrap();
        }
        let certificates = self.office.desk_certificates(admin, &DeskFilter::default(), Lang::En).await.unwrap();
        let revoked = certificates.iter().find(|card| card.staff_no == "N06").unwrap();
        self.office.revoke_certificate_as(admin, &revoked.number, "抽检不合格").await.unwrap();
        self.count_late(admin, &one("N08").await).await;
        self.office.dismiss_person(admin, &one("N21").await.person, "合同到期").await.unwrap();
        self.clock.advance(2 * DAY);
    }

    /// Somebody fails a mock exam by an answer that came after the end, and passes it by the decision that it counts.
    async fn count_late(&self, admin: &Viewer, late: &Viewer) {
        let attempt = self.start(late, "mock").await;
        let sheet = self.sheet(late, &attempt).await;
        let items: Vec<_> = items(&sheet).collect();
        for (sequence, item) in (1..).zip(&items[..2]) {
            self.save(late, &attempt, entry("phone", sheet.epoch, sequence, item.place, &right(item))).await.unwrap();
        }
        self.office.hand_in(late, &attempt).await.unwrap();
        let save = entry("phone", 1, 9, items[2].place, &right(items[2]));
        assert!(self.save(late, &attempt, save).await.is_err());
        let count = LateVerdict::Count { seen: None };
        self.office.decide_answer(admin, (&late.person, &attempt), 3, count, "断网").await.unwrap();
        assert!(self.office.marks(late, &attempt, Lang::En).await.unwrap().marks.passed);
    }

    /// What the desk and the raw export say to each of the three who have a desk, whatever they filter by.
    async fn all_agree(&self) {
        let by_month = DeskFilter { exam: Some(cert()), ..in_month("2026-09") };
        let by_post = DeskFilter { post: Some(slug("agent")), ..of_exam("mock") };
        for staff_no in ["ADMIN", "M1", "M2"] {
            // Months have gone by: who looks is somebody who has just signed in.
            let viewer = self.signed_in(staff_no).await.viewer;
            for filter in [DeskFilter::default(), of_exam("mock"), by_month.clone(), by_post.clone()] {
                let (raw, overview) = self.both(&viewer, &filter).await;
                assert!(raw.attempts.len() > 5 && overview.all.people > 0, "there is something to reckon");
                agrees(&raw, &overview).unwrap();
            }
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
        house.all_agree().await;
        house.decide_cases(&desk).await;
        house.all_agree().await;
        let admin = house.signed_in("ADMIN").await.viewer;
        let overview = house.overview(&admin, &DeskFilter::default()).await;
        assert!(Progress::ALL.iter().filter(|one| count(&overview, **one) > 0).count() >= 4, "{:?}", overview.progress);
        assert_eq!(overview.ending, 1, "whose days at the post end soon");
        // The first certificate ends within a month, and then has ended.
        for days in [220, 40] {
            house.clock.advance(days * DAY);
            house.all_agree().await;
        }
    }

    async fn the_script_notices_one_wrong_figure(house: House) {
        let desk = house.desk().await;
        let (raw, overview) = house.both(&desk.admin, &DeskFilter::default()).await;
        agrees(&raw, &overview).unwrap();
        let wrongly = |change: &dyn Fn(&mut DeskOverview)| {
            let mut wrong = overview.clone();
            change(&mut wrong);
            agrees(&raw, &wrong).unwrap_err()
        };
        let high = |told: &mut DeskOverview| {
            told.months[0].any.high_permille = told.months[0].any.high_permille.map(|high| high - 1);
        };
        assert!(wrongly(&high).contains("month 2026-08"));
        assert!(wrongly(&|told| told.all.first.passed += 1).contains("all cert"));
        assert!(wrongly(&|told| told.topics[0].points.0 += 1).contains("topic greeting"));
        for (place, progress) in Progress::ALL.into_iter().enumerate() {
            let said = wrongly(&|told| told.progress[place].1 += 1);
            assert!(said.contains(&format!("progress {}:", progress.as_str())), "{said}");
        }
        assert!(wrongly(&|told| told.people += 1).contains("people: reckoned 9, told 10"));
        assert!(wrongly(&|told| told.meant_for -= 1).contains("meant for: reckoned 6, told 5"));
        assert!(wrongly(&|told| told.may_work += 1).contains("may work: reckoned 1, told 2"));
        assert!(wrongly(&|told| told.may_not_work -= 1).contains("may not work: reckoned 5, told 4"));
        assert!(wrongly(&|told| told.ending += 1).contains("ending: reckoned 0, told 1"));
    }

    async fn the_script_notices_one_wrong_row(house: House) {
        let desk = house.desk().await;
        let (raw, overview) = house.both(&desk.admin, &DeskFilter::default()).await;
        let wrongly = |staff_no: &str, change: &dyn Fn(&mut RawPerson)| {
            let mut wrong = raw.clone();
            change(wrong.people.iter_mut().find(|one| one.staff_no == staff_no).unwrap());
            agrees(&wrong, &overview).unwrap_err()
        };
        assert!(wrongly("A", &|one| one.certificates[0].proven = false).contains("may work: reckoned 0, told 1"));
        assert!(wrongly("A", &|one| one.certificates[0].revoked_at = Some(raw.made_at)).contains("may work"));
        assert!(wrongly("A", &|one| one.certificates[0].expires_at = raw.made_at.plus_ms(DAY)).contains("ending"));
        assert!(wrongly("D", &|one| one.enrolments.clear()).contains("progress not-started: reckoned 0, told 1"));
        assert!(wrongly("D", &|one| one.present = false).contains("meant for"));
        let waits = RawGrant {
            exam: "cert".to_owned(),
            kind: "attempt".to_owned(),
            minutes: 0,
            granted_at: raw.made_at,
            attempt: None,
            void_at: None,
        };
        let granted = wrongly("E", &|one| one.grants.push(waits.clone()));
        assert!(granted.contains("progress stuck: reckoned 0, told 1"), "{granted}");
    }

    async fn the_raw_export_has_the_people_of_ones_teams_and_nothing_that_is_told_about_them(house: House) {
        let desk = house.desk().await;
        let (why, form) = ("家里有事，不便多说", GrantForm::default());
        house.office.grant(&desk.admin, desk.id("E"), &cert(), Extra::Attempt, why, &form).await.unwrap();
        let of = async |viewer: &Viewer| {
            let export = house.office.attempts_export(viewer, &DeskFilter::default()).await.unwrap();
            let numbers: Vec<String> = export.people.iter().map(|one| one.staff_no.clone()).collect();
            (numbers, serde_json::to_string(&export).unwrap())
        };
        assert_eq!(of(&desk.morning).await.0, ["A", "B", "C", "D", "F"]);
        let (numbers, told) = of(&desk.evening).await;
        assert!(numbers == ["E"] && told.contains(r#""kind":"attempt""#), "{told}");
        let (numbers, told) = of(&desk.admin).await;
        assert!(numbers.len() == 9 && told.contains(r#""certificates":[{"#));
        for secret in [why, "reason", "token", "answer", "question"] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
    }
}
