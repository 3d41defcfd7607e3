//! What came in time, and what came after the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use engine::{Lang, Moment, Refusal};
use office::views::Flag;
use office::{Chance, Clock, Office};

use super::form;
use crate::exam_room::entry;
use crate::house::{House, MINUTE, MORNING, refusal};

const END: Moment = MORNING.plus_ms(30 * MINUTE);

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
}
