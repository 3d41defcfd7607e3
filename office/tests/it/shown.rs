//! What is told when: settings of an exam, the outcome, and how far the exam is.

use engine::{AttemptState, Detail, Lang, Points, Refusal};
use office::views::MarksTold;
use office::{AttemptId, Role, Viewer};

use crate::content::edited;
use crate::exam_room::{entry, items, right, slug, wrong};
use crate::house::{DAY, HOUR, House, MINUTE, MORNING, OPERATOR, refusal};

/// When the one window of the mock exam ends.
const END: engine::Moment = MORNING.plus_ms(9 * HOUR);

const OLD: &str = r#"shown = { fail = ["solutions"], pass = ["solutions"] }"#;

impl House {
    /// The fixture, its mock exam with a window until the evening and two attempts, and this `shown`.
    async fn showing(&self, shown: &str) {
        let new = format!(
            "attempts = 2\nwindow = [{{ from = \"2026-08-01 08:00\", until = \"2026-08-01 18:00\" }}]\nshown = {{ {shown} }}"
        );
        let changed = edited(|text| text.replace(OLD, &new));
        self.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
    }

    /// What the marks page tells, in the order of [`Detail::ALL`].
    async fn told(&self, viewer: &Viewer, attempt: &AttemptId) -> Vec<Detail> {
        let (marks, items) = match self.office.marks(viewer, attempt, Lang::En).await {
            Ok(page) => (Some(page.marks), page.items),
            Err(failure) => {
                assert!(matches!(failure.refusal(), Some(Refusal::MarksWithheld { .. })), "{failure:?}");
                (None, self.office.handed_in(viewer, attempt, Lang::En).await.unwrap().items)
            }
        };
        let mut told = Vec::new();
        told.extend(marks.as_ref().filter(|marks| !marks.topics.is_empty()).map(|_| Detail::Topics));
        told.extend((!items.is_empty()).then_some(Detail::OwnAnswers));
        told.extend(items.iter().any(|item| item.result.is_some()).then_some(Detail::RightOrWrong));
        told.extend(items.iter().any(|item| item.solution.is_some()).then_some(Detail::Solutions));
        told.extend(marks.map(|_| Detail::Marks));
        told
    }

    /// Everything a candidate can see of their attempt without its paper, as text in which ids are the same for everybody.
    async fn everything(&self, viewer: &Viewer, attempt: &AttemptId) -> String {
        let home = self.office.home(viewer, Lang::En).await.unwrap();
        let record = self.office.my_record_file(viewer, Lang::En).await.unwrap();
        let briefing = self.office.briefing(viewer, &slug("mock"), Lang::En).await.unwrap();
        let receipts = self.office.receipts(viewer, attempt).await.unwrap();
        let entered = receipts.answers.iter().filter(|line| line.entered.is_some()).count();
        let told = serde_json::json!({
            "home": [serde_json::to_value(&home.exams).unwrap(), serde_json::to_value(&home.attempts).unwrap()],
            "attempts": record.record.attempts, "exams": record.record.exams, "certificates": record.record.certificates,
            "answers": record.answers.len(), "used": briefing.attempts_used, "may": briefing.may_start, "entered": entered,
            "page": self.office.handed_in(viewer, attempt, Lang::En).await.unwrap(),
        });
        told.to_string().replace(attempt.as_str(), "ATTEMPT").replace(&viewer.staff_no, "NUMBER")
    }
}

