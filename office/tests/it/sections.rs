//! Sections that close: what was left stays as it is, what was not reached is not delivered, and nobody goes on twice.

use std::sync::Arc;

use engine::{AttemptState, Lang, Pages, Refusal};
use office::views::{Flag, FormSave, Station};
use office::{AttemptId, PauseBegun, Role, Viewer};

use crate::answers::form;
use crate::content::edited;
use crate::exam_room::{FULL, chosen, entry, items, right, slug};
use crate::house::{House, MINUTE, MORNING, OPERATOR, refusal};

const LOCKED: &str =
    "[sitting]\nnavigation = \"section-locked\"\npages = \"question\"\n\n[title]\nzh-Hans = \"上岗考试\"";
const CLOSED_AT_2: Refusal = Refusal::SectionClosed { open: 2 };

impl House {
    /// The fixture with sections of 4, 2 and 2 questions that close.
    async fn locked(&self) {
        let changed = edited(|text| text.replace("[title]\nzh-Hans = \"上岗考试\"", LOCKED));
        self.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
    }

    /// Content that closes, a candidate, and their attempt.
    async fn begun(&self) -> (Viewer, AttemptId) {
        self.locked().await;
        let li = self.candidate("T1").await;
        let attempt = self.start(&li, "cert").await;
        (li, attempt)
    }

    async fn leave(&self, viewer: &Viewer, attempt: &AttemptId, section: u16) -> office::Outcome<Station> {
        self.office.leave_section(viewer, attempt, section).await
    }

    async fn places(&self, viewer: &Viewer, attempt: &AttemptId) -> Vec<u16> {
        items(&self.sheet(viewer, attempt).await).map(|item| item.place).collect()
    }

    async fn locked_answers(&self) -> i64 {
        self.count("SELECT count(*) FROM answer WHERE standing = 'locked'").await
    }
}

