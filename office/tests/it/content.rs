//! Taking content in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use engine::{FaultCode, Lang, Level};
use office::{Posting, Role, inspect_content, take_readings};

use crate::exam_room::{fixture, items, right};
use crate::house::{House, MINUTE, OPERATOR};

/// A folder that is gone with its name.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

/// The fixture with the text of every file changed.
pub(crate) fn edited(change: impl Fn(String) -> String) -> Folder {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = Folder(std::env::temp_dir().join(format!("passgate-content-{}-{number}", std::process::id())));
    for part in ["", "banks", "handbook", "exams", "tracks"] {
        fs::create_dir_all(folder.0.join(part)).unwrap();
        for entry in fs::read_dir(fixture().join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = change(fs::read_to_string(&path).unwrap());
                fs::write(folder.0.join(part).join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
    folder
}

on_both! {
    async fn a_first_load_takes_everything_in_and_a_second_nothing(house: House) {
        assert!(!house.office.has_content().await.unwrap());
        let loaded = house.office.load_content(&OPERATOR, &fixture()).await.unwrap().unwrap();
        assert_eq!((loaded.questions, loaded.question_versions, loaded.chapters), (24, 24, 1));
        assert_eq!((loaded.exams, loaded.tracks, loaded.warnings), (3, 1, vec![]));
        assert!(house.office.has_content().await.unwrap());
        let again = house.office.load_content(&OPERATOR, &fixture()).await.unwrap().unwrap();
        assert_eq!((again.questions, again.question_versions, again.chapters), (0, 0, 0));
        assert_eq!((again.exams, again.tracks), (0, 0));
        assert_eq!(house.count("SELECT count(*) FROM question_text").await, 48);
    }

    async fn a_changed_question_gets_a_version_and_the_others_keep_theirs(house: House) {
        house.furnish().await;
        let changed = edited(|text| text.replace("第2题选哪一个", "第2题到底选哪一个"));
        let loaded = house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        assert_eq!((loaded.questions, loaded.question_versions), (0, 1));
        assert_eq!(house.count("SELECT count(*) FROM question_version WHERE state = 'replaced'").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM question_version WHERE state = 'approved'").await, 24);
        assert_eq!(house.count("SELECT count(*) FROM question_version WHERE number = 2").await, 1);
    }

    async fn a_question_that_is_gone_is_not_drawn_until_it_comes_back(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let before = house.sheet(&li, &attempt).await;
        // The last question of each file of the bank goes.
        let shorter = edited(|text| match text.matches("\n## ").count() {
            24 => text.rsplit_once("\n## ").unwrap().0.to_owned() + "\n",
            _ => text,
        });
        let loaded = house.office.load_content(&OPERATOR, shorter.path()).await.unwrap().unwrap();
        assert_eq!((loaded.retired, loaded.questions, loaded.question_versions), (1, 0, 0));
        assert_eq!(house.count("SELECT count(*) FROM question WHERE retired_at IS NOT NULL").await, 1);
        let again = house.office.load_content(&OPERATOR, shorter.path()).await.unwrap().unwrap();
        assert_eq!(again.retired, 0);
        let after = house.sheet(&li, &attempt).await;
        assert!(items(&before).zip(items(&after)).all(|(one, other)| one.face == other.face), "drawn is drawn");
        let loaded = house.office.load_content(&OPERATOR, &fixture()).await.unwrap().unwrap();
        assert_eq!((loaded.retired, loaded.questions, loaded.question_versions), (0, 0, 0));
        assert_eq!(house.count("SELECT count(*) FROM question WHERE retired_at IS NOT NULL").await, 0);
    }

    async fn the_order_and_the_head_of_a_bank_are_kept_for_export(house: House) {
        house.furnish().await;
        assert_eq!(house.count("SELECT count(*) FROM bank WHERE head LIKE '---%title: %---%'").await, 2);
        assert_eq!(house.count("SELECT count(*) FROM question WHERE slug = 'single-1' AND place = 0").await, 1);
        let moved = edited(|text| {
            let questions: Vec<&str> = text.split("\n## ").collect();
            let is_bank = questions.len() > 20;
            let [head, first, second, rest @ ..] = questions.as_slice() else { return text };
            if is_bank { [&[*head, *second, *first], rest].concat().join("\n## ") } else { text }
        });
        let loaded = house.office.load_content(&OPERATOR, moved.path()).await.unwrap().unwrap();
        assert_eq!(loaded.question_versions, 0);
        assert_eq!(house.count("SELECT count(*) FROM question WHERE slug = 'single-1' AND place = 1").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM setting WHERE name = 'content.limits'").await, 1);
    }

    async fn a_changed_limit_makes_versions_of_what_cites_it(house: House) {
        house.furnish().await;
        let changed = edited(|text| text.replace("1 分钟", "2 分钟").replace("1 minute", "2 minutes"));
        let loaded = house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        assert_eq!((loaded.question_versions, loaded.chapters, loaded.exams), (1, 1, 0));
    }

    async fn a_fault_anywhere_stores_nothing_and_all_faults_are_told(house: House) {
        let broken = edited(|text| text.replace("- [x] 好的说法2", "- [ ] 好的说法2").replace("- [x] 好的说法3", "-[x] 好的说法3"));
        let faults = house.office.load_content(&OPERATOR, broken.path()).await.unwrap().unwrap_err();
        assert!(faults.iter().filter(|fault| fault.level == Level::Error).count() >= 2, "{faults:?}");
        assert!(faults.iter().any(|fault| fault.code == FaultCode::NoTicks && fault.line > 1));
        assert!(!house.office.has_content().await.unwrap());
        assert_eq!(house.count("SELECT count(*) FROM question").await, 0);
    }

    async fn two_servers_that_start_at_once_take_content_in_once(house: House) {
        let other = house.second_office().await;
        let (here, there, folder) = (house.office.clone(), other, fixture());
        let also = folder.clone();
        let one = tokio::spawn(async move { here.load_content(&OPERATOR, &folder).await });
        let two = tokio::spawn(async move { there.load_content(&OPERATOR, &also).await });
        let (one, two) = (one.await.unwrap().unwrap().unwrap(), two.await.unwrap().unwrap().unwrap());
        assert_eq!((one.questions + two.questions, one.exams + two.exams), (24, 3));
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 24);
    }

    async fn what_is_called_otherwise_is_called_so_at_once_and_by_every_server(house: House) {
        house.furnish().await;
        let (other, li) = (house.second_office().await, house.candidate("T1").await);
        let attempt = house.sit(&li, "cert", right).await;
        let told = async |office: &office::Office, lang: Lang| {
            let chapters = office.handbook(&li, lang).await.unwrap();
            let page = office.marks(&li, &attempt, lang).await.unwrap();
            let cited = page.items.iter().flat_map(|item| &item.rules).map(|rule| rule.chapter.clone()).next().unwrap();
            (chapters[0].title.clone(), cited, page.topics[0].1.clone())
        };
        let same = |title: &str| (title.to_owned(), title.to_owned(), title.to_owned());
        for office in [&*house.office, &other] {
            assert_eq!(told(office, Lang::ZhHans).await, same("问候"));
            assert_eq!(told(office, Lang::En).await, same("Greeting"));
        }
        let changed = edited(|text| text.replace("title: 问候\n", "title: 开场\n").replace("title: Greeting\n", "title: Opening\n"));
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        for office in [&other, &*house.office] {
            assert_eq!(told(office, Lang::En).await, same("Opening"));
            assert_eq!(told(office, Lang::ZhHans).await, same("开场"));
        }
    }

    async fn questions_past_their_date_or_for_other_posts_are_not_drawn(house: House) {
        // Only the four boolean questions that stay may be drawn: two must.
        let changed = edited(|text| {
            let text = text.replace("{#boolean-1 ", "{#boolean-1 valid-until=2026-07-31 ");
            let text = text.replace("{#boolean-2 ", "{#boolean-2 valid-until=2026-08-01 ");
            text.replace("{#boolean-3 ", "{#boolean-3 posts=clerk ").replace("{#boolean-4 ", "{#boolean-4 use=practice ")
        });
        let clerk = fs::read_to_string(changed.path().join("tracks/agent.toml")).unwrap();
        fs::write(changed.path().join("tracks/clerk.toml"), clerk.replace("\"agent\"", "\"clerk\"")).unwrap();
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let mut drawn = String::new();
        for number in 0..12 {
            let viewer = house.candidate(&format!("T{number}")).await;
            let attempt = house.start(&viewer, "cert").await;
            for item in items(&house.office.sheet(&viewer, &attempt, Lang::ZhHans).await.unwrap()) {
                drawn.push_str(item.face.stem.as_str());
            }
        }
        for (number, may) in [(1, false), (2, true), (3, false), (4, false), (5, true), (6, true)] {
            assert_eq!(drawn.contains(&format!("的判断{number}")), may, "boolean-{number}");
        }
    }

    async fn a_post_that_ended_this_very_moment_counts_neither_for_the_draw_nor_for_its_replay(house: House) {
        let changed = edited(|text| text.replace("{#boolean-3 ", "{#boolean-3 posts=clerk "));
        let agent = fs::read_to_string(changed.path().join("tracks/agent.toml")).unwrap();
        fs::write(changed.path().join("tracks/clerk.toml"), agent.replace("\"agent\"", "\"clerk\"")).unwrap();
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let viewer = house.candidate("T1").await;
        let clerk = Posting { post: "clerk".to_owned(), from: String::new(), until: String::new() };
        house.office.enrol_person(&admin, &viewer.person, clerk).await.unwrap();
        house.clock.advance(MINUTE);
        house.office.unenrol_person(&admin, &viewer.person, "clerk").await.unwrap();
        let attempt = house.start(&viewer, "cert").await;
        assert_eq!(house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap().findings, []);
    }
}

/// The codes of all errors of a changed fixture.
fn errors(change: impl Fn(String) -> String) -> Vec<(String, FaultCode, String)> {
    let faults = inspect_content(edited(change).path()).unwrap().faults.into_iter();
    let errors = faults.filter(|fault| fault.level == Level::Error);
    errors.map(|fault| (fault.file, fault.code, fault.detail)).collect()
}

#[test]
fn the_fixture_and_the_content_that_comes_along_can_be_taken_in() {
    let errors: Vec<_> =
        inspect_content(&fixture()).unwrap().faults.into_iter().filter(|fault| fault.level == Level::Error).collect();
    assert_eq!(errors, [], "its craft is poor, and it is only a fixture");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-banks");
    assert_eq!(inspect_content(&own).unwrap().faults, [], "neither an error nor a warning");
}

#[test]
fn the_craft_is_checked_and_what_is_covered_is_counted() {
    let faults = inspect_content(&fixture()).unwrap().faults;
    assert!(faults.iter().any(|fault| fault.code == FaultCode::NearlySameQuestions), "{faults:?}");
    let covered = inspect_content(&fixture()).unwrap().coverage;
    assert_eq!((covered.total.questions, covered.total.topics, covered.total.by_language.len()), (24, 1, 2));
}

#[test]
fn a_cell_that_cannot_be_filled_is_told_with_need_and_have() {
    let found = errors(|text| {
        let text = text.replace("red-line = true\ncount = 1", "red-line = true\ncount = 5");
        text.replace("declared-points = 20", "declared-points = 32")
    });
    let found: Vec<_> = found.into_iter().filter(|(_, code, _)| *code == FaultCode::TooFewQuestions).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].2, "section 1, topic = \"greeting\", red-line = true: 4 / 5");
}

#[test]
fn what_one_file_names_and_no_other_has_is_a_fault() {
    let found = errors(|text| text.replace("topic = \"greeting\"", "topic = \"parting\""));
    assert_eq!(found.iter().filter(|(_, code, _)| *code == FaultCode::UnknownTopic).count(), 3);
    let found = errors(|text| text.replace("exams = [\"cert\"]", "exams = [\"cert\", \"oral\"]"));
    assert_eq!(found, [("tracks/agent.toml".to_owned(), FaultCode::UnknownExam, "oral".to_owned())]);
    let found = errors(|text| text.replace("chapters = [\"greeting\"]", "chapters = [\"parting\"]"));
    assert_eq!(found, [("tracks/agent.toml".to_owned(), FaultCode::UnknownChapter, "parting".to_owned())]);
    let found = errors(|text| text.replace("{#boolean-3 ", "{#boolean-3 posts=clerk "));
    assert!(found.iter().any(|(_, code, detail)| *code == FaultCode::UnknownPost && detail == "clerk"));
    let found = errors(|text| text.replace("rule=greeting/names", "rule=greeting/nomes"));
    assert!(found.iter().any(|(_, code, _)| *code == FaultCode::UnknownRule));
    let found = errors(|text| {
        let text = text.replace("[x] good wording 3", "[ ] good wording 3");
        text.replace("[ ] bad wording 3 a", "[x] bad wording 3 a")
    });
    assert!(found.iter().any(|(_, code, _)| *code == FaultCode::LanguagesDiffer));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = inspect_content(Path::new("/nothing/here")).unwrap_err();
    assert!(error.to_string().contains("/nothing/here"));
}

#[test]
fn an_exam_cannot_have_the_name_of_the_programs_own() {
    let changed = edited(|text| text.replace("exam = \"mock\"", "exam = \"repetition\""));
    let faults = inspect_content(changed.path()).unwrap().faults;
    let told: Vec<_> = faults.iter().filter(|fault| fault.code == FaultCode::NameKept).collect();
    assert_eq!(
        told.iter().map(|fault| (fault.file.as_str(), fault.level)).collect::<Vec<_>>(),
        [("exams/mock.toml", Level::Error)]
    );
}

#[test]
fn a_practice_that_shows_no_solutions_is_worth_a_look() {
    let changed = edited(|text| text.replace("after-answer = [\"solutions\"]", "after-answer = [\"rules\"]"));
    let faults = inspect_content(changed.path()).unwrap().faults;
    let mut told: Vec<_> =
        faults.iter().map(|fault| (fault.file.as_str(), fault.line, fault.level, fault.code)).collect();
    told.retain(|(_, _, _, code)| *code == FaultCode::NoSolutionsShown);
    assert_eq!(told, [("exams/drill.toml", 3, Level::Warning, FaultCode::NoSolutionsShown)]);
}

#[test]
fn a_second_reading_is_kept_with_what_was_read_and_asked_for_again_when_a_question_changes() {
    let folder = edited(|text| text);
    let unread = |folder: &Path| {
        let faults = inspect_content(folder).unwrap().faults.into_iter();
        faults.filter(|fault| fault.code == FaultCode::NotReadTwice).map(|fault| fault.detail).collect::<Vec<_>>()
    };
    assert_eq!(unread(folder.path()), Vec::<String>::new(), "a folder without readings is not asked for any");

    let answers = "question,answer,remark\ngreeting/boolean-1,A,\ngreeting/boolean-2,B,a remark\ngreeting/nothing,A,\ngreeting/boolean-3,Z,\n";
    let taken = take_readings(folder.path(), answers).unwrap();
    assert_eq!(taken.agreed + taken.disagreed.len(), 2);
    assert_eq!(taken.unreadable, ["4: greeting/nothing A", "5: greeting/boolean-3 Z"]);
    assert_eq!(unread(folder.path()).len(), 22);

    let bank = folder.path().join("banks/greeting.en.md");
    let text = fs::read_to_string(&bank).unwrap();
    fs::write(&bank, text.replace("{#boolean-1 ", "in other words {#boolean-1 ")).unwrap();
    assert_eq!(unread(folder.path()).len(), 23, "a change in any language counts");

    fs::write(folder.path().join("readings.csv"), "question,hash\nx,y\n").unwrap();
    let faults = inspect_content(folder.path()).unwrap().faults;
    assert!(
        faults.iter().any(
            |fault| fault.code == FaultCode::BadReading && (fault.file.as_str(), fault.line) == ("readings.csv", 2)
        )
    );
}
