//! What is drawn from is never stale, and each draw replays.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Lang, Mismatch, Refusal};
use office::views::DrawsAsked;
use office::{AttemptId, Finding, Office, Posting, Role, Viewer};

use crate::content::edited;
use crate::exam_room::{items, slug};
use crate::house::{DAY, House, MINUTE, OPERATOR, refusal};
use crate::studio::{changed, saved};

/// The stems of a new paper, drawn at one server for somebody who has seen nothing.
async fn stems(house: &House, office: &Office, staff_no: &str) -> String {
    let viewer = house.candidate(staff_no).await;
    let attempt = office.start(&viewer, &slug("cert"), Lang::ZhHans).await.unwrap();
    let sheet = office.sheet(&viewer, &attempt, Lang::ZhHans).await.unwrap();
    items(&sheet).map(|item| item.face.stem.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

/// A mock exam that is handed in at once: four of twenty questions.
async fn mock(office: &Office, viewer: &Viewer) -> AttemptId {
    let attempt = office.start(viewer, &slug("mock"), Lang::ZhHans).await.unwrap();
    office.hand_in(viewer, &attempt).await.unwrap();
    attempt
}

/// How often that question of an attempt was drawn for anybody which was drawn most often.
async fn most_drawn(house: &House, attempt: &AttemptId) -> i64 {
    let most = format!(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM attempt_item WHERE question_version_id IN \
            (SELECT question_version_id FROM attempt_item WHERE attempt_id = '{attempt}') GROUP BY question_version_id) AS x"
    );
    house.count(&most).await
}

/// Leaves only so many singles that every paper has all of them.
async fn retire_but_three(office: &Office, trainer: &Viewer) {
    for number in 4..=8 {
        let name = slug(&format!("single-{number}"));
        office.retire_question(trainer, (&slug("greeting"), &name), "少一点", Lang::En).await.unwrap();
    }
}

async fn whole(house: &House) -> u32 {
    let verified = house.office.verify_draws(&OPERATOR, None, None).await.unwrap();
    assert_eq!(verified.findings, []);
    verified.attempts
}

on_both! {
    async fn what_one_server_changes_the_other_draws_from_at_once(house: House) {
        house.furnish().await;
        let (here, there) = (house.office.clone(), house.second_office().await);
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        stems(&house, &here, "T1").await;
        retire_but_three(&there, trainer).await;
        let now = stems(&house, &here, "T2").await;
        assert!((1..=3).all(|number| now.contains(&format!("第{number}题选"))), "retired elsewhere: {now}");
        saved(&there, trainer, changed("single-2", 1, "改过的")).await;
        let now = stems(&house, &here, "T3").await;
        assert!(now.contains("改过的选哪一个") && !now.contains("第2题选"), "saved elsewhere: {now}");
        there.return_question(trainer, (&slug("greeting"), &slug("single-4")), "还要").await.unwrap();
        there.retire_question(trainer, (&slug("greeting"), &slug("single-1")), "不要", Lang::En).await.unwrap();
        let now = stems(&house, &here, "T4").await;
        assert!(now.contains("第4题选") && !now.contains("第1题选"), "came back elsewhere: {now}");
        let files = edited(|text| text.replace("第3题选", "第3题如今选"));
        there.load_content(&OPERATOR, files.path()).await.unwrap().unwrap();
        // The files bring all eight back; three of them are left again.
        retire_but_three(&there, trainer).await;
        let now = stems(&house, &here, "T5").await;
        assert!(now.contains("第3题如今选"), "loaded elsewhere: {now}");
        let fewer = edited(|text| text.replace("difficulty = 1\ncount = 3", "difficulty = 1\ncount = 2").replace("declared-points = 20", "declared-points = 17"));
        there.load_content(&OPERATOR, fewer.path()).await.unwrap().unwrap();
        let viewer = house.candidate("T6").await;
        let attempt = house.start(&viewer, "cert").await;
        assert_eq!(items(&house.sheet(&viewer, &attempt).await).count(), 7, "another version of the exam");
        assert_eq!(whole(&house).await, 6);
    }

    async fn the_next_day_and_other_posts_draw_from_something_else(house: House) {
        // Of the six boolean questions two must be drawn; three are left on the first day, and one of them goes with it.
        let files = edited(|text| {
            let text = text.replace("{#boolean-1 ", "{#boolean-1 posts=clerk ").replace("{#boolean-2 ", "{#boolean-2 posts=clerk ");
            let text = text.replace("{#boolean-3 ", "{#boolean-3 posts=clerk ");
            text.replace("{#boolean-4 ", "{#boolean-4 valid-until=2026-08-01 ")
        });
        let agent = std::fs::read_to_string(files.path().join("tracks/agent.toml")).unwrap();
        std::fs::write(files.path().join("tracks/clerk.toml"), agent.replace("\"agent\"", "\"clerk\"")).unwrap();
        house.office.load_content(&OPERATOR, files.path()).await.unwrap().unwrap();
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let mut drawn = BTreeSet::new();
        for (number, day) in [(0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (5, 1)] {
            if number == 4 {
                house.clock.advance(DAY);
            }
            let stems = stems(&house, &house.office, &format!("T{number}")).await;
            drawn.extend((1..=6).filter(|one| stems.contains(&format!("的判断{one}"))).map(|one| (day, one)));
        }
        assert!(drawn.iter().all(|(day, one)| *one >= if *day == 0 { 4 } else { 5 }), "{drawn:?}");
        let viewer = house.candidate("T9").await;
        let clerk = Posting { post: "clerk".to_owned(), from: String::new(), until: String::new() };
        house.office.enrol_person(&admin, &viewer.person, clerk).await.unwrap();
        house.clock.advance(MINUTE);
        let pools = async || {
            let attempt = house.start(&viewer, "mock").await;
            house.office.hand_in(&viewer, &attempt).await.unwrap();
            attempt
        };
        for _ in 0..6 {
            pools().await;
        }
        house.office.unenrol_person(&admin, &viewer.person, "clerk").await.unwrap();
        assert_eq!(whole(&house).await, 12, "what the person could draw then is what counts");
        assert!(house.count("SELECT count(*) FROM draw_record WHERE posts LIKE '%clerk%'").await == 6);
    }

    /// The clock stands still all the time: it is the revision that says what a draw could draw from.
    async fn two_hundred_records_replay_whatever_changed_beside_them(house: House) {
        house.furnish().await;
        let servers = [house.office.clone(), Arc::new(house.second_office().await)];
        let trainer = house.viewer("P1", Role::Trainer, None).await;
        let mut sitting = Vec::new();
        for number in 0..8 {
            let (office, viewer) = (servers[number % 2].clone(), house.candidate(&format!("T{number}")).await);
            sitting.push(tokio::spawn(async move {
                for round in 0..25 {
                    let exam = slug(if round % 3 == 0 { "drill" } else { "mock" });
                    let attempt = office.start(&viewer, &exam, Lang::ZhHans).await.unwrap();
                    office.hand_in(&viewer, &attempt).await.unwrap();
                }
            }));
        }
        let (bank, one) = (slug("greeting"), slug("multi-1"));
        for number in 1..=12 {
            saved(&servers[1], &trainer, changed("single-2", number, &format!("第{number}次改"))).await;
            servers[0].retire_question(&trainer, (&bank, &one), "歇一歇", Lang::En).await.unwrap();
            servers[1].return_question(&trainer, (&bank, &one), "回来").await.unwrap();
        }
        for one in sitting {
            one.await.unwrap();
        }
        assert_eq!(whole(&house).await, 200);
        assert!(house.count("SELECT count(DISTINCT revision) FROM draw_record").await > 1);
    }

    async fn a_draw_that_does_not_replay_is_told_with_its_exam(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let (cert, mock, other) =
            (house.start(&li, "cert").await, house.start(&li, "mock").await, house.start(&wang, "cert").await);
        assert_eq!(whole(&house).await, 3);
        let replaced = |id: &AttemptId, from: &str, to: &str| {
            format!("UPDATE draw_record SET record = replace(record, '{from}', '{to}') WHERE attempt_id = '{id}'")
        };
        house.tamper(&replaced(&cert, "\"seed\":\"", "\"seed\":\"00")).await;
        house.tamper(&format!("DELETE FROM draw_record WHERE attempt_id = '{mock}'")).await;
        house.tamper(&format!("UPDATE attempt_item SET choice_order = '[3,2,1,0]' WHERE attempt_id = '{other}' AND place = 0")).await;
        let look = async |exam: Option<&str>, attempt: Option<&AttemptId>| {
            house.office.verify_draws(&OPERATOR, exam.map(slug).as_ref(), attempt).await
        };
        let all = look(None, None).await.unwrap();
        assert_eq!((all.attempts, all.findings.len()), (3, 3), "{all:?}");
        let told = |id: &AttemptId| {
            let found = all.findings.iter().find(|one| one.attempt == *id).unwrap();
            (found.exam.clone(), found.finding.clone())
        };
        assert_eq!(told(&cert), ("cert".to_owned(), Finding::Draw { mismatch: Mismatch::Seed }));
        assert_eq!(told(&mock), ("mock".to_owned(), Finding::Record));
        assert_eq!(told(&other), ("cert".to_owned(), Finding::Paper));
        assert_eq!(look(Some("cert"), None).await.unwrap().findings.len(), 2);
        assert_eq!(look(Some("mock"), Some(&mock)).await.unwrap().attempts, 1);
        assert_eq!(look(None, Some(&other)).await.unwrap().findings.len(), 1);
        for (exam, attempt) in [(Some("nothing"), None), (None, Some(AttemptId::new("nothing"))), (Some("mock"), Some(cert))] {
            assert_eq!(refusal(look(exam, attempt.as_ref()).await), Refusal::NotFound);
        }
    }

    /// What the first algorithm drew named neither revision nor day: it replays by the moment of its start.
    async fn a_record_without_a_revision_is_looked_up_by_its_moment(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        house.clock.advance(MINUTE);
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        saved(&house.office, trainer, changed("single-2", 1, "改过的")).await;
        house.tamper("UPDATE draw_record SET revision = NULL, day = NULL, posts = NULL").await;
        assert_eq!(house.office.verify_draws(&OPERATOR, None, Some(&attempt)).await.unwrap().findings, []);
    }

    async fn the_least_used_come_again_when_the_unseen_run_out(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        for _ in 0..5 {
            mock(&house.office, &li).await;
        }
        assert_eq!(house.count("SELECT count(DISTINCT question_version_id) FROM attempt_item").await, 20);
        // Four mocks of somebody else leave four questions that were drawn once; all others were drawn twice.
        for _ in 0..4 {
            mock(&house.office, &wang).await;
        }
        let again = mock(&house.office, &li).await;
        assert_eq!(most_drawn(&house, &again).await, 2, "once before, and now");
        assert_eq!(whole(&house).await, 10);
    }

    async fn what_another_server_draws_is_counted_ten_minutes_later(house: House) {
        house.furnish().await;
        let (li, wang, other) = (house.candidate("T1").await, house.candidate("T2").await, house.second_office().await);
        // As far as this server knows, four of the twenty questions were drawn twice and all others once.
        for _ in 0..6 {
            mock(&house.office, &li).await;
        }
        // At the other, all but four are drawn a third time.
        for _ in 0..8 {
            mock(&other, &wang).await;
        }
        house.clock.advance(10 * MINUTE);
        let again = mock(&house.office, &li).await;
        assert_eq!(most_drawn(&house, &again).await, 3, "those that were drawn twice, and no others");
    }

    async fn what_somebody_has_had_elsewhere_counts_at_once_for_them(house: House) {
        house.furnish().await;
        let (li, other) = (house.candidate("T1").await, house.second_office().await);
        // Here four were drawn twice, there another twelve: of these this server knows by the person's own papers alone.
        for _ in 0..6 {
            mock(&house.office, &li).await;
        }
        for _ in 0..3 {
            mock(&other, &li).await;
        }
        let again = mock(&house.office, &li).await;
        assert_eq!(most_drawn(&house, &again).await, 2, "those that were drawn once, and no others");
    }

    async fn sample_papers_tell_how_far_apart_papers_lie_and_no_key(house: House) {
        house.furnish().await;
        let asked = |count, number| DrawsAsked { count, number };
        let draws = house.office.draw_papers(&OPERATOR, &slug("cert"), asked(20, Some(7)), Lang::ZhHans).await.unwrap();
        let text = serde_json::to_string(&draws).unwrap();
        assert!(!text.contains("密钥") && !text.contains("single-"), "{text}");
        assert_eq!((draws.papers.len(), draws.total, draws.by_author), (20, crate::exam_room::FULL, 0));
        // Nobody has answered: four singles and two booleans of difficulty 1, two of 2.
        let usual = 4.0 * 3.0 * 0.925 + 2.0 * 2.0 * 0.925 + 2.0 * 2.0 * 0.675;
        assert!((draws.expected.mean - usual).abs() < 1e-9 && draws.expected.deviation < 1e-9, "{:?}", draws.expected);
        let again = house.office.draw_papers(&OPERATOR, &slug("cert"), asked(20, Some(7)), Lang::ZhHans).await.unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), text);
        let different: BTreeSet<String> =
            draws.papers.iter().map(|paper| serde_json::to_string(&paper.parts).unwrap()).collect();
        assert_eq!(different.len(), 20);
        // One red line is always answered wrong: papers that have it are expected to bring three points less.
        house.tamper("INSERT INTO facility (question_version_id, answers, got) SELECT v.id, 30, 0 FROM question_version v JOIN question q ON q.id = v.question_id WHERE q.slug = 'single-21'").await;
        let draws = house.office.draw_papers(&OPERATOR, &slug("cert"), asked(40, Some(7)), Lang::ZhHans).await.unwrap();
        assert!((draws.expected.most - usual).abs() < 1e-9, "{:?}", draws.expected);
        assert!((draws.expected.least - (usual - 3.0 * 0.925)).abs() < 1e-9, "{:?}", draws.expected);
        let nothing = house.office.draw_papers(&OPERATOR, &slug("nothing"), asked(1, None), Lang::En).await;
        assert_eq!(refusal(nothing), Refusal::NotFound);
        assert_eq!(house.count("SELECT count(*) FROM attempt").await, 0);
    }
}