on_both! {
    async fn a_section_is_delivered_when_it_is_reached_and_no_more_when_it_is_left(house: House) {
        let (li, attempt) = house.begun().await;
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((sheet.sitting.pages, sheet.station), (Pages::Question, Some(Station { section: 1, of: 3 })));
        assert_eq!(house.places(&li, &attempt).await, [0, 1, 2, 3]);
        let overview = house.office.overview(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((overview.sections.len(), overview.sections[0].0, overview.unanswered), (1, 1, 4));
        assert_eq!(house.leave(&li, &attempt, 1).await.unwrap(), Station { section: 2, of: 3 });
        assert_eq!(house.places(&li, &attempt).await, [4, 5]);
        let overview = house.office.overview(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((overview.sections[0].0, overview.sections[0].1[0].number, overview.unanswered), (2, 1, 2));
        assert_eq!(house.office.remaining(&li, &attempt).await.unwrap().station, overview.station);
        house.leave(&li, &attempt, 2).await.unwrap();
        assert_eq!(house.places(&li, &attempt).await, [6, 7]);
        assert!(house.sheet(&li, &attempt).await.station.unwrap().is_last());
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'attempt.section-left'").await, 2);
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
    }

    async fn what_comes_for_another_section_is_kept_and_marked_and_does_not_count(house: House) {
        let (li, attempt) = house.begun().await;
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        assert_eq!(
            refusal(house.save(&li, &attempt, entry("phone", 1, 2, 4, &[0])).await),
            Refusal::SectionClosed { open: 1 },
            "it was not reached yet"
        );
        house.leave(&li, &attempt, 1).await.unwrap();
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 3, 0, &[2])).await), CLOSED_AT_2);
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 3, 0, &[2])).await), CLOSED_AT_2, "a retry");
        let sent = house.office.save_form(&li, &attempt, form(9, &[(1, &[0]), (4, &[1])])).await;
        assert_eq!(refusal(sent), CLOSED_AT_2);
        assert_eq!(refusal(house.office.set_flag(&li, &attempt, 0, Flag::Set).await), CLOSED_AT_2);
        assert_eq!(house.locked_answers().await, 3);
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!(chosen(&sheet, 4), Some(vec![1]), "what was said of the open section counts");
        let stored = house.count("SELECT count(*) FROM answer WHERE standing = 'counted' AND place = 0").await;
        assert_eq!(stored, 1);
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
    }

    async fn marks_for_later_of_a_closed_section_stay(house: House) {
        let (li, attempt) = house.begun().await;
        house.office.set_flag(&li, &attempt, 1, Flag::Set).await.unwrap();
        house.leave(&li, &attempt, 1).await.unwrap();
        let flags = FormSave { flags: Some(vec![4]), ..form(0, &[]) };
        house.office.save_form(&li, &attempt, flags).await.unwrap();
        assert_eq!(house.count("SELECT count(*) FROM attempt_item WHERE flagged").await, 2);
    }

    async fn leaving_goes_forward_one_section_at_a_time_and_twice_does_no_harm(house: House) {
        let (li, attempt) = house.begun().await;
        let other = house.candidate("T2").await;
        let bad = Refusal::BadRequest { field: "section".to_owned() };
        for section in [2, 3, 99] {
            assert_eq!(refusal(house.leave(&li, &attempt, section).await), bad, "{section}");
        }
        assert_eq!(refusal(house.leave(&other, &attempt, 1).await), Refusal::NotFound);
        for _ in 0..2 {
            assert_eq!(house.leave(&li, &attempt, 1).await.unwrap().section, 2);
        }
        house.leave(&li, &attempt, 2).await.unwrap();
        assert_eq!(house.leave(&li, &attempt, 1).await.unwrap().section, 3, "told where it is");
        assert_eq!(refusal(house.leave(&li, &attempt, 3).await), bad, "after the last one hands in");
        let free = house.start(&li, "mock").await;
        assert_eq!(refusal(house.leave(&li, &free, 1).await), Refusal::NotFound, "nothing closes there");
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert_eq!(refusal(house.leave(&li, &attempt, 3).await), Refusal::AlreadyHandedIn);
    }

    async fn fifty_that_go_on_at_once_from_two_servers_pass_one_section(house: House) {
        let (li, attempt) = house.begun().await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let many = (0..50_u32).map(|number| {
            let (office, viewer, attempt) = (servers[number as usize % 2].clone(), li.clone(), attempt.clone());
            tokio::spawn(async move {
                // Some of them save at the same time.
                if number % 5 == 0 {
                    let device = format!("page{number}");
                    let _kept = office.save(&viewer, &attempt, entry(&device, 0, 1, 0, &[0])).await;
                }
                office.leave_section(&viewer, &attempt, 1).await.unwrap()
            })
        });
        for one in many.collect::<Vec<_>>() {
            assert_eq!(one.await.unwrap(), Station { section: 2, of: 3 });
        }
        assert_eq!(house.count("SELECT count(*) FROM attempt_section").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'attempt.section-left'").await, 1);
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
    }

    async fn time_and_pauses_go_on_as_ever_and_all_sections_are_graded(house: House) {
        let (li, attempt) = house.begun().await;
        let trainer = house.viewer("C1", Role::Trainer, None).await;
        let mut sequence = 0;
        for section in 1..=3 {
            let sheet = house.sheet(&li, &attempt).await;
            for item in items(&sheet) {
                sequence += 1;
                let epoch = if sequence == 1 { 0 } else { 1 };
                house.save(&li, &attempt, entry("phone", epoch, sequence, item.place, &right(item))).await.unwrap();
            }
            if section < 3 {
                house.clock.advance(MINUTE);
                let paused = house.office.pause_exam(&trainer, &slug("cert"), "drill").await.unwrap();
                assert_eq!(paused, PauseBegun::Now { attempts: 1 });
                assert!(matches!(refusal(house.leave(&li, &attempt, section).await), Refusal::ExamPaused { .. }));
                house.office.resume_exam(&trainer, &slug("cert"), "over").await.unwrap();
                house.leave(&li, &attempt, section).await.unwrap();
            }
        }
        // The sweep leaves a moment to what is on its way at another server.
        house.clock.set(MORNING.plus_ms(30 * MINUTE + 3_000));
        assert_eq!(refusal(house.leave(&li, &attempt, 3).await), Refusal::TimeIsUp);
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        let marks = house.office.marks(&li, &attempt, Lang::En).await.unwrap();
        assert!(marks.marks.passed);
        assert_eq!(marks.marks.total, FULL);
        assert_eq!(house.sheet(&li, &attempt).await.state, AttemptState::Closed);
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
    }
}
