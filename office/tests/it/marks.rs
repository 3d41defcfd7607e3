//! Closing and grading, and how much of it is told.

use engine::{AttemptState, Lang, Mode, Moment, Part, Points, Refusal};
use office::views::ClosedBy;

use crate::exam_room::{FULL, entry, items, right, slug, wrong};
use crate::house::{House, MINUTE, MORNING, refusal};

on_both! {
    async fn a_faultless_paper_passes_and_shows_its_solutions(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "cert", right).await;
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert!(page.marks.passed && page.marks.parts.iter().all(|part| part.met));
        assert_eq!((page.marks.total, page.marks.max, page.closed_by), (FULL, FULL, ClosedBy::Candidate));
        assert_eq!((page.candidate.as_str(), page.staff_no.as_str(), page.number), ("员工T1", "T1", 1));
        assert_eq!((page.items.len(), page.rules.len()), (8, 0));
        for item in &page.items {
            let (result, solution) = (item.result.as_ref().unwrap(), item.solution.as_ref().unwrap());
            assert!(result.right && solution.explanation.as_str().contains("密钥解析"));
            let ticked: Vec<u8> = (0..).zip(&solution.ticks).filter(|(_, tick)| **tick).map(|(place, _)| place).collect();
            assert_eq!(item.chosen.as_ref(), Some(&ticked), "ticks stand in the order of the paper");
        }
        assert_eq!(page.topics, [(slug("greeting"), "问候".to_owned())]);
        let english = house.office.marks(&li, &attempt, Lang::En).await.unwrap();
        assert!(english.items.iter().all(|item| item.solution.as_ref().unwrap().explanation.as_str().contains("key expl")));
        assert_eq!(english.topics, [(slug("greeting"), "Greeting".to_owned())]);
    }

    async fn a_failed_certification_shows_topics_rules_and_own_answers_only(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "cert", wrong).await;
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert!(!page.marks.passed);
        assert!(page.items.iter().all(|item| item.chosen.is_some() && item.result.is_none() && item.solution.is_none()));
        assert_eq!((page.items.len(), page.marks.items.len(), page.marks.topics.len()), (8, 0, 1));
        assert!(!page.rules.is_empty());
        assert!(page.rules.iter().all(|link| link.chapter == "问候" && !link.title.contains('/')));
        let whole = serde_json::to_string(&page).unwrap();
        assert!(!whole.contains("密钥") && !whole.contains("ticks"));
        let part = page.marks.parts.iter().find(|part| part.which == Part::RedLines).unwrap();
        assert!(!part.met);
        let before = house.office.statements();
        house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!(house.office.statements() - before, 1, "paper and handbook are at hand");
    }

    async fn an_exam_may_tell_right_from_wrong_without_its_solutions(house: House) {
        let edited = crate::content::edited(|text| text.replace(
            r#"shown = { fail = ["topics", "rules", "own-answers"]"#, r#"shown = { fail = ["right-or-wrong"]"#));
        house.office.load_content(&crate::house::OPERATOR, edited.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "cert", wrong).await;
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!(page.items.len(), 8);
        assert!(page.items.iter().all(|item| item.solution.is_none() && item.rules.is_empty()));
        assert!(page.items.iter().all(|item| item.result.as_ref().is_some_and(|one| !one.right && !one.red_line)));
    }

    async fn what_an_exam_does_not_show_is_not_there(house: House) {
        let edited = crate::content::edited(|text| text.replace(
            r#"shown = { fail = ["topics", "rules", "own-answers"]"#, "shown = { fail = []"));
        house.office.load_content(&crate::house::OPERATOR, edited.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "cert", wrong).await;
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((page.items.len(), page.rules.len(), page.marks.topics.len(), page.topics.len()), (0, 0, 0, 0));
        assert_eq!(page.marks.total, Points(0));
    }

    async fn marks_are_not_told_before_the_end(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        for exam in ["cert", "mock", "drill"] {
            let attempt = house.start(&li, exam).await;
            assert_eq!(refusal(house.office.marks(&li, &attempt, Lang::En).await), Refusal::NotYetSettled);
        }
    }

    async fn one_wrong_red_line_fails_whatever_the_total(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        // The fixture's red lines are the single questions from 21 on.
        let attempt = house.sit(&li, "cert", |item| {
            let is_red_line = (21..=24).any(|number| item.face.stem.as_str().contains(&format!("第{number}题选")));
            if is_red_line { wrong(item) } else { right(item) }
        }).await;
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((page.marks.total, page.marks.passed), (Points::whole(17), false));
        assert_eq!(page.marks.parts.iter().map(|part| part.met).collect::<Vec<_>>(), [true, false]);
    }

    async fn an_overdue_attempt_closes_at_its_deadline_however_late_the_sweep_runs(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let sheet = house.sheet(&li, &attempt).await;
        let first = items(&sheet).next().unwrap();
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &right(first))).await.unwrap();
        let deadline = MORNING.plus_ms(30 * MINUTE);
        house.clock.set(deadline);
        assert_eq!(house.office.sweep().await.unwrap(), 0, "what came in time may still be waiting");
        house.clock.set(deadline.plus_ms(2_000));
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        house.clock.advance(5 * 60 * MINUTE);
        assert_eq!(house.office.sweep().await.unwrap(), 0);
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((page.closed_at, page.closed_by), (deadline, ClosedBy::Time));
        assert_eq!(page.marks.total, Points::whole(3), "graded on what was saved");
    }

    async fn handing_in_too_late_closes_at_the_deadline(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let deadline = MORNING.plus_ms(30 * MINUTE);
        house.clock.set(deadline);
        house.office.hand_in(&li, &attempt).await.unwrap();
        house.clock.advance(MINUTE);
        house.office.hand_in(&li, &attempt).await.unwrap();
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((page.closed_at, page.closed_by), (deadline, ClosedBy::Time));
    }

    async fn handing_in_one_millisecond_before_the_deadline_is_the_candidates_doing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let last = Moment(MORNING.0 + 30 * MINUTE - 1);
        house.clock.set(last);
        house.office.hand_in(&li, &attempt).await.unwrap();
        let page = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((page.closed_at, page.closed_by), (last, ClosedBy::Candidate));
    }

    async fn no_page_shows_an_overdue_attempt_as_running(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let (cert, mock) = (house.start(&li, "cert").await, house.start(&li, "mock").await);
        house.clock.advance(10 * MINUTE);
        assert_eq!(house.sheet(&li, &mock).await.state, AttemptState::Closed);
        house.clock.advance(20 * MINUTE);
        let home = house.office.home(&li, Lang::En).await.unwrap();
        assert!(home.attempts.iter().all(|card| card.state == AttemptState::Closed && card.passed == Some(false)));
        assert!(home.exams.iter().all(|card| card.running.is_none()));
        assert!(house.office.marks(&li, &cert, Lang::En).await.is_ok());
        assert_ne!(house.start(&li, "mock").await, mock, "a new attempt begins");
    }

    async fn home_says_what_is_next(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let home = house.office.home(&li, Lang::En).await.unwrap();
        let next = home.next.unwrap();
        assert_eq!((next.what, next.title.as_str()), (office::views::What::Chapter { chapter: slug("greeting") }, "Greeting"));
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let home = house.office.home(&li, Lang::En).await.unwrap();
        let next = home.next.unwrap();
        assert_eq!((next.title.as_str(), next.may_start), ("Certification", Ok(())));
        house.start(&li, "drill").await;
        let next = house.office.home(&li, Lang::En).await.unwrap().next.unwrap();
        assert_eq!(next.title, "Certification", "a practice may wait");
        let attempt = house.start(&li, "cert").await;
        assert_eq!(house.office.home(&li, Lang::En).await.unwrap().next.unwrap().running, Some(attempt));
        let modes: Vec<Mode> = home.exams.iter().map(|card| card.mode).collect();
        assert_eq!(modes, [Mode::Certification, Mode::Mock, Mode::Practice]);
    }

    async fn passing_the_track_issues_a_certificate_and_opens_the_gate(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        assert!(!house.office.home(&li, Lang::En).await.unwrap().posts[0].open);
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let attempt = house.sit(&li, "cert", right).await;
        let page = house.office.marks(&li, &attempt, Lang::En).await.unwrap();
        assert!(page.certificate.is_some(), "the marks page leads to the certificate");
        let home = house.office.home(&li, Lang::En).await.unwrap();
        assert!(home.posts[0].open && home.posts[0].certificate.is_some() && home.posts[0].reasons.is_empty());
        assert!(home.posts[0].phases.iter().flat_map(|phase| &phase.items).all(|need| need.done));
        assert!(home.next.is_none());
    }

    async fn reading_the_last_chapter_after_the_exam_issues_the_certificate_too(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.sit(&li, "cert", right).await;
        assert!(!house.office.home(&li, Lang::En).await.unwrap().posts[0].open);
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert!(house.office.home(&li, Lang::En).await.unwrap().posts[0].open);
    }
}