on_both! {
    async fn what_is_told_follows_from_setting_outcome_and_moment(house: House) {
        use Detail::{Marks, OwnAnswers, RightOrWrong, Solutions, Topics};
        type Words = &'static [Detail];
        const ALL: Words = &[OwnAnswers, RightOrWrong, Solutions, Marks];
        #[rustfmt::skip]
        let table: [(&str, [Words; 4]); 6] = [
            // failed, passed right after; failed, passed when it is over for everybody
            (r#"fail = ["topics"], pass = ["solutions"]"#, [&[Topics, Marks], ALL, &[Topics, Marks], ALL]),
            (r#"fail = [], pass = ["own-answers"], after-window = ["solutions"]"#, [&[Marks], &[OwnAnswers, Marks], ALL, ALL]),
            (r#"fail = ["topics"], pass = ["topics"], after-window = ["marks"]"#, [&[], &[], &[Topics, Marks], &[Topics, Marks]]),
            (r#"fail = ["own-answers"], pass = ["own-answers"], after-window = ["marks", "right-or-wrong"]"#,
                [&[OwnAnswers], &[OwnAnswers], &[OwnAnswers, RightOrWrong, Marks], &[OwnAnswers, RightOrWrong, Marks]]),
            (r#"fail = ["own-answers"], pass = ["own-answers"], never = ["marks"]"#, [&[OwnAnswers]; 4]),
            (r#"after-window = ["own-answers"], never = ["marks"]"#, [&[], &[], &[OwnAnswers], &[OwnAnswers]]),
        ];
        for (number, (shown, expected)) in table.into_iter().enumerate() {
            house.clock.set(MORNING);
            house.showing(shown).await;
            let (li, wang) = (house.candidate(&format!("L{number}")).await, house.candidate(&format!("W{number}")).await);
            let (failed, passed) = (house.sit(&li, "mock", wrong).await, house.sit(&wang, "mock", right).await);
            let told = async || [house.told(&li, &failed).await, house.told(&wang, &passed).await];
            let [before, after] = [&expected[..2], &expected[2..]];
            assert_eq!(told().await, before, "{shown}");
            house.clock.set(engine::Moment(END.0 - 1));
            assert_eq!(told().await, before, "{shown}: the window is open");
            house.clock.set(END);
            assert_eq!(told().await, after, "{shown}: the window is over");
        }
    }

    async fn nothing_is_over_as_long_as_somebody_sits_the_exam(house: House) {
        house.showing(r#"after-window = ["marks"]"#).await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let trainer = house.viewer("C1", Role::Trainer, None).await;
        let attempt = house.sit(&li, "mock", right).await;
        let page = async || house.office.handed_in(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!(page().await.told, MarksTold::At { at: END });
        house.clock.set(END.plus_ms(-MINUTE));
        let late = house.start(&wang, "mock").await;
        let at = END.plus_ms(9 * MINUTE);
        assert_eq!(page().await.told, MarksTold::At { at });
        assert_eq!(refusal(house.office.marks(&li, &attempt, Lang::En).await), Refusal::MarksWithheld { at: Some(at) });
        house.office.pause_exam(&trainer, &slug("mock"), "停电").await.unwrap();
        house.clock.set(at.plus_ms(HOUR));
        assert_eq!(page().await.told, MarksTold::WhenOver);
        assert_eq!(refusal(house.office.marks(&li, &attempt, Lang::En).await), Refusal::MarksWithheld { at: None });
        house.office.resume_exam(&trainer, &slug("mock"), "来电").await.unwrap();
        house.office.hand_in(&wang, &late).await.unwrap();
        assert_eq!(house.office.marks(&li, &attempt, Lang::En).await.unwrap().marks.total, Points::whole(4));
    }

    async fn a_window_that_is_open_somewhere_is_not_over(house: House) {
        house.showing(r#"after-window = ["marks"]"#).await;
        let li = house.candidate("T1").await;
        house.candidate_in("T2", "Berlin").await;
        house.office.set_team_zone(&OPERATOR, "Berlin", Some("Europe/Berlin")).await.unwrap();
        let attempt = house.sit(&li, "mock", right).await;
        house.clock.set(END);
        let page = house.office.handed_in(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!(page.told, MarksTold::At { at: END.plus_ms(6 * HOUR) });
        house.clock.set(END.plus_ms(6 * HOUR));
        assert!(house.office.marks(&li, &attempt, Lang::En).await.is_ok());
    }

    async fn while_marks_are_withheld_nothing_a_candidate_sees_depends_on_them(house: House) {
        for shown in [r#"after-window = ["marks", "solutions"]"#, r#"never = ["marks"]"#] {
            house.clock.set(MORNING);
            house.showing(shown).await;
            let number = shown.len();
            let (li, wang) = (house.candidate(&format!("L{number}")).await, house.candidate(&format!("W{number}")).await);
            let (failed, passed) = (house.sit(&li, "mock", wrong).await, house.sit(&wang, "mock", right).await);
            let (one, other) = (house.everything(&li, &failed).await, house.everything(&wang, &passed).await);
            let names = |text: &str| text.replace(&li.name, "NAME").replace(&wang.name, "NAME");
            assert_eq!(names(&one), names(&other), "{shown}");
            assert!(!one.contains("\"passed\":true") && !one.contains("\"total\":\"4\""), "{one}");
            let home = house.office.home(&wang, Lang::En).await.unwrap();
            let card = home.attempts.iter().find(|card| card.id == passed).unwrap();
            assert_eq!((card.state, card.passed, card.total, card.max), (AttemptState::Closed, None, None, None));
            let exam = home.exams.iter().find(|card| card.exam == slug("mock")).unwrap();
            assert_eq!((exam.best, exam.passed, exam.attempts_used), (None, false, 1));
            let refused = house.office.report_question(&wang, &passed, 0, ("x", Lang::En)).await;
            assert_eq!(refusal(refused), Refusal::NoSuchQuestion);
            // Who leads them sees the outcome at once.
            let admin = house.viewer(&format!("A{number}"), Role::Administrator, None).await;
            let record = house.office.record(&admin, &wang.person, Lang::En).await.unwrap();
            assert_eq!(record.attempts[0].card.passed, Some(true));
        }
    }

    async fn every_attempt_counts_towards_the_limit_where_marks_are_withheld(house: House) {
        house.showing(r#"after-window = ["marks"]"#).await;
        let li = house.candidate("T1").await;
        for _ in 0..2 {
            house.sit(&li, "mock", right).await;
        }
        let again = house.office.start(&li, &slug("mock"), Lang::En).await;
        assert_eq!(refusal(again), Refusal::NoAttemptsLeft { allowed: 2 });
        house.clock.advance(DAY);
        let again = house.office.start(&li, &slug("mock"), Lang::En).await;
        assert_eq!(refusal(again), Refusal::NoAttemptsLeft { allowed: 2 });
    }

    async fn a_late_answer_to_a_withheld_exam_is_decided_about_and_tells_nothing(house: House) {
        house.showing(r#"after-window = ["marks"]"#).await;
        let (trainer, li) = (house.viewer("C1", Role::Trainer, None).await, house.candidate("T1").await);
        let attempt = house.sit(&li, "mock", wrong).await;
        let sheet_place = 0;
        assert!(house.save(&li, &attempt, entry("phone", 1, 90, sheet_place, &[])).await.is_err());
        let verdict = office::LateVerdict::Leave;
        house.office.decide_answer(&trainer, (&li.person, &attempt), 5, verdict, "没有断网").await.unwrap();
        let page = house.office.handed_in(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!(page.kept[0].decision.as_ref().map(|one| one.counted), Some(false));
        assert!(page.kept[0].counts.is_none() && page.kept[0].entered.is_empty());
    }

    async fn an_exam_that_opens_a_gate_cannot_withhold_its_marks(house: House) {
        let windows = r#"window = [{ from = "2026-08-01 08:00", until = "2026-08-01 18:00" }]"#;
        let on_track = edited(|text| {
            text.replace(OLD, &format!("{windows}\nshown = {{ after-window = [\"marks\"] }}"))
                .replace("exams = [\"cert\"]", "exams = [\"cert\", \"mock\"]")
        });
        let faults = house.office.load_content(&OPERATOR, on_track.path()).await.unwrap().unwrap_err();
        let told: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.file.as_str(), fault.code.as_str())).collect();
        assert_eq!(told, [("tracks/agent.toml", "marks-withheld-gate")]);
        let certification = edited(|text| text.replace("minutes = 30", &format!("minutes = 30\n{windows}")).replace(
            r#"fail = ["topics", "rules", "own-answers"]"#, r#"after-window = ["marks"], fail = ["own-answers"]"#));
        let faults = house.office.load_content(&OPERATOR, certification.path()).await.unwrap().unwrap_err();
        assert_eq!((faults[0].file.as_str(), faults[0].code.as_str()), ("exams/cert.toml", "marks-withheld-gate"));
    }
}

#[tokio::test]
async fn the_paper_of_a_withheld_exam_is_not_read_again() {
    let house = House::on_sqlite().await;
    house.showing(r#"after-window = ["marks"]"#).await;
    let li = house.candidate("T1").await;
    let attempt = house.sit(&li, "mock", right).await;
    let sheet = house.sheet(&li, &attempt).await;
    assert_eq!(items(&sheet).count(), 0);
}
