//! The trainer's studio: finding, editing, retiring.

use std::collections::{BTreeMap, BTreeSet};

use engine::{FaultCode, Lang, QuestionType, Refusal, RuleId};
use office::views::{Draft, QuestionQuery, Resting, Saving, Writer};
use office::{Office, Role, Viewer};

use crate::exam_room::{items, slug};
use crate::house::{House, MINUTE, refusal};

/// A question of the fixture's bank in both languages, with this in its stem.
pub(crate) fn texts(name: &str, what: &str) -> BTreeMap<Lang, String> {
    let head = format!("{{#{name} rule=greeting/hello difficulty=1}}");
    let chinese = format!("## {what}选哪一个? {head}\n\n- [ ] 坏的甲\n- [x] 好的乙\n\n> 密钥解析 {what}\n");
    let english = format!("## Which one, {what}? {head}\n\n- [ ] bad a\n- [x] good b\n\n> key explanation {what}\n");
    BTreeMap::from([(Lang::ZhHans, chinese), (Lang::En, english)])
}

/// A draft of a new question.
pub(crate) fn new(name: &str, what: &str) -> Draft {
    Draft { bank: slug("greeting"), slug: None, base: 0, texts: texts(name, what) }
}

/// A draft of a changed one.
pub(crate) fn changed(name: &str, base: u32, what: &str) -> Draft {
    Draft { slug: Some(slug(name)), base, ..new(name, what) }
}

/// Saves, and gives the number of the version.
pub(crate) async fn saved(office: &Office, viewer: &Viewer, draft: Draft) -> u32 {
    match office.save_question(viewer, draft, Lang::En).await.unwrap() {
        Saving::Saved(saved) => saved.number,
        other => panic!("expected it to be saved, got {other:?}"),
    }
}

fn codes(saving: Saving) -> Vec<(String, usize, FaultCode)> {
    match saving {
        Saving::Faulty(faults) => faults.into_iter().map(|fault| (fault.file, fault.line, fault.code)).collect(),
        other => panic!("expected faults, got {other:?}"),
    }
}

/// Everything a trainee is shown of an exam.
async fn stems(house: &House, viewer: &Viewer, exam: &str) -> BTreeSet<String> {
    let attempt = house.start(viewer, exam).await;
    items(&house.sheet(viewer, &attempt).await).map(|item| item.face.stem.as_str().to_owned()).collect()
}

