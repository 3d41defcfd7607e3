//! Many at once: limits are unique indexes.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Lang, Refusal};
use office::{AttemptId, Office};

use crate::exam_room::{entry, items, right, slug, wrong};
use crate::house::{DAY, House, MINUTE, refusal};

const MANY: usize = 50;

on_both! {
    async fn fifty_parallel_starts_make_one_attempt(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let starts = (0..MANY).map(|number| {
            let (office, viewer) = (servers[number % 2].clone(), li.clone());
            tokio::spawn(async move { office.start(&viewer, &slug("cert"), Lang::ZhHans).await.unwrap() })
        });
        let mut ids = Vec::new();
        for start in starts.collect::<Vec<_>>() {
            ids.push(start.await.unwrap());
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "all get the same attempt");
        assert_eq!(house.count("SELECT count(*) FROM attempt").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM attempt_item").await, 8);
        assert_eq!(house.count("SELECT count(*) FROM draw_record").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'attempt.started'").await, 1);
    }

    async fn fifty_parallel_starts_at_the_end_of_the_pause_with_one_attempt_left_make_one(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.sit(&li, "cert", wrong).await;
        let over = house.clock_now().plus_ms(DAY);
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        // One moment before, nobody; at the end, one; a day later, nobody: there is no third.
        for (now, expect) in [(over.plus_ms(-1), 1), (over, 2), (over.plus_ms(DAY), 2)] {
            house.clock.set(now);
            let starts = (0..MANY).map(|number| {
                let (office, viewer) = (servers[number % 2].clone(), li.clone());
                tokio::spawn(async move { office.start(&viewer, &slug("cert"), Lang::ZhHans).await })
            });
            let mut begun = BTreeSet::new();
            for start in starts.collect::<Vec<_>>() {
                match start.await.unwrap() {
                    Ok(id) => drop(begun.insert(id.to_string())),
                    refused if now < over => assert_eq!(refusal(refused), Refusal::PauseUntil { at: over }),
                    refused => assert_eq!(refusal(refused), Refusal::NoAttemptsLeft { allowed: 2 }),
                }
            }
            assert_eq!(begun.len(), usize::from(now == over));
            assert_eq!(house.count("SELECT count(*) FROM attempt").await, expect);
            for id in begun {
                house.office.hand_in(&li, &AttemptId::new(id)).await.unwrap();
            }
        }
    }

    async fn whoever_hands_in_at_once_does_not_pass_the_pause_or_the_limit_in_another_tab(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        for attempts in 1..=2 {
            let tabs = (0..MANY).map(|number| {
                let (office, viewer) = (servers[number % 2].clone(), li.clone());
                tokio::spawn(async move {
                    if let Ok(id) = office.start(&viewer, &slug("cert"), Lang::ZhHans).await {
                        office.hand_in(&viewer, &id).await.unwrap();
                    }
                })
            });
            for tab in tabs.collect::<Vec<_>>() {
                tab.await.unwrap();
            }
            assert_eq!(house.count("SELECT count(*) FROM attempt").await, attempts);
            assert_eq!(house.count("SELECT count(*) FROM marks").await, attempts);
            house.clock.advance(DAY);
        }
        let third = house.office.start(&li, &slug("cert"), Lang::ZhHans).await;
        assert_eq!(refusal(third), Refusal::NoAttemptsLeft { allowed: 2 });
    }

    async fn fifty_parallel_hand_ins_make_one_marks_row_and_one_certificate(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let attempt = house.start(&li, "cert").await;
        let sheet = house.sheet(&li, &attempt).await;
        for (sequence, item) in (1..).zip(items(&sheet)) {
            house.save(&li, &attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
        }
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let hand_ins = (0..MANY).map(|number| {
            let (office, viewer, attempt) = (servers[number % 2].clone(), li.clone(), attempt.clone());
            tokio::spawn(async move { office.hand_in(&viewer, &attempt).await.unwrap() })
        });
        for hand_in in hand_ins.collect::<Vec<_>>() {
            hand_in.await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'attempt.closed'").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM certificate").await, 1);
    }

    async fn the_last_chapter_and_the_exam_at_the_same_moment_issue_a_certificate(house: House) {
        house.furnish().await;
        for number in 0..8 {
            let viewer = house.candidate(&format!("T{number}")).await;
            let attempt = house.start(&viewer, "cert").await;
            for (sequence, item) in (1..).zip(items(&house.sheet(&viewer, &attempt).await)) {
                house.save(&viewer, &attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
            }
            let (office, reader) = (house.office.clone(), viewer.clone());
            let read = tokio::spawn(async move { office.mark_read(&reader, &slug("greeting")).await });
            let office = house.office.clone();
            let hand_in = tokio::spawn(async move { office.hand_in(&viewer, &attempt).await });
            read.await.unwrap().unwrap();
            hand_in.await.unwrap().unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM certificate WHERE in_force").await, 8);
    }

    async fn parallel_saves_of_one_page_are_all_kept_in_one_chain(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saves = (1..=40).map(|sequence| {
            let (office, viewer, attempt) = (house.office.clone(), li.clone(), attempt.clone());
            let save = entry("phone", 0, sequence, u16::try_from(sequence % 8).unwrap(), &[u8::try_from(sequence % 2).unwrap()]);
            tokio::spawn(async move { office.save(&viewer, &attempt, save).await.unwrap() })
        });
        for save in saves.collect::<Vec<_>>() {
            save.await.unwrap();
        }
        let state = house.office.verify_attempt(&crate::house::OPERATOR, &attempt).await.unwrap();
        assert_eq!((state.answers, state.findings), (40, vec![]));
    }

    async fn many_servers_sweep_and_each_attempt_closes_once(house: House) {
        house.furnish().await;
        for number in 0..6 {
            let viewer = house.candidate(&format!("T{number}")).await;
            house.start(&viewer, "cert").await;
        }
        house.clock.advance(31 * MINUTE);
        let servers: Vec<Arc<Office>> = vec![house.office.clone(), Arc::new(house.second_office().await)];
        let sweeps = (0..6).map(|number| {
            let office = servers[number % 2].clone();
            tokio::spawn(async move { office.sweep().await.unwrap() })
        });
        let mut closed = 0;
        for sweep in sweeps.collect::<Vec<_>>() {
            closed += sweep.await.unwrap();
        }
        assert!(closed >= 6);
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 6);
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state = 'closed' AND closed_by = 'time'").await, 6);
    }

    async fn answers_and_the_end_do_not_cross(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saves = (1..=20).map(|sequence| {
            let (office, viewer, attempt) = (house.office.clone(), li.clone(), attempt.clone());
            tokio::spawn(async move {
                if sequence == 10 {
                    office.hand_in(&viewer, &attempt).await.unwrap();
                    return false;
                }
                office.save(&viewer, &attempt, entry("phone", 0, sequence, 0, &[0])).await.is_ok()
            })
        });
        let mut acknowledged = 0;
        for save in saves.collect::<Vec<_>>() {
            acknowledged += i64::from(save.await.unwrap());
        }
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'counted'").await, acknowledged);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 19, "each one is kept");
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 1);
    }
}
