//! Starting an attempt, and the paper it brings.

use std::collections::BTreeSet;

use engine::{AttemptState, Lang, Mode, Moment, Refusal};
use office::Role;

use crate::exam_room::{items, right, slug, wrong};
use crate::house::{HOUR, House, MINUTE, MORNING, refusal};

on_both! {
    async fn a_second_start_gives_back_the_running_attempt(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let first = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        assert_eq!(house.start(&li, "cert").await, first);
        assert_eq!(house.sheet(&li, &first).await.deadline, Some(MORNING.plus_ms(30 * MINUTE)));
    }

    async fn a_paper_has_the_sections_of_its_blueprint_and_nothing_twice(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let sheet = house.sheet(&li, &attempt).await;
        let shape: Vec<_> = sheet.sections.iter().map(|one| (one.number, one.items.len(), one.total.0)).collect();
        assert_eq!(shape, [(1, 4, 1200), (2, 2, 400), (3, 2, 400)]);
        let stems: BTreeSet<_> = items(&sheet).map(|item| item.face.stem.as_str().to_owned()).collect();
        assert_eq!(stems.len(), 8);
        assert_eq!(items(&sheet).map(|item| item.place).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
        assert_eq!((sheet.mode, sheet.state, sheet.epoch, sheet.version), (Mode::Certification, AttemptState::Running, 0, 0));
    }

    async fn the_paper_at_hand_after_a_start_is_the_one_that_is_stored(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let other = house.second_office().await;
        for exam in ["cert", "mock"] {
            let attempt = house.start(&li, exam).await;
            let at_hand = house.sheet(&li, &attempt).await.sections;
            // Another server knows of it from its rows alone.
            let stored = other.sheet(&li, &attempt, Lang::ZhHans).await.unwrap().sections;
            assert!(!stored.is_empty(), "{exam}");
            assert_eq!(serde_json::to_value(at_hand).unwrap(), serde_json::to_value(stored).unwrap(), "{exam}");
        }
    }

    async fn a_paper_reads_in_each_language_and_its_choices_correspond_by_place(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let chinese = house.sheet(&li, &attempt).await;
        let english = house.office.sheet(&li, &attempt, Lang::En).await.unwrap();
        let traditional = house.office.sheet(&li, &attempt, Lang::ZhHant).await.unwrap();
        for ((zh, en), hant) in items(&chinese).zip(items(&english)).zip(items(&traditional)) {
            assert_eq!((zh.language, en.language, hant.language), (Lang::ZhHans, Lang::En, Lang::ZhHant));
            assert_eq!((zh.converted, en.converted, hant.converted), (false, false, true));
            assert_eq!(hant.face.stem.to_text(), office::traditional(&zh.face.stem.to_text()));
            let good = |text: &str| text.contains('好') || text.contains("good");
            let ticks = |choices: &[engine::Html]| choices.iter().map(|text| good(text.as_str())).collect::<Vec<_>>();
            assert_eq!(ticks(&zh.face.choices), ticks(&en.face.choices));
            assert_eq!(ticks(&zh.face.choices), ticks(&hant.face.choices));
        }
        assert_eq!((chinese.exam_title.as_str(), english.exam_title.as_str()), ("上岗考试", "Certification"));
    }

    async fn a_resit_has_another_paper_and_prefers_what_was_not_seen(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let first = house.sit(&li, "cert", wrong).await;
        house.clock.advance(25 * HOUR);
        let second = house.start(&li, "cert").await;
        let page = house.office.marks(&li, &first, Lang::ZhHans).await.unwrap();
        let seen: BTreeSet<_> = page.items.iter().map(|item| item.face.stem.as_str().to_owned()).collect();
        let sheet = house.sheet(&li, &second).await;
        let again = items(&sheet).filter(|item| seen.contains(item.face.stem.as_str()));
        assert_eq!(again.count(), 0, "the bank holds twice what a paper needs");
    }

    async fn attempts_and_pause_are_limited_and_the_briefing_says_so_before(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let cert = slug("cert");
        let briefing = house.office.briefing(&li, &cert, Lang::ZhHans).await.unwrap();
        assert_eq!((briefing.attempts_used, briefing.attempts_allowed, briefing.red_lines), (0, 2, 1));
        assert_eq!((briefing.total, briefing.may_start), (crate::exam_room::FULL, Ok(())));
        house.sit(&li, "cert", wrong).await;
        let at = MORNING.plus_ms(24 * HOUR);
        assert_eq!(refusal(house.office.start(&li, &cert, Lang::ZhHans).await), Refusal::PauseUntil { at });
        let briefing = house.office.briefing(&li, &cert, Lang::ZhHans).await.unwrap();
        assert_eq!((briefing.attempts_used, briefing.may_start), (1, Err(Refusal::PauseUntil { at })));
        house.clock.set(Moment(at.0 - 1));
        assert_eq!(refusal(house.office.start(&li, &cert, Lang::ZhHans).await), Refusal::PauseUntil { at });
        house.clock.set(at);
        house.sit(&li, "cert", wrong).await;
        house.clock.advance(100 * HOUR);
        let none = Refusal::NoAttemptsLeft { allowed: 2 };
        assert_eq!(refusal(house.office.start(&li, &cert, Lang::ZhHans).await), none);
    }

    async fn a_certification_is_for_who_is_on_its_track(house: House) {
        house.furnish().await;
        let trainer = house.viewer("T9", Role::Trainer, None).await;
        assert_eq!(refusal(house.office.start(&trainer, &slug("cert"), Lang::En).await), Refusal::NotAllowed);
        assert!(house.office.start(&trainer, &slug("mock"), Lang::En).await.is_ok());
        assert!(house.office.home(&trainer, Lang::En).await.unwrap().exams.iter().all(|card| card.exam != slug("cert")));
        assert_eq!(refusal(house.office.start(&trainer, &slug("nothing"), Lang::En).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.briefing(&trainer, &slug("nothing"), Lang::En).await), Refusal::NotFound);
    }

    async fn a_changed_question_does_not_change_a_paper_that_was_drawn(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let before = house.sheet(&li, &attempt).await;
        let changed = crate::content::edited(|text| text.replace("题选哪", "题如今选哪").replace("的做法", "的新做法"));
        house.office.load_content(&crate::house::OPERATOR, changed.path()).await.unwrap().unwrap();
        let server = house.second_office().await;
        let after = server.sheet(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert!(items(&before).zip(items(&after)).all(|(one, other)| one.face == other.face));
    }

    async fn somebody_elses_attempt_is_not_found_by_any_verb(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let boss = house.viewer("A1", Role::Administrator, None).await;
        let exam = house.start(&li, "cert").await;
        let drill = house.start(&li, "drill").await;
        let sheet = house.sheet(&li, &exam).await;
        let office = &house.office;
        for viewer in [&wang, &boss] {
            for id in [&exam, &drill, &office::AttemptId::new("nothing"), &office::AttemptId::new("")] {
                let entry = crate::exam_room::entry("d", sheet.epoch, 1, 0, &[0]);
                let form = crate::answers::form(0, &[(0, &[0])]);
                let payload = engine::Payload::choices([0]);
                assert_eq!(refusal(office.sheet(viewer, id, Lang::En).await), Refusal::NotFound);
                assert_eq!(refusal(office.overview(viewer, id, Lang::En).await), Refusal::NotFound);
                assert_eq!(refusal(office.remaining(viewer, id).await), Refusal::NotFound);
                assert_eq!(refusal(office.save(viewer, id, entry).await), Refusal::NotFound);
                let beyond = crate::exam_room::entry("d", sheet.epoch, 1, 999, &[0]);
                assert_eq!(refusal(office.save(viewer, id, beyond).await), Refusal::NotFound, "no hint that it is there");
                assert_eq!(refusal(office.save_form(viewer, id, form).await), Refusal::NotFound);
                assert_eq!(refusal(office.set_flag(viewer, id, 0, true.into()).await), Refusal::NotFound);
                assert_eq!(refusal(office.hand_in(viewer, id).await), Refusal::NotFound);
                assert_eq!(refusal(office.marks(viewer, id, Lang::En).await), Refusal::NotFound);
                assert_eq!(refusal(office.practice_question(viewer, id, 0, Lang::En).await), Refusal::NotFound);
                assert_eq!(refusal(office.practice_answer(viewer, id, 0, payload, Lang::En).await), Refusal::NotFound);
            }
        }
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 0);
        assert_eq!(house.count("SELECT count(*) FROM attempt WHERE state <> 'running'").await, 0);
        let marks = house.sit(&wang, "mock", right).await;
        assert_eq!(refusal(office.marks(&li, &marks, Lang::En).await), Refusal::NotFound);
    }
}