on_both! {
    async fn only_trainers_and_administrators_come_in(house: House) {
        house.furnish().await;
        let office = &house.office;
        let (bank, one) = (slug("greeting"), slug("single-1"));
        for (staff_no, role) in [("T1", Role::Trainee), ("M1", Role::Manager)] {
            let viewer = &house.viewer(staff_no, role, Some("A")).await;
            let lang = Lang::En;
            assert_eq!(refusal(office.banks(viewer, lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.bank(viewer, &bank, lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.find_questions(viewer, &QuestionQuery::default(), lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.edit_question(viewer, &bank, &one, lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.new_question(viewer, &bank, lang).await), Refusal::NotAllowed);
            let preview = office.preview_question(viewer, (&bank, None), (lang, "## ?"), lang).await;
            assert_eq!(refusal(preview), Refusal::NotAllowed);
            assert_eq!(refusal(office.save_question(viewer, new("a", "A"), lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.retire_question(viewer, (&bank, &one), "old", lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.return_question(viewer, (&bank, &one), "old").await), Refusal::NotAllowed);
            assert_eq!(refusal(office.exam_plans(viewer, lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.exam_plan(viewer, &slug("cert"), lang).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.sample_paper(viewer, &slug("cert"), None, lang).await), Refusal::NotAllowed);
        }
        for (staff_no, role) in [("P1", Role::Trainer), ("A1", Role::Administrator)] {
            let viewer = &house.viewer(staff_no, role, None).await;
            assert_eq!(office.banks(viewer, Lang::En).await.unwrap().len(), 1);
            assert_eq!(refusal(office.bank(viewer, &slug("nothing"), Lang::En).await), Refusal::NotFound);
            assert_eq!(refusal(office.edit_question(viewer, &bank, &slug("nothing"), Lang::En).await), Refusal::NotFound);
        }
    }

    async fn a_bank_shows_its_questions_with_keys_rules_and_faults(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let banks = house.office.banks(trainer, Lang::En).await.unwrap();
        let card = &banks[0];
        assert_eq!((card.title.as_str(), card.titles.len(), card.questions, card.red_lines), ("Greeting", 2, 24, 4));
        assert_eq!((card.retired, card.errors, card.warnings, card.open_reports), (0, 0, 0, 0));
        assert_eq!(card.kinds.iter().map(|tally| tally.count).collect::<Vec<_>>(), [12, 6, 6]);
        let page = house.office.bank(trainer, &slug("greeting"), Lang::En).await.unwrap();
        let first = &page.questions[0];
        assert_eq!((page.questions.len(), first.slug.as_str(), first.number), (24, "single-1", 1));
        assert_eq!((&first.changed_by, first.kind, first.difficulty), (&Writer::Files, QuestionType::Single, 1));
        assert_eq!(first.solution.ticks, [false, true, false, false]);
        assert_eq!(first.rules[0].title, "First reply");
        assert!(first.face.choices[1].as_str().contains("1 minute"), "limits are written out");
    }

    async fn questions_are_found_by_chinese_words_and_by_what_they_are(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let find = async |query: QuestionQuery| {
            let found = house.office.find_questions(trainer, &query, Lang::ZhHans).await.unwrap();
            let names = found.questions.iter().map(|card| card.slug.to_string()).collect::<Vec<_>>();
            (found.total, found.pages, names)
        };
        let text = |text: &str| QuestionQuery { text: text.to_owned(), ..QuestionQuery::default() };
        assert_eq!(find(text("第2题选")).await, (1, 1, vec!["single-2".to_owned()]));
        assert_eq!(find(text("IN NUMBER 21")).await.2, ["single-21"], "whatever the language and the case");
        assert_eq!(find(text("1 分钟")).await.2, ["single-1"], "also what a limit says");
        assert_eq!(find(text("zh-Hans")).await.0, 0, "but not how it is stored");
        assert_eq!(find(text("\":")).await.0, 0);
        assert_eq!(find(text("%")).await.0, 0);
        assert_eq!(find(text("_")).await.0, 0, "nothing stands for something else");
        assert_eq!(find(text("\0")).await.0, 24);
        let all = find(QuestionQuery::default()).await;
        assert_eq!((all.0, all.1, all.2.len()), (24, 2, 20));
        let last = find(QuestionQuery { page: 9, ..QuestionQuery::default() }).await;
        assert_eq!((last.0, last.2.len()), (24, 4), "a page beyond the last is the last");
        let rule = |rule: &str| QuestionQuery { rule: Some(RuleId::parse(rule).unwrap()), ..QuestionQuery::default() };
        assert_eq!(find(rule("greeting/timing")).await.2, ["single-1"]);
        assert_eq!(find(rule("greeting/tim")).await.0, 0);
        assert_eq!(find(rule("greeting/names")).await.0, 6);
        let lines = QuestionQuery { red_lines_only: true, kind: Some(QuestionType::Single), ..QuestionQuery::default() };
        assert_eq!(find(lines).await.0, 4);
        assert_eq!(find(QuestionQuery { difficulty: Some(2), ..QuestionQuery::default() }).await.0, 6);
        let bank = slug("greeting");
        house.office.retire_question(trainer, (&bank, &slug("single-2")), "旧了", Lang::En).await.unwrap();
        assert_eq!(find(text("第2题选")).await.0, 0);
        let retired = QuestionQuery { resting: Resting::Only, ..text("第2题选") };
        assert_eq!(find(retired).await.0, 1);
        assert_eq!(find(QuestionQuery { resting: Resting::Too, ..QuestionQuery::default() }).await.0, 24);
    }

    async fn of_two_who_edit_the_second_sees_what_the_first_saved(house: House) {
        house.furnish().await;
        let (one, other) = (&house.viewer("P1", Role::Trainer, None).await, &house.viewer("P2", Role::Trainer, None).await);
        let (bank, name) = (slug("greeting"), slug("single-2"));
        let page = house.office.edit_question(one, &bank, &name, Lang::En).await.unwrap();
        assert_eq!((page.base, page.texts.len(), page.versions.len()), (1, 2, 1));
        assert!(page.texts.iter().any(|text| text.language == Lang::ZhHans && text.text.contains("- [x] 好的说法2")));
        assert_eq!(saved(&house.office, one, changed("single-2", 1, "甲")).await, 2);
        let late = house.office.save_question(other, changed("single-2", 1, "乙"), Lang::En).await.unwrap();
        let Saving::Conflict(conflict) = late else { panic!("expected a conflict, got {late:?}") };
        assert_eq!((conflict.number, &conflict.by), (2, &Writer::Person { name: "员工P1".to_owned() }));
        assert!(conflict.texts.iter().any(|text| text.text.contains("甲选哪一个")));
        assert_eq!(house.count("SELECT count(*) FROM question_version WHERE number > 1").await, 1);
        assert_eq!(saved(&house.office, other, changed("single-2", conflict.number, "乙")).await, 3);
        let page = house.office.edit_question(one, &bank, &name, Lang::En).await.unwrap();
        assert_eq!(page.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'question.saved'").await, 2);
    }

    async fn the_same_text_makes_no_version_however_its_lines_end(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let page = house.office.edit_question(trainer, &slug("greeting"), &slug("single-1"), Lang::En).await.unwrap();
        let texts = page.texts.iter().map(|one| (one.language, one.text.replace('\n', "\r\n") + "\r\n \r\n"));
        let draft = Draft { texts: texts.collect(), ..changed("single-1", 1, "") };
        let saving = house.office.save_question(trainer, draft, Lang::En).await.unwrap();
        assert!(matches!(saving, Saving::Unchanged(ref same) if same.number == 1), "{saving:?}");
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 24);
        assert_eq!(saved(&house.office, trainer, new("extra", "新")).await, 1);
        let twice = house.office.save_question(trainer, new("extra", "新"), Lang::En).await.unwrap();
        assert!(matches!(twice, Saving::Unchanged(_)), "a form that was sent twice: {twice:?}");
        let taken = house.office.save_question(trainer, new("extra", "另"), Lang::En).await.unwrap();
        assert_eq!(codes(taken), [("greeting/zh-Hans".to_owned(), 1, FaultCode::RepeatedId)]);
    }

    async fn all_faults_come_back_in_their_place_and_nothing_is_stored(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let office = &house.office;
        let save = async |draft: Draft| codes(office.save_question(trainer, draft, Lang::En).await.unwrap());
        let mut draft = new("extra", "新");
        let broken = draft.texts[&Lang::ZhHans].replace("- [x] 好的乙", "-[x] 好的乙");
        draft.texts.insert(Lang::ZhHans, broken.replace("rule=greeting/hello", "rule=greeting/hallo colour=red"));
        draft.texts.insert(Lang::En, draft.texts[&Lang::En].replace("[x]", "[ ]"));
        let found = save(draft).await;
        let file = |name: &str| format!("greeting/{name}");
        assert!(found.contains(&(file("zh-Hans"), 1, FaultCode::UnknownAttribute)), "{found:?}");
        assert!(found.contains(&(file("zh-Hans"), 4, FaultCode::BadBullet)), "{found:?}");
        assert!(found.iter().any(|(name, _, code)| *name == file("en") && *code == FaultCode::NoTicks), "{found:?}");
        let swapped = "- [x] bad a\n- [ ] good b";
        let mut draft = new("extra", "新");
        draft.texts.insert(Lang::En, draft.texts[&Lang::En].replace("- [ ] bad a\n- [x] good b", swapped));
        assert_eq!(save(draft).await, [(file("en"), 1, FaultCode::LanguagesDiffer)]);
        let mut draft = new("extra", "新");
        draft.texts.remove(&Lang::En);
        assert_eq!(save(draft).await, [(file("en"), 1, FaultCode::LanguagesDiffer)]);
        let renamed = Draft { slug: Some(slug("single-1")), base: 1, ..new("extra", "新") };
        assert_eq!(save(renamed).await, [(file("zh-Hans"), 1, FaultCode::BadValue)]);
        let mut draft = new("extra", "新");
        let two = format!("{}\n{}", draft.texts[&Lang::En], texts("other", "O")[&Lang::En]);
        draft.texts.insert(Lang::En, two);
        assert!(save(draft).await.contains(&(file("en"), 8, FaultCode::UnexpectedHeading)));
        let mut draft = new("extra", "新");
        for text in draft.texts.values_mut() {
            *text = text.replace("difficulty=1", "difficulty=1 enemy=nobody posts=nowhere rule=greeting/nothing");
        }
        let found: BTreeSet<_> = save(draft).await.into_iter().map(|(_, _, code)| code).collect();
        assert_eq!(found, [FaultCode::UnknownRule, FaultCode::UnknownEnemy, FaultCode::UnknownPost].into());
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 24);
        let mut draft = new("extra", "新");
        draft.texts.insert(Lang::ZhHant, String::new());
        let foreign = office.save_question(trainer, draft, Lang::En).await;
        assert_eq!(refusal(foreign), Refusal::BadRequest { field: "language".to_owned() });
        let mut draft = new("extra", "新");
        draft.texts.insert(Lang::En, "x".repeat(70_000));
        assert_eq!(refusal(office.save_question(trainer, draft, Lang::En).await), Refusal::TooLarge);
        assert_eq!(refusal(office.save_question(trainer, changed("none", 1, "无"), Lang::En).await), Refusal::NotFound);
    }

    async fn a_preview_says_everything_and_keeps_nothing(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let before = house.count("SELECT count(*) FROM event").await;
        let (bank, texts) = (slug("greeting"), texts("extra", "{{first-reply}}"));
        let preview = async |edited: Option<&engine::Slug>, text: &str| {
            let typed = (Lang::En, text);
            house.office.preview_question(trainer, (&bank, edited), typed, Lang::En).await.unwrap()
        };
        let shown = preview(None, &texts[&Lang::En]).await;
        assert_eq!((shown.faults.as_slice(), shown.rules.len()), (&[][..], 1));
        assert!(shown.face.unwrap().stem.as_str().contains("1 minute"));
        assert_eq!(shown.solution.unwrap().ticks, [false, true]);
        let broken = preview(None, &texts[&Lang::En].replace("[x]", "[ ]")).await;
        assert!(broken.face.is_none() && broken.solution.is_none());
        assert_eq!(broken.faults[0].code, FaultCode::NoTicks);
        let taken = preview(None, &texts[&Lang::En].replace("#extra", "#single-1")).await;
        assert_eq!(taken.faults[0].code, FaultCode::RepeatedId);
        let renamed = preview(Some(&slug("single-1")), &texts[&Lang::En]).await;
        assert_eq!(renamed.faults[0].code, FaultCode::BadValue);
        assert_eq!(house.count("SELECT count(*) FROM event").await, before);
        assert_eq!(house.count("SELECT count(*) FROM question").await, 24);
    }

    async fn a_new_version_is_drawn_and_who_sits_already_keeps_the_old_one(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let bank = slug("greeting");
        // Three singles that are no red line are asked; all but these three go, so that every paper has them.
        for number in 4..=8 {
            let name = slug(&format!("single-{number}"));
            house.office.retire_question(trainer, (&bank, &name), "少一点", Lang::En).await.unwrap();
        }
        let li = house.candidate("T1").await;
        let running = house.start(&li, "cert").await;
        let before = house.sheet(&li, &running).await;
        assert!(items(&before).any(|item| item.face.stem.as_str().contains("第2题选")));
        house.clock.advance(MINUTE);
        saved(&house.office, trainer, changed("single-2", 1, "改过的")).await;
        saved(&house.office, trainer, new("single-9", "新来的")).await;
        house.office.retire_question(trainer, (&bank, &slug("single-1")), "换掉", Lang::En).await.unwrap();
        let after = house.sheet(&li, &running).await;
        assert!(items(&before).zip(items(&after)).all(|(one, other)| one.face == other.face), "drawn is drawn");
        for number in 2..8 {
            let viewer = house.candidate(&format!("T{number}")).await;
            let stems = stems(&house, &viewer, "cert").await;
            let has = |what: &str| stems.iter().any(|stem| stem.contains(what));
            assert!(has("改过的选哪一个") && has("新来的选哪一个") && has("第3题选哪一个"), "{stems:?}");
            assert!(!has("第2题选哪一个") && !has("第1题选哪一个"));
        }
        house.office.hand_in(&li, &running).await.unwrap();
        let verified = house.office.verify_attempt(&crate::house::OPERATOR, &running).await.unwrap();
        assert!(verified.is_whole(), "{verified:?}");
    }

    async fn a_draw_replays_although_a_question_rested_meanwhile_and_came_back(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let (bank, name) = (slug("greeting"), slug("single-2"));
        house.office.retire_question(trainer, (&bank, &name), "看一看", Lang::En).await.unwrap();
        house.clock.advance(MINUTE);
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.clock.advance(MINUTE);
        house.office.return_question(trainer, (&bank, &name), "没问题").await.unwrap();
        let verified = house.office.verify_attempt(&crate::house::OPERATOR, &attempt).await.unwrap();
        assert!(verified.is_whole(), "what rested then was no candidate: {verified:?}");
    }

    async fn retiring_takes_a_reason_and_tells_which_exam_suffers(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let (office, bank) = (&house.office, slug("greeting"));
        let reason = |field: &str| Refusal::BadRequest { field: field.to_owned() };
        let name = slug("single-21");
        assert_eq!(refusal(office.retire_question(trainer, (&bank, &name), "  ", Lang::En).await), reason("reason"));
        for number in [21, 22, 23] {
            let name = slug(&format!("single-{number}"));
            assert_eq!(office.retire_question(trainer, (&bank, &name), "过时", Lang::En).await.unwrap(), []);
        }
        let short = office.retire_question(trainer, (&bank, &slug("single-24")), "过时", Lang::En).await.unwrap();
        assert_eq!(short.len(), 1);
        assert_eq!((short[0].exam_title.as_str(), short[0].post.as_deref()), ("Certification", Some("Online agent")));
        assert!(matches!(short[0].refusal, Refusal::BankTooSmall { red_line: true, need: 1, have: 0, .. }));
        let page = office.bank(trainer, &bank, Lang::En).await.unwrap();
        let rested = page.questions.last().unwrap().rested.as_ref().unwrap();
        assert_eq!(rested.reason.as_deref(), Some("过时"));
        assert_eq!((page.card.questions, page.card.retired), (20, 4));
        let events = "SELECT count(*) FROM event WHERE kind = 'question.retired' AND why = '过时'";
        assert_eq!(house.count(events).await, 4);
        office.retire_question(trainer, (&bank, &name), "再来", Lang::En).await.unwrap();
        assert_eq!(house.count(events).await, 4, "twice is once");
        office.return_question(trainer, (&bank, &name), "还要").await.unwrap();
        assert_eq!(office.banks(trainer, Lang::En).await.unwrap()[0].retired, 3);
        assert_eq!(office.exam_plan(trainer, &slug("cert"), Lang::En).await.unwrap().card.shortages, []);
    }
}
