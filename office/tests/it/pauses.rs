//! An exam that is paused: nothing is answered, nothing is lost, and everybody gets exactly the time back.

use std::sync::Arc;

use engine::{Lang, Refusal};
use office::views::{ClosedBy, Flag, Stop};
use office::{AuditState, Extra, GrantForm, PauseBegun, PauseEnded, Role, Viewer};

use crate::answers::form;
use crate::exam_room::{chosen, entry, items, right, slug};
use crate::house::{HOUR, House, MINUTE, MORNING, OPERATOR, refusal};

const WHY: &str = "停电演练";

impl House {
    async fn pause(&self, trainer: &Viewer) -> PauseBegun {
        self.office.pause_exam(trainer, &slug("cert"), WHY).await.unwrap()
    }

    async fn resume(&self, trainer: &Viewer) -> PauseEnded {
        self.office.resume_exam(trainer, &slug("cert"), "恢复供电").await.unwrap()
    }

    /// Content, a trainer and a candidate.
    async fn room(&self) -> (Viewer, Viewer) {
        self.furnish().await;
        (self.viewer("C1", Role::Trainer, None).await, self.candidate("T1").await)
    }
}

on_both! {
    async fn the_briefing_of_a_running_attempt_says_that_the_clock_stands_still(house: House) {
        house.furnish().await;
        let li = house.candidate("A1").await;
        house.start(&li, "cert").await;
        let paused = async || house.office.briefing(&li, &slug("cert"), Lang::En).await.unwrap().paused;
        assert!(!paused().await);
        house.office.pause_exam(&OPERATOR, &slug("cert"), "fire drill").await.unwrap();
        assert!(paused().await);
        house.office.resume_exam(&OPERATOR, &slug("cert"), "over").await.unwrap();
        assert!(!paused().await);
    }

    async fn a_pause_stops_the_time_of_all_and_gives_exactly_that_time_back(house: House) {
        let (trainer, li) = house.room().await;
        let wang = house.candidate("T2").await;
        let first = house.start(&li, "cert").await;
        house.clock.advance(10 * MINUTE);
        let second = house.start(&wang, "cert").await;
        let other = house.start(&wang, "mock").await;
        house.clock.advance(5 * MINUTE);
        assert_eq!(house.pause(&trainer).await, PauseBegun::Now { attempts: 2 });
        house.clock.advance(3 * HOUR + 17);
        let remaining = house.office.remaining(&li, &first).await.unwrap();
        let halt = remaining.halt.unwrap();
        assert_eq!((halt.since, halt.left_ms, halt.why.as_str()), (MORNING.plus_ms(15 * MINUTE), Some(15 * MINUTE), WHY));
        assert_eq!(remaining.remaining_ms, Some(15 * MINUTE));
        assert_eq!(house.office.remaining(&wang, &second).await.unwrap().remaining_ms, Some(25 * MINUTE));
        // Another exam is not concerned.
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        assert_eq!(house.office.marks(&wang, &other, Lang::En).await.unwrap().closed_by, ClosedBy::Time);
        assert_eq!(house.resume(&trainer).await, PauseEnded::Now { attempts: 2 });
        let end = MORNING.plus_ms(30 * MINUTE + 3 * HOUR + 17);
        let remaining = house.office.remaining(&li, &first).await.unwrap();
        assert_eq!((remaining.deadline, remaining.halt, remaining.remaining_ms), (Some(end), None, Some(15 * MINUTE)));
        assert_eq!(house.office.remaining(&wang, &second).await.unwrap().deadline, Some(end.plus_ms(10 * MINUTE)));
        house.clock.set(end.plus_ms(-1));
        house.save(&li, &first, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        house.clock.set(end);
        assert_eq!(refusal(house.save(&li, &first, entry("phone", 1, 2, 0, &[1])).await), Refusal::TimeIsUp);
        let marks = house.office.marks(&li, &first, Lang::En).await.unwrap();
        let stop = Stop { from: MORNING.plus_ms(15 * MINUTE), until: Some(MORNING.plus_ms(15 * MINUTE + 3 * HOUR + 17)) };
        assert_eq!((marks.closed_at, marks.stops), (end, vec![stop]));
        assert!(house.office.verify_attempt(&OPERATOR, &first).await.unwrap().is_whole());
    }

    async fn what_is_sent_in_a_pause_is_kept_and_marked_and_does_not_count(house: House) {
        let (trainer, li) = house.room().await;
        let attempt = house.start(&li, "cert").await;
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[1])).await.unwrap();
        house.clock.advance(MINUTE);
        house.pause(&trainer).await;
        let since = house.clock_now();
        let paused = Refusal::ExamPaused { since };
        house.clock.advance(MINUTE);
        assert_eq!(refusal(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[2])).await), paused);
        assert!(matches!(refusal(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[2])).await), Refusal::ExamPaused { .. }));
        for _ in 0..3 {
            let sent = house.office.save_form(&li, &attempt, form(1, &[(1, &[0])])).await;
            assert_eq!(refusal(sent), paused);
        }
        assert_eq!(refusal(house.office.set_flag(&li, &attempt, 0, Flag::Set).await), paused);
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'paused'").await, 2, "the same is kept once");
        assert!(house.sheet(&li, &attempt).await.sections.is_empty(), "nobody reads on");
        house.resume(&trainer).await;
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![1]), None));
        // Under its old number it is what it was; sent once more, under a new one, it counts.
        let rows = house.count("SELECT count(*) FROM answer").await;
        assert!(matches!(refusal(house.save(&li, &attempt, entry("phone", 1, 2, 0, &[2])).await), Refusal::ExamPaused { .. }));
        assert_eq!(house.count("SELECT count(*) FROM answer").await, rows);
        house.save(&li, &attempt, entry("phone", 1, 3, 0, &[2])).await.unwrap();
        house.office.save_form(&li, &attempt, form(9, &[(1, &[0])])).await.unwrap();
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![2]), Some(vec![0])));
        assert_eq!(sheet.stops, [Stop { from: since, until: Some(since.plus_ms(MINUTE)) }]);
        assert!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().is_whole());
    }

    async fn nobody_starts_a_paused_exam_and_whoever_has_begun_finds_their_paper(house: House) {
        let (trainer, li) = house.room().await;
        let wang = house.candidate("T2").await;
        let attempt = house.start(&li, "cert").await;
        house.pause(&trainer).await;
        let since = house.clock_now();
        let start = house.office.start(&wang, &slug("cert"), Lang::En).await;
        assert_eq!(refusal(start), Refusal::ExamPaused { since });
        let briefing = house.office.briefing(&wang, &slug("cert"), Lang::En).await.unwrap();
        assert_eq!(briefing.may_start, Err(Refusal::ExamPaused { since }));
        assert_eq!(house.start(&li, "cert").await, attempt);
        house.resume(&trainer).await;
        house.start(&wang, "cert").await;
    }

    async fn handing_in_while_paused_is_allowed_and_ends_the_pause_of_that_paper(house: House) {
        let (trainer, li) = house.room().await;
        let attempt = house.start(&li, "cert").await;
        for (sequence, item) in (1..).zip(items(&house.sheet(&li, &attempt).await)) {
            house.save(&li, &attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
        }
        house.clock.advance(MINUTE);
        house.pause(&trainer).await;
        house.clock.advance(HOUR);
        house.office.hand_in(&li, &attempt).await.unwrap();
        house.clock.advance(HOUR);
        assert_eq!(house.resume(&trainer).await, PauseEnded::Now { attempts: 0 });
        let marks = house.office.marks(&li, &attempt, Lang::En).await.unwrap();
        let from = MORNING.plus_ms(MINUTE);
        assert_eq!((marks.marks.passed, marks.closed_by, marks.closed_at), (true, ClosedBy::Candidate, from.plus_ms(HOUR)));
        assert_eq!(marks.stops, [Stop { from, until: Some(from.plus_ms(HOUR)) }]);
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state = 'closed' AND paused_at IS NULL").await, 1);
    }

    async fn pausing_or_going_on_twice_changes_nothing(house: House) {
        let (trainer, li) = house.room().await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let attempt = house.start(&li, "cert").await;
        assert_eq!(house.resume(&trainer).await, PauseEnded::Before);
        house.pause(&trainer).await;
        let since = house.clock_now();
        house.clock.advance(MINUTE);
        assert_eq!(house.pause(&admin).await, PauseBegun::Before { since });
        let operator = house.office.pause_exam(&OPERATOR, &slug("cert"), WHY).await.unwrap();
        assert_eq!(operator, PauseBegun::Before { since });
        house.office.resume_exam(&OPERATOR, &slug("cert"), WHY).await.unwrap();
        assert_eq!(house.resume(&admin).await, PauseEnded::Before);
        let deadline = house.office.remaining(&li, &attempt).await.unwrap().deadline;
        assert_eq!(deadline, Some(MORNING.plus_ms(31 * MINUTE)));
        // Again at the same moment: a second pause of no length.
        house.pause(&trainer).await;
        house.resume(&trainer).await;
        assert_eq!(house.sheet(&li, &attempt).await.stops.len(), 2);
        assert_eq!(house.office.remaining(&li, &attempt).await.unwrap().deadline, deadline);
    }

    async fn an_attempt_whose_time_was_up_before_ends_at_its_own_deadline(house: House) {
        let (trainer, li) = house.room().await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(30 * MINUTE);
        assert_eq!(house.pause(&trainer).await, PauseBegun::Now { attempts: 0 });
        house.clock.advance(HOUR);
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        house.resume(&trainer).await;
        let marks = house.office.marks(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((marks.closed_at, marks.stops), (MORNING.plus_ms(30 * MINUTE), vec![]));
    }

    async fn a_server_that_starts_in_a_pause_finds_it_and_another_lets_the_exam_go_on(house: House) {
        let (trainer, li) = house.room().await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        house.pause(&trainer).await;
        house.office.shut().await;
        house.clock.advance(2 * HOUR);
        let next = house.second_office().await;
        assert_eq!(next.sweep().await.unwrap(), 0);
        assert!(next.remaining(&li, &attempt).await.unwrap().halt.is_some());
        next.resume_exam(&trainer, &slug("cert"), WHY).await.unwrap();
        assert_eq!(next.remaining(&li, &attempt).await.unwrap().remaining_ms, Some(29 * MINUTE));
        next.shut().await;
    }

    async fn extra_minutes_that_are_given_in_a_pause_come_on_top(house: House) {
        let (trainer, li) = house.room().await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let attempt = house.start(&li, "cert").await;
        house.pause(&trainer).await;
        house.clock.advance(2 * HOUR);
        let (extra, form) = (Extra::Minutes(10), GrantForm::default());
        house.office.grant(&admin, &li.person, &slug("cert"), extra, WHY, &form).await.unwrap();
        assert_eq!(house.office.remaining(&li, &attempt).await.unwrap().remaining_ms, Some(40 * MINUTE));
        house.resume(&trainer).await;
        assert_eq!(house.office.remaining(&li, &attempt).await.unwrap().remaining_ms, Some(40 * MINUTE));
    }

    async fn trainers_and_administrators_pause_with_a_reason_and_nobody_else(house: House) {
        let (trainer, li) = house.room().await;
        let manager = house.viewer("M1", Role::Manager, Some("one")).await;
        for viewer in [&li, &manager] {
            assert_eq!(refusal(house.office.pause_exam(viewer, &slug("cert"), WHY).await), Refusal::NotAllowed);
            assert_eq!(refusal(house.office.resume_exam(viewer, &slug("cert"), WHY).await), Refusal::NotAllowed);
        }
        let bad = |field: &str| Refusal::BadRequest { field: field.to_owned() };
        assert_eq!(refusal(house.office.pause_exam(&trainer, &slug("cert"), " ").await), bad("reason"));
        assert_eq!(refusal(house.office.pause_exam(&trainer, &slug("nothing"), WHY).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.pause_exam(&trainer, &slug("drill"), WHY).await), bad("exam"));
        assert_eq!(house.count("SELECT count(*) FROM exam_pause").await, 0);
    }

    async fn each_pause_is_an_event_of_the_exam_and_of_each_attempt(house: House) {
        let (trainer, li) = house.room().await;
        let attempt = house.start(&li, "cert").await;
        house.pause(&trainer).await;
        house.clock.advance(MINUTE);
        let plan = house.office.exam_plan(&trainer, &slug("cert"), Lang::En).await.unwrap().underway.unwrap();
        let pause = plan.pause.unwrap();
        assert_eq!((plan.attempts, pause.since, pause.why.as_str(), pause.by), (1, MORNING, WHY, Some(trainer.name.clone())));
        house.resume(&trainer).await;
        let told = |kind: &str, subject: &str, before: &str, after: &str| format!(
            "SELECT count(*) FROM event WHERE kind = '{kind}' AND subject = '{subject}' AND actor = '{}' AND why IS NOT NULL \
             AND coalesce(before, '') LIKE '%{before}%' AND after LIKE '%{after}%'", trainer.person);
        let (old, new) = (MORNING.plus_ms(30 * MINUTE).0.to_string(), MORNING.plus_ms(31 * MINUTE).0.to_string());
        for (kind, subject, before, after) in [
            ("attempt.paused", attempt.as_str(), old.as_str(), "1800000"),
            ("attempt.resumed", attempt.as_str(), old.as_str(), new.as_str()),
            ("exam.paused", "cert", "", "1"),
            ("exam.resumed", "cert", "", "1"),
        ] {
            assert_eq!(house.count(&told(kind, subject, before, after)).await, 1, "{kind}");
        }
        let record = house.office.my_record(&li, Lang::En).await.unwrap();
        let kinds: Vec<&str> = record.events.iter().map(|told| told.kind.as_str()).collect();
        assert!(kinds.contains(&"attempt.paused") && kinds.contains(&"attempt.resumed"), "{kinds:?}");
        house.office.seal_events().await.unwrap();
        assert!(matches!(house.office.verify_events(&OPERATOR).await.unwrap(), AuditState::Whole { .. }));
    }

    async fn starts_and_a_pause_at_the_same_moment_leave_no_attempt_running(house: House) {
        let (trainer, _) = house.room().await;
        let mut candidates = Vec::new();
        for number in 0..12 {
            candidates.push(house.candidate(&format!("N{number}")).await);
        }
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let starts = candidates.into_iter().enumerate().map(|(number, viewer)| {
            let (office, trainer) = (servers[number % 2].clone(), trainer.clone());
            tokio::spawn(async move {
                if number == 6 {
                    office.pause_exam(&trainer, &slug("cert"), WHY).await.unwrap();
                }
                office.start(&viewer, &slug("cert"), Lang::ZhHans).await.is_ok()
            })
        });
        let mut begun = 0;
        for start in starts.collect::<Vec<_>>() {
            begun += i64::from(start.await.unwrap());
        }
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state = 'running'").await, 0);
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state = 'paused'").await, begun);
        assert_eq!(house.count("SELECT count(*) FROM attempt_pause").await, begun);
    }

    async fn pauses_saves_and_hand_ins_at_the_same_moment_do_not_stand_in_each_others_way(house: House) {
        let (trainer, _) = house.room().await;
        let mut papers = Vec::new();
        for number in 0..8 {
            let viewer = house.candidate(&format!("N{number}")).await;
            let attempt = house.start(&viewer, "cert").await;
            papers.push((viewer, attempt));
        }
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let mut work = Vec::new();
        for (number, (viewer, attempt)) in papers.into_iter().enumerate() {
            let (office, trainer) = (servers[number % 2].clone(), trainer.clone());
            work.push(tokio::spawn(async move {
                for sequence in 1..5 {
                    let _told = office.save(&viewer, &attempt, entry("phone", 0, sequence, 0, &[0])).await;
                    if number == 2 {
                        office.pause_exam(&trainer, &slug("cert"), WHY).await.unwrap();
                    }
                    if number == 5 {
                        office.resume_exam(&trainer, &slug("cert"), WHY).await.unwrap();
                    }
                }
                office.hand_in(&viewer, &attempt).await.unwrap();
            }));
        }
        for one in work {
            one.await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state = 'closed'").await, 8);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 32, "each one is kept");
    }
}
