//! Entering answers: what counts, what is kept and does not, and what the page is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use engine::{Lang, Moment, Refusal};
use office::views::{Flag, FormSave, Stored};
use office::{Chance, Clock, Finding, Office, Verified};

use crate::exam_room::{chosen, entry, items, right};
use crate::house::{House, MINUTE, MORNING, OPERATOR, refusal};

/// A form.
pub(crate) fn form(version: u32, answers: &[(u16, &[u8])]) -> FormSave {
    let answers = answers.iter().map(|(place, places)| (*place, places.to_vec())).collect();
    FormSave { version, answers, flags: None, language: Lang::ZhHans }
}

const END: Moment = MORNING.plus_ms(30 * MINUTE);

fn whole(answers: u32) -> Verified {
    Verified { answers, findings: vec![] }
}

/// A clock that is read just before the end and keeps its reader until somebody else has closed the attempt, or has had
/// long enough to do so.
#[derive(Default)]
struct LastMoment {
    read: AtomicBool,
    closed: AtomicBool,
}

impl Clock for LastMoment {
    fn now(&self) -> Moment {
        if self.read.swap(true, Ordering::SeqCst) {
            return END;
        }
        for _ in 0..50 {
            if !self.closed.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        Moment(END.0 - 1)
    }
}

on_both! {
    async fn an_answer_is_acknowledged_stored_and_shown_again(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        let saved = house.save(&li, &attempt, entry("phone", 0, 1, 3, &[2])).await.unwrap();
        assert_eq!((saved.epoch, saved.sequence, saved.version), (1, 1, 1));
        assert_eq!((saved.remaining_ms, saved.others, saved.receipt.len()), (Some(29 * MINUTE), None, 64));
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 3), chosen(&sheet, 2), sheet.epoch), (Some(vec![2]), None, 1));
        house.save(&li, &attempt, entry("phone", 1, 2, 3, &[])).await.unwrap();
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 3), Some(vec![]), "cleared is not untouched");
    }

    async fn a_retry_gets_the_same_receipt_and_writes_nothing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let first = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        // The answer to the first save was lost: the page still names the epoch it knew.
        let again = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        assert_eq!((&again.receipt, again.epoch), (&first.receipt, first.epoch));
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 1);
        let other = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[2])).await;
        assert_eq!(refusal(other), Refusal::BadRequest { field: "sequence".into() });
    }

    async fn saves_may_arrive_in_any_order(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        for sequence in [2, 5, 1, 4, 3] {
            let place = u8::try_from(sequence % 4).unwrap();
            house.save(&li, &attempt, entry("phone", 0, sequence, 0, &[place])).await.unwrap();
        }
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]), "the highest sequence wins");
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'counted'").await, 5);
    }

    async fn a_second_device_takes_over_and_the_first_is_told(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap();
        let phone = house.sheet(&li, &attempt).await;
        let saved = house.save(&li, &attempt, entry("phone", phone.epoch, 1, 1, &[1])).await.unwrap();
        assert_eq!(saved.epoch, 2);
        let all = [Stored { place: 0, places: vec![0] }, Stored { place: 1, places: vec![1] }];
        assert_eq!(saved.others.as_deref(), Some(&all[..]));
        let stale = house.save(&li, &attempt, entry("desk", 1, 2, 1, &[3])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice);
        let stale = house.save(&li, &attempt, entry("desk", 1, 2, 1, &[3])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice, "a retry is told the same");
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 1), Some(vec![1]));
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'stale'").await, 1, "kept and marked");
        // What the desk saved before it was taken over is still acknowledged to a late retry.
        assert!(house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.is_ok());
        // Once the desk has reloaded it may take over again.
        let desk = house.sheet(&li, &attempt).await;
        assert_eq!(house.save(&li, &attempt, entry("desk-2", desk.epoch, 1, 1, &[3])).await.unwrap().epoch, 3);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 1), Some(vec![3]));
    }

    async fn what_a_device_wrote_before_it_lost_and_regained_the_attempt_comes_too_late(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let epoch = house.save(&li, &attempt, entry("desk", 0, 1, 0, &[0])).await.unwrap().epoch;
        let epoch = house.save(&li, &attempt, entry("phone", epoch, 1, 0, &[1])).await.unwrap().epoch;
        let epoch = house.save(&li, &attempt, entry("desk", epoch, 3, 1, &[2])).await.unwrap().epoch;
        assert_eq!(epoch, 3);
        let straggler = house.save(&li, &attempt, entry("desk", 1, 2, 0, &[3])).await;
        assert_eq!(refusal(straggler), Refusal::HeldByAnotherDevice);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn a_newer_epoch_wins_over_a_higher_sequence(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("desk", 0, 90, 0, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 1, 1, 0, &[1])).await.unwrap();
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn only_what_came_before_the_deadline_counts(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.clock.set(Moment(END.0 - 1));
        let saved = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        assert_eq!(saved.remaining_ms, Some(1));
        house.clock.set(END);
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[1])).await), Refusal::TimeIsUp);
        house.clock.set(Moment(END.0 + 1));
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 3, 0, &[2])).await), Refusal::TimeIsUp);
        assert_eq!(refusal(house.office.save_form(&li, &attempt, form(9, &[(0, &[3])])).await), Refusal::TimeIsUp);
        assert_eq!(refusal(house.office.set_flag(&li, &attempt, 0, Flag::Set).await), Refusal::TimeIsUp);
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'late'").await, 3, "kept and marked");
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!(page.items[0].chosen, Some(vec![0]));
        assert!(house.sheet(&li, &attempt).await.sections.is_empty(), "a closed paper is not shown again");
    }

    async fn what_was_received_in_time_counts_although_it_is_written_after_the_end(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let clock = Arc::new(LastMoment { read: AtomicBool::new(true), ..LastMoment::default() });
        let office = Office::open(house.settings.clone(), clock.clone(), Chance::from_seed([3; 32])).await.unwrap();
        let office = Arc::new(office);
        clock.read.store(false, Ordering::SeqCst);
        let saving = {
            let (office, li, attempt) = (office.clone(), li.clone(), attempt.clone());
            tokio::spawn(async move { office.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await })
        };
        while !clock.read.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let page = office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        clock.closed.store(true, Ordering::SeqCst);
        saving.await.unwrap().unwrap();
        assert_eq!(page.items[0].chosen, Some(vec![0]));
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'counted'").await, 1);
    }

    async fn extra_time_moves_the_deadline(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.tamper(&format!("UPDATE attempt SET extra_ms = {}", 5 * MINUTE)).await;
        assert_eq!(house.sheet(&li, &attempt).await.deadline, Some(END.plus_ms(5 * MINUTE)));
        house.clock.set(END);
        assert!(house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.is_ok());
        assert_eq!(house.office.sweep().await.unwrap(), 0);
        house.clock.set(END.plus_ms(5 * MINUTE));
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[1])).await), Refusal::TimeIsUp);
    }

    async fn after_handing_in_an_answer_is_kept_and_refused(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.office.hand_in(&li, &attempt).await.unwrap();
        let late = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await;
        assert_eq!(refusal(late), Refusal::AlreadyHandedIn);
        let late = house.office.save_form(&li, &attempt, form(0, &[(0, &[0])])).await;
        assert_eq!(refusal(late), Refusal::AlreadyHandedIn);
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'late'").await, 2);
    }

    async fn what_does_not_fit_the_paper_changes_nothing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let refused = |save| house.save(&li, &attempt, save);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 8, &[0])).await), Refusal::NoSuchQuestion);
        assert_eq!(refusal(refused(entry("phone", 0, 1, u16::MAX, &[0])).await), Refusal::NoSuchQuestion);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 0, &[4])).await), Refusal::MalformedAnswer);
        assert_eq!(refusal(refused(entry("phone", 0, 1, 0, &[0, 1])).await), Refusal::MalformedAnswer, "single");
        assert_eq!(refusal(refused(entry("phone", 0, 1, 7, &[2])).await), Refusal::MalformedAnswer, "true or false");
        for device in ["", "(form)", "a b", "设备", &"x".repeat(33)] {
            let bad = Refusal::BadRequest { field: "device".into() };
            assert_eq!(refusal(refused(entry(device, 0, 1, 0, &[0])).await), bad, "{device}");
        }
        let bad = Refusal::BadRequest { field: "epoch".into() };
        assert_eq!(refusal(refused(entry("phone", u32::MAX, 1, 0, &[0])).await), bad);
        let bad = Refusal::BadRequest { field: "sequence".into() };
        assert_eq!(refusal(refused(entry("phone", 0, u32::MAX, 0, &[0])).await), bad);
        for wrong in [form(0, &[(0, &[0]), (8, &[0])]), form(0, &[(0, &[0]), (1, &[0, 1])]), form(0, &[(0, &[0]), (0, &[1])])] {
            let outcome = house.office.save_form(&li, &attempt, wrong).await;
            assert!(matches!(refusal(outcome), Refusal::NoSuchQuestion | Refusal::MalformedAnswer));
        }
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 0);
        assert_eq!(refusal(house.office.set_flag(&li, &attempt, 8, Flag::Set).await), Refusal::NoSuchQuestion);
    }

    async fn an_epoch_from_the_future_is_stale_like_one_from_the_past(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let ahead = house.save(&li, &attempt, entry("phone", 7, 1, 0, &[0])).await;
        assert_eq!(refusal(ahead), Refusal::HeldByAnotherDevice);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), None);
    }

    async fn a_form_writes_only_what_it_changes(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let told = house.office.save_form(&li, &attempt, form(0, &[(0, &[1]), (4, &[0, 2]), (5, &[])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.len()), (2, 0), "an untouched question left empty is untouched");
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 4), chosen(&sheet, 5)), (Some(vec![1]), Some(vec![0, 2]), None));
        let again = form(sheet.version, &[(0, &[1]), (4, &[0, 2])]);
        assert_eq!(house.office.save_form(&li, &attempt, again).await.unwrap().saved, 0);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 2);
        let cleared = form(sheet.version, &[(4, &[])]);
        assert_eq!(house.office.save_form(&li, &attempt, cleared).await.unwrap().saved, 1);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 4), Some(vec![]));
    }

    async fn a_form_never_overwrites_a_newer_answer(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let old = house.sheet(&li, &attempt).await;
        let newer = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[2])).await.unwrap();
        let told = house.office.save_form(&li, &attempt, form(old.version, &[(0, &[1]), (1, &[3])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.as_slice()), (1, &[0][..]));
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![2]), Some(vec![3])));
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'stale'").await, 1, "kept and marked");
        // The form edited, so the page with scripts is told.
        let stale = house.save(&li, &attempt, entry("phone", newer.epoch, 2, 2, &[0])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice);
        // A form that knows the newer answer may change it.
        assert_eq!(house.office.save_form(&li, &attempt, form(sheet.version, &[(0, &[1])])).await.unwrap().saved, 1);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn a_form_after_its_own_scripts_is_not_older(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saved = house.save(&li, &attempt, entry("page", 0, 1, 0, &[2])).await.unwrap();
        let told = house.office.save_form(&li, &attempt, form(saved.version, &[(0, &[3])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.len()), (1, 0));
    }

    async fn marks_for_later_are_set_cleared_and_counted(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.office.set_flag(&li, &attempt, 2, Flag::Set).await.unwrap();
        house.office.set_flag(&li, &attempt, 5, Flag::Set).await.unwrap();
        house.office.set_flag(&li, &attempt, 5, Flag::Clear).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 2, 1, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 3, 1, &[])).await.unwrap();
        let overview = house.office.overview(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((overview.unanswered, overview.flagged), (7, 1), "a cleared answer is none");
        assert!(overview.sections[0][2].flagged && overview.sections[0][0].answered && !overview.sections[0][1].answered);
        let flags = FormSave { flags: Some(vec![0, 7]), ..form(3, &[]) };
        house.office.save_form(&li, &attempt, flags).await.unwrap();
        let flagged: Vec<u16> = items(&house.sheet(&li, &attempt).await).filter(|item| item.flagged).map(|item| item.place).collect();
        assert_eq!(flagged, [0, 7]);
        let none = FormSave { flags: Some(vec![]), ..form(3, &[]) };
        house.office.save_form(&li, &attempt, none).await.unwrap();
        assert_eq!(house.office.overview(&li, &attempt, Lang::En).await.unwrap().flagged, 0);
    }

    async fn receipts_are_a_chain_that_shows_every_change(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(0));
        for sequence in 1..=4 {
            house.save(&li, &attempt, entry("phone", 0, sequence, 0, &[u8::try_from(sequence % 4).unwrap()])).await.unwrap();
        }
        house.office.save_form(&li, &attempt, form(4, &[(1, &[1])])).await.unwrap();
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(5));
        for (change, back, ordinal) in [
            ("UPDATE answer SET place = 1 WHERE ordinal = 2", "UPDATE answer SET place = 0 WHERE ordinal = 2", 2),
            ("UPDATE answer SET received_at = received_at + 1 WHERE ordinal = 3", "UPDATE answer SET received_at = received_at - 1 WHERE ordinal = 3", 3),
            ("UPDATE answer SET standing = 'late' WHERE ordinal = 4", "UPDATE answer SET standing = 'counted' WHERE ordinal = 4", 4),
            ("UPDATE answer SET device = 'desk' WHERE ordinal = 1", "UPDATE answer SET device = 'phone' WHERE ordinal = 1", 1),
        ] {
            house.tamper(change).await;
            assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal }], "{change}");
            house.tamper(back).await;
        }
        house.tamper("DELETE FROM answer WHERE ordinal = 5").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal: 5 }], "the end is missing");
        house.tamper("DELETE FROM answer WHERE ordinal = 2").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, [Finding::Answer { ordinal: 2 }]);
        let nothing = office::AttemptId::new("nothing");
        assert_eq!(refusal(house.office.verify_attempt(&OPERATOR, &nothing).await), Refusal::NotFound);
    }

    async fn of_a_closed_attempt_every_change_is_found(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.clock.advance(MINUTE);
        let attempt = house.sit(&li, "cert", right).await;
        let drill = house.start(&li, "drill").await;
        for place in 0..3 {
            let payload = engine::Payload::choices([0]);
            house.office.practice_answer(&li, &drill, place, payload, Lang::ZhHans).await.unwrap();
        }
        assert!(house.save(&li, &attempt, entry("phone", 1, 9, 0, &[0])).await.is_err(), "late, and in the chain");
        let changed = crate::content::edited(|text| text.replace("题选哪", "题如今选哪"));
        house.clock.advance(MINUTE);
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let look = async || house.second_office().await.verify_attempt(&OPERATOR, &attempt).await.unwrap();
        assert_eq!(look().await, whole(9), "new versions of questions change nothing");
        assert_eq!(house.office.verify_attempt(&OPERATOR, &drill).await.unwrap(), whole(3));
        let of = format!("WHERE attempt_id = '{attempt}'");
        for (change, back, finding) in [
            (format!("UPDATE marks SET total = total - 1 {of}"), format!("UPDATE marks SET total = total + 1 {of}"), Finding::Marks),
            (
                format!("UPDATE attempt_item SET points = points + 1 {of}"),
                format!("UPDATE attempt_item SET points = points - 1 {of}"),
                Finding::Paper,
            ),
        ] {
            house.tamper(&change).await;
            assert!(look().await.findings.contains(&finding), "{finding:?}");
            house.tamper(&back).await;
        }
        // The last answers are cut off, and the attempt's own row with them: the log knows better.
        house.tamper(&format!("DELETE FROM answer {of} AND ordinal > 7")).await;
        house
            .tamper(&format!(
                "UPDATE attempt SET version = 7, last_receipt = (SELECT receipt FROM answer {of} AND ordinal = 7) WHERE id = '{attempt}'"
            ))
            .await;
        assert_eq!(look().await.findings, [Finding::Ending, Finding::Marks]);
        house.tamper(&format!("UPDATE attempt_item SET choice_order = '[3,2,1,0]' {of} AND place = 0")).await;
        house.tamper("UPDATE question_version SET difficulty = 3 WHERE difficulty = 1 AND number = 1").await;
        let findings = look().await.findings;
        assert!(matches!(findings[0], Finding::Draw { .. }), "{findings:?}");
    }

    async fn another_server_goes_on_where_the_first_stopped(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saved = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        let server = house.second_office().await;
        server.save(&li, &attempt, entry("phone", saved.epoch, 2, 1, &[1])).await.unwrap();
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![0]), Some(vec![1])));
        assert!(right(items(&sheet).next().unwrap()).len() == 1);
        assert_eq!(server.verify_attempt(&OPERATOR, &attempt).await.unwrap(), whole(2));
    }

    async fn nobody_fills_the_disk_with_answers(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.tamper("UPDATE attempt SET version = 10000").await;
        let more = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await;
        assert!(matches!(refusal(more), Refusal::TooManyTries { .. }));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_depends_on_everything_that_was_answered_before() {
    let mut receipts = Vec::new();
    // Two houses of one secret and one chance: the attempts have the same id, and the second answers are the same.
    for first in [0, 1] {
        let house = House::on_sqlite().await;
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[first])).await.unwrap();
        let saved = house.save(&li, &attempt, entry("phone", 1, 2, 1, &[0])).await.unwrap();
        receipts.push((attempt, saved.receipt));
    }
    assert_eq!(receipts[0].0, receipts[1].0);
    assert_ne!(receipts[0].1, receipts[1].1);
}
