//! What was wrong comes back; and what an exam keeps to itself does not come out this way.

use engine::{Lang, Moment, Payload, Refusal};
use office::views::{CardState, ChapterChange, Notebook, NotebookAsked, NotebookShow};
use office::{AttemptId, Viewer};

use crate::content::edited;
use crate::exam_room::{right, slug, wrong};
use crate::house::{DAY, HOUR, House, MORNING, OPERATOR, refusal};
use crate::practice::right as rightly;

const ALL: NotebookAsked = NotebookAsked { show: NotebookShow::All, topic: None };
const DUE: NotebookAsked = NotebookAsked { show: NotebookShow::Due, topic: None };
const LEARNED: NotebookAsked = NotebookAsked { show: NotebookShow::Learned, topic: None };

impl House {
    async fn notebook(&self, viewer: &Viewer, asked: &NotebookAsked) -> Notebook {
        self.office.notebook(viewer, asked, Lang::ZhHans).await.unwrap()
    }

    /// Answers every question of a practice; `is_right` decides for each place.
    async fn drill(&self, viewer: &Viewer, attempt: &AttemptId, is_right: impl Fn(u16) -> bool) {
        let count = self.office.practice_question(viewer, attempt, 0, Lang::ZhHans).await.unwrap().count;
        for place in 0..count {
            let page = self.office.practice_question(viewer, attempt, place, Lang::ZhHans).await.unwrap();
            let good = rightly(&page);
            let bad = (0_u8..).find(|place| good.places() != [*place].as_slice()).unwrap();
            let payload = if is_right(place) { good } else { Payload::choices([bad]) };
            self.office.practice_answer(viewer, attempt, place, payload, Lang::ZhHans).await.unwrap();
        }
    }

    async fn repeat(&self, viewer: &Viewer, asked: &NotebookAsked) -> Option<AttemptId> {
        self.office.repeat(viewer, asked, Lang::ZhHans).await.unwrap()
    }
}

on_both! {
    async fn what_was_wrong_comes_back_the_next_day_and_later_once_it_was_right(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let first = house.start(&li, "drill").await;
        house.drill(&li, &first, |place| place == 2).await;
        let today = house.notebook(&li, &ALL).await;
        let tomorrow = Moment(MORNING.0 + DAY - 9 * HOUR);
        assert_eq!((today.open, today.due, today.learned, today.next_due), (2, 0, 0, Some(tomorrow)));
        let one = &today.entries[0];
        assert_eq!((one.state, one.wrong, one.right), (CardState::Later { at: tomorrow }, 1, 0));
        assert!(one.solution.explanation.as_str().contains("密钥解析") && !one.chosen.is_empty() && one.rules.len() == 1);
        assert_eq!(house.repeat(&li, &DUE).await, None, "nothing is due yet");

        // At one in the morning it is another day in Shanghai, if not yet in Greenwich.
        house.clock.advance(16 * HOUR);
        assert_eq!(house.notebook(&li, &DUE).await.entries.len(), 2);
        let again = house.repeat(&li, &DUE).await.unwrap();
        assert_eq!(house.repeat(&li, &ALL).await, Some(again.clone()), "one at a time");
        assert_eq!(house.notebook(&li, &ALL).await.running, Some(again.clone()));
        let page = house.office.practice_question(&li, &again, 0, Lang::ZhHans).await.unwrap();
        assert_eq!((page.count, page.exam.as_str(), page.solution), (2, office::REPETITION, None));
        house.drill(&li, &again, |place| place == 0).await;
        let after = house.notebook(&li, &ALL).await;
        assert_eq!((after.due, after.open, after.running), (0, 2, None));
        let mut states: Vec<_> = after.entries.iter().map(|one| (one.wrong, one.right, one.state)).collect();
        states.sort_by_key(|one| one.0);
        let (one_day, two_days) = (Moment(tomorrow.0 + DAY), Moment(tomorrow.0 + 2 * DAY));
        let later = |at| CardState::Later { at };
        assert_eq!(states, [(1, 1, later(two_days)), (2, 0, later(one_day))]);
        let verified = house.office.verify_draws(&OPERATOR, None, None).await.unwrap();
        assert_eq!((verified.attempts, verified.findings), (2, vec![]), "its paper comes out of its record again");
        assert!(house.office.marks(&li, &again, Lang::ZhHans).await.unwrap().marks.passed);
    }

    async fn a_repetition_asks_for_twenty_at_most_those_first_that_are_due_longest(house: House) {
        let more = "\n[[section.cell]]\ntopic = \"greeting\"\nred-line = true\ncount = 1\n";
        let with_red_lines = |text: String| if text.contains("exam = \"drill\"") { text + more } else { text };
        let folder = edited(with_red_lines);
        house.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        for _ in 0..8 {
            let attempt = house.start(&li, "drill").await;
            house.drill(&li, &attempt, |_| false).await;
            house.clock.advance(HOUR);
        }
        let earlier = house.notebook(&li, &ALL).await;
        assert_eq!(earlier.open, 24, "all of the bank, since practice asks for the unseen first");
        house.clock.advance(3 * DAY);
        let again = house.repeat(&li, &NotebookAsked { topic: Some(slug("greeting")), ..DUE }).await.unwrap();
        let page = house.office.practice_question(&li, &again, 0, Lang::ZhHans).await.unwrap();
        assert_eq!(page.count, 20);
        let elsewhere = NotebookAsked { topic: Some(slug("nothing")), ..ALL };
        assert!(house.notebook(&li, &elsewhere).await.entries.is_empty());
    }

    async fn what_an_exam_keeps_to_itself_is_in_no_notebook(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.sit(&li, "cert", wrong).await;
        house.clock.advance(2 * DAY);
        let notebook = house.notebook(&li, &ALL).await;
        assert_eq!((notebook.open, notebook.learned, notebook.exams.len()), (0, 0, 0));
        assert_eq!(house.repeat(&li, &ALL).await, None);
        let told = house.office.briefing(&li, &slug("cert"), Lang::ZhHans).await.unwrap().readiness.unwrap();
        assert_eq!(told.topics[0].answers, 0, "nor does it show through in what is estimated");
        // This one shows its solutions to whoever fails.
        let mock = house.sit(&li, "mock", wrong).await;
        let notebook = house.notebook(&li, &ALL).await;
        assert_eq!((notebook.open, notebook.exams.len()), (4, 0));
        assert!(notebook.entries.iter().all(|one| one.attempt == mock && one.wrong == 1 && !one.chosen.is_empty()));
        let told = house.office.briefing(&li, &slug("cert"), Lang::ZhHans).await.unwrap().readiness.unwrap();
        assert_eq!(told.topics[0].answers, 4);
    }

    async fn an_exam_that_only_says_right_or_wrong_is_counted_and_not_practised(house: House) {
        let folder = edited(|text| text.replace(r#"fail = ["topics", "rules", "own-answers"]"#, r#"fail = ["right-or-wrong"]"#));
        house.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        let cert = house.sit(&li, "cert", wrong).await;
        let notebook = house.notebook(&li, &ALL).await;
        assert_eq!(notebook.open, 0);
        assert_eq!(notebook.exams.iter().map(|one| (&one.attempt, one.wrong)).collect::<Vec<_>>(), [(&cert, 8)]);
        assert_eq!(house.repeat(&li, &ALL).await, None);
        assert_eq!(refusal(house.office.know_question(&li, &cert, 0).await), Refusal::NotFound);
    }

    async fn what_is_for_exams_only_never_comes_into_practice(house: House) {
        let folder = edited(|text| text.replace(" rule=greeting/hello", " use=exam rule=greeting/hello"));
        house.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        // Of 24 questions only one and the six of multiple choice may be practised; a mock shows the solutions of any.
        for _ in 0..8 {
            house.sit(&li, "mock", wrong).await;
            house.clock.advance(HOUR);
        }
        let notebook = house.notebook(&li, &ALL).await;
        let is_free = |stem: &str| stem.contains("第1题选哪一个") || stem.contains("该选哪些");
        assert!(!notebook.entries.is_empty());
        assert!(notebook.entries.iter().all(|one| is_free(one.face.stem.as_str())));
        assert!(!notebook.exams.is_empty(), "of the others it says only where to look");
        house.clock.advance(DAY);
        let again = house.repeat(&li, &ALL).await.unwrap();
        let count = house.office.practice_question(&li, &again, 0, Lang::ZhHans).await.unwrap().count;
        assert_eq!(usize::from(count), notebook.open);
        for place in 0..count {
            let page = house.office.practice_question(&li, &again, place, Lang::ZhHans).await.unwrap();
            assert!(is_free(page.face.stem.as_str()), "{}", page.face.stem.as_str());
        }
        assert_eq!(house.office.verify_draws(&OPERATOR, None, None).await.unwrap().findings, vec![]);
    }

    async fn what_was_changed_or_retired_leaves_the_notebook(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        for _ in 0..8 {
            let attempt = house.start(&li, "drill").await;
            house.drill(&li, &attempt, |_| false).await;
        }
        assert_eq!(house.notebook(&li, &ALL).await.open, 20);
        let folder = edited(|text| text.replace("坏的说法1甲", "很坏的说法1甲").replace("use=both", ""));
        house.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
        assert_eq!(house.notebook(&li, &ALL).await.open, 19, "another text is another question");
        let folder = edited(|text| match text.find("## 真的判断6").or_else(|| text.find("## A statement that is true, number 6")) {
            Some(end) => text[..end].to_owned(),
            None => text,
        });
        let retired = house.office.load_content(&OPERATOR, folder.path()).await.unwrap();
        assert!(retired.is_ok(), "{:?}", retired.err().map(|faults| faults.len()));
        let left = house.notebook(&li, &ALL).await;
        assert!(left.entries.iter().all(|one| !one.face.stem.as_str().contains("真的判断6")));
    }

    async fn taking_a_question_out_is_no_deletion_and_a_wrong_answer_brings_it_back(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let attempt = house.start(&li, "drill").await;
        house.drill(&li, &attempt, |place| place > 0).await;
        assert_eq!(refusal(house.office.know_question(&wang, &attempt, 0).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.know_question(&li, &attempt, 1).await), Refusal::NotFound, "it was right");
        assert_eq!(house.notebook(&wang, &ALL).await.open, 0);
        house.clock.advance(DAY);
        house.office.know_question(&li, &attempt, 0).await.unwrap();
        house.office.know_question(&li, &attempt, 0).await.unwrap();
        let learned = house.notebook(&li, &LEARNED).await;
        assert_eq!((learned.due, learned.open, learned.learned), (0, 0, 1));
        assert_eq!(learned.entries[0].state, CardState::Known { at: house.clock_now() });
        assert_eq!((learned.entries[0].wrong, house.count("SELECT count(*) FROM answer").await), (1, 3));
        house.office.keep_question(&li, &attempt, 0).await.unwrap();
        assert_eq!(house.notebook(&li, &DUE).await.due, 1);
        let again = house.repeat(&li, &DUE).await.unwrap();
        house.office.know_question(&li, &attempt, 0).await.unwrap();
        house.clock.advance(HOUR);
        house.drill(&li, &again, |_| false).await;
        let back = house.notebook(&li, &ALL).await;
        assert_eq!((back.open, back.learned, back.entries[0].wrong), (1, 0, 2));
    }

    async fn the_houses_own_exam_is_in_no_list(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "drill").await;
        house.drill(&li, &attempt, |_| false).await;
        house.clock.advance(DAY);
        house.repeat(&li, &DUE).await.unwrap();
        let own = slug(office::REPETITION);
        assert_eq!(refusal(house.office.start(&li, &own, Lang::En).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.briefing(&li, &own, Lang::En).await), Refusal::NotFound);
        let home = house.office.home(&li, Lang::En).await.unwrap();
        assert!(home.exams.iter().all(|card| card.exam != own));
        assert_eq!((home.practice.due, home.practice.open), (3, 3));
        let again = house.office.load_content(&OPERATOR, &crate::exam_room::fixture()).await.unwrap().unwrap();
        assert_eq!((again.exams, again.questions), (0, 0));
    }

    async fn the_notebook_costs_as_many_statements_however_much_was_answered(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let mut costs = Vec::new();
        for _ in 0..4 {
            for _ in 0..2 {
                let attempt = house.start(&li, "drill").await;
                house.drill(&li, &attempt, |place| place == 1).await;
            }
            // What was never asked for is read into memory once.
            house.notebook(&li, &ALL).await;
            let before = house.office.statements();
            house.notebook(&li, &ALL).await;
            costs.push(house.office.statements() - before);
        }
        assert!(costs.iter().all(|cost| *cost == costs[0]) && costs[0] <= 12, "{costs:?}");
    }

    async fn readiness_comes_from_fresh_answers_and_names_what_is_missing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let told = async || house.office.briefing(&li, &slug("cert"), Lang::ZhHans).await.unwrap().readiness.unwrap();
        let nothing = told().await;
        assert_eq!((nothing.estimate, nothing.topics[0].answers, nothing.topics[0].enough), (None, 0, false));
        assert_eq!(nothing.topics[0].practice, Some(slug("drill")));
        assert!(house.office.briefing(&li, &slug("drill"), Lang::En).await.unwrap().readiness.is_none());
        for round in 0..8 {
            let attempt = house.start(&li, "drill").await;
            house.drill(&li, &attempt, |_| round > 0).await;
        }
        let much = told().await;
        let estimate = much.estimate.unwrap();
        assert_eq!((much.topics[0].answers, much.topics[0].enough), (20, true));
        assert!(estimate.low < estimate.expected && estimate.expected < estimate.high);
        assert!((0.0..=1.0).contains(&estimate.pass) && estimate.red_lines.unwrap() >= estimate.pass);
        assert_eq!(told().await.estimate, Some(estimate), "the same answers say the same");
        // What is known by heart from yesterday says nothing new.
        house.clock.advance(DAY);
        let again = house.repeat(&li, &DUE).await.unwrap();
        house.drill(&li, &again, |_| true).await;
        assert_eq!(told().await.topics[0].answers, 20);
        house.clock.advance(200 * DAY);
        assert_eq!(told().await.estimate, None, "long ago");
        assert_eq!(house.office.home(&li, Lang::En).await.unwrap().practice.readiness.len(), 2, "mock and certification");
    }

    async fn a_chapter_is_read_in_a_version_and_says_what_has_changed_since(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let page = house.office.chapter(&li, &slug("greeting"), Lang::ZhHans).await.unwrap();
        let reading = page.reading.unwrap();
        assert_eq!((reading.version, reading.at, reading.current, page.changes.len()), (1, MORNING, true, 0));
        let change = |text: String| {
            let text = text.replace("先问好,再问事", "先问好,再问事,最后道谢");
            let text = text.replace("## 称呼 {#names}\n\n称呼客户用“您”。", "## 道别 {#bye}\n\n说再见。").replace("greeting/names", "greeting/hello");
            text.replace("{#names}", "{#bye}")
        };
        let folder = edited(change);
        let loaded = house.office.load_content(&OPERATOR, folder.path()).await.unwrap();
        assert!(loaded.is_ok(), "{:?}", loaded.err());
        let page = house.office.chapter(&li, &slug("greeting"), Lang::ZhHans).await.unwrap();
        assert_eq!((page.version, page.read, page.reading.unwrap().version, page.reading.unwrap().current), (2, false, 1, false));
        let told: Vec<String> = page.changes.iter().map(|change| match change {
            ChapterChange::Changed { rule, .. } => format!("changed {rule}"),
            ChapterChange::New { rule, .. } => format!("new {rule}"),
            ChapterChange::Gone { title } => format!("gone {title}"),
        }).collect();
        assert_eq!(told, ["changed greeting/hello", "new greeting/bye", "gone 称呼"]);
        let traditional = house.office.chapter(&li, &slug("greeting"), Lang::ZhHant).await.unwrap();
        assert_eq!(traditional.changes.len(), 3, "what is only converted is no change");
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert!(house.office.handbook(&li, Lang::En).await.unwrap()[0].reading.unwrap().current);
    }

    async fn what_was_right_in_an_exam_needs_no_notebook(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        house.sit(&li, "cert", right).await;
        assert_eq!(house.notebook(&li, &ALL).await.open, 0);
    }
}
