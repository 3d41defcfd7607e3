//! Questions are measured by how people answer them, and drawn by that.

use engine::{Lang, Refusal};
use office::views::{PlanCell, QuestionCard, ShownDifficulty};
use office::{MeasuredTurn, Role, Viewer};

use crate::exam_room::{items, right, slug, wrong};
use crate::house::{DAY, House, MINUTE, OPERATOR, refusal};
use crate::studio::{changed, saved};

impl House {
    async fn measure(&self) -> MeasuredTurn {
        self.office.measure_questions().await.unwrap()
    }

    /// Answers of so many people who got this share of the points, in percent, as if they had been counted.
    async fn answered(&self, slugs: &[&str], answers: u32, percent: u32) {
        let (names, got) = (slugs.join("', '"), answers * percent * 100);
        self.tamper(&format!(
            "INSERT INTO facility (question_version_id, answers, got) SELECT v.id, {answers}, {got} FROM question_version v \
             JOIN question q ON q.id = v.question_id WHERE v.state = 'approved' AND q.slug IN ('{names}') \
             ON CONFLICT (question_version_id) DO UPDATE SET answers = excluded.answers, got = excluded.got"
        ))
        .await;
    }

    async fn card(&self, trainer: &Viewer, name: &str) -> QuestionCard {
        let page = self.office.edit_question(trainer, &slug("greeting"), &slug(name), Lang::En).await.unwrap();
        page.question.unwrap()
    }

    async fn first_cell(&self, trainer: &Viewer) -> PlanCell {
        let page = self.office.exam_plan(trainer, &slug("cert"), Lang::En).await.unwrap();
        assert_eq!(page.card.shortages, []);
        page.sections[0].cells[0].clone()
    }

    /// The singles of a new paper that are no red lines.
    async fn singles(&self, staff_no: &str) -> Vec<u32> {
        let viewer = self.candidate(staff_no).await;
        let attempt = self.start(&viewer, "cert").await;
        let sheet = self.sheet(&viewer, &attempt).await;
        let stems: String = items(&sheet).map(|item| item.face.stem.as_str()).collect();
        (1..=8).filter(|number| stems.contains(&format!("第{number}题选"))).collect()
    }

    async fn all_replay(&self) {
        assert_eq!(self.office.verify_draws(&OPERATOR, None, None).await.unwrap().findings, []);
    }

    async fn counted(&self) -> (i64, i64) {
        let answers = self.count("SELECT CAST(coalesce(sum(answers), 0) AS BIGINT) FROM facility").await;
        (answers, self.count("SELECT CAST(coalesce(sum(got), 0) AS BIGINT) FROM facility").await)
    }
}

on_both! {
    async fn the_first_answer_to_a_question_counts_in_exams_and_mocks_only(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        house.sit(&li, "mock", right).await;
        assert_eq!(house.measure().await, MeasuredTurn { people: 1, changed: 0 });
        assert_eq!(house.counted().await, (4, 40_000));
        assert_eq!(house.measure().await, MeasuredTurn::default(), "nothing is counted twice");
        // Seven mocks of four questions: each of the 20 that are no red lines is met, some of them again.
        for _ in 0..6 {
            house.clock.advance(MINUTE);
            house.sit(&li, "mock", wrong).await;
        }
        let drill = house.start(&li, "drill").await;
        house.office.hand_in(&li, &drill).await.unwrap();
        let running = house.start(&wang, "cert").await;
        assert_eq!(house.measure().await.people, 1, "neither practice nor what still runs");
        assert_eq!(house.counted().await.0, 20);
        house.office.hand_in(&wang, &running).await.unwrap();
        house.measure().await;
        assert_eq!(house.counted().await.0, 28);
        assert_eq!(house.count("SELECT CAST(max(answers) AS BIGINT) FROM facility").await, 2);
    }

    async fn what_is_annulled_or_graded_again_is_counted_anew(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let first = house.sit(&li, "mock", right).await;
        house.clock.advance(MINUTE);
        for _ in 0..6 {
            house.sit(&li, "mock", wrong).await;
        }
        house.measure().await;
        let (answers, before) = house.counted().await;
        assert_eq!(answers, 20);
        house.tamper(&format!("UPDATE attempt SET state = 'annulled' WHERE id = '{first}'")).await;
        assert_eq!(house.measure().await.people, 1);
        let (answers, after) = house.counted().await;
        // The last two mocks repeated some: those of the annulled attempt that they have were met there first now.
        assert!((16..=20).contains(&answers) && after < before, "{answers} answers, {before} before, {after} after");
        house.tamper(&format!("UPDATE attempt SET state = 'closed' WHERE id = '{first}'")).await;
        house.measure().await;
        assert_eq!(house.counted().await, (20, before), "back again");
        let old = format!("FROM marks WHERE attempt_id = '{first}' AND number = 1");
        house.tamper(&format!(
            "INSERT INTO marks (id, attempt_id, number, reason, graded_at, graded_by, total, max, passed, body) \
             SELECT 'again', attempt_id, 2, reason, graded_at, graded_by, 0, max, passed, replace(body, '\"points\":100', '\"points\":0') {old}"
        )).await;
        house.tamper(&format!("UPDATE marks_sum SET marks_id = 'again' WHERE attempt_id = '{first}'")).await;
        assert_eq!(house.measure().await.people, 1);
        let (answers, regraded) = house.counted().await;
        assert_eq!((answers, before - regraded), (20, 40_000), "four answers that were right are wrong");
    }

    async fn a_question_shows_its_difficulty_and_what_answers_say(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        assert_eq!(house.card(trainer, "multi-1").await.shown, None);
        house.answered(&["multi-1"], 29, 100).await;
        house.answered(&["multi-2"], 40, 70).await;
        house.answered(&["multi-3"], 40, 95).await;
        assert_eq!(house.measure().await.changed, 0, "29 are not enough, 70 % is middling, and 95 % of 40 might be 84 % of all");
        house.answered(&["multi-1"], 30, 100).await;
        assert_eq!(house.measure().await.changed, 1);
        assert_eq!(house.measure().await, MeasuredTurn::default());
        let card = house.card(trainer, "multi-1").await;
        assert_eq!(card.difficulty, 2, "what the author says stays");
        let ShownDifficulty { answers, share, low, difficulty, .. } = card.shown.unwrap();
        assert_eq!((answers, share, difficulty), (30, 1.0, Some(1)));
        assert!(low > 0.85);
        let other = house.card(trainer, "multi-2").await.shown.unwrap();
        assert_eq!((other.answers, other.difficulty), (40, None));
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'content.measured'").await, 1);
        // A new text has to be measured anew.
        let texts = crate::studio::texts("multi-1", "改过的").into_iter().map(|(lang, text)| (lang, text.replace("difficulty=1", ".multi difficulty=2"))).collect();
        saved(&house.office, trainer, office::views::Draft { texts, ..changed("multi-1", 1, "") }).await;
        assert_eq!(house.card(trainer, "multi-1").await.shown, None);
    }

    async fn measured_difficulty_takes_the_place_of_the_authors_at_every_server(house: House) {
        house.furnish().await;
        let (trainer, there) = (&house.viewer("P1", Role::Trainer, None).await, house.second_office().await);
        house.singles("T1").await;
        assert_eq!(house.first_cell(trainer).await.have, 8);
        let hard = ["single-4", "single-5", "single-6", "single-7", "single-8"];
        house.answered(&hard, 40, 10).await;
        assert_eq!(there.measure_questions().await.unwrap().changed, 5);
        assert_eq!(house.singles("T2").await, [1, 2, 3], "only these are easy");
        let cell = house.first_cell(trainer).await;
        assert_eq!((cell.have, cell.by_author, cell.holds()), (3, None, 3));
        house.all_replay().await;
        // They turn out to be easy after all: the author was right.
        house.answered(&hard, 400, 95).await;
        assert_eq!(there.measure_questions().await.unwrap().changed, 5);
        assert_eq!(house.first_cell(trainer).await.have, 8);
        assert_eq!(house.count("SELECT count(*) FROM measured_difficulty WHERE until_revision IS NULL").await, 0);
        house.clock.advance(DAY);
        house.singles("T3").await;
        house.all_replay().await;
    }

    async fn what_measured_difficulty_cannot_fill_goes_by_the_authors_and_says_so(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let hard = ["single-3", "single-4", "single-5", "single-6", "single-7", "single-8"];
        house.answered(&hard, 40, 10).await;
        house.measure().await;
        let cell = house.first_cell(trainer).await;
        assert_eq!((cell.need, cell.have, cell.by_author, cell.holds()), (3, 2, Some(8), 8));
        assert_eq!(house.singles("T1").await.len(), 3);
        let by_author = "SELECT count(*) FROM draw_record WHERE record LIKE '%\"basis\":\"author\"%'";
        assert_eq!(house.count(by_author).await, 1);
        let draws = office::views::DrawsAsked { count: 3, number: Some(1) };
        assert_eq!(house.office.draw_papers(&OPERATOR, &slug("cert"), draws, Lang::En).await.unwrap().by_author, 1);
        // Even the authors' difficulty does not suffice when all but two are gone.
        for name in hard {
            house.office.retire_question(trainer, (&slug("greeting"), &slug(name)), "太难", Lang::En).await.unwrap();
        }
        let viewer = house.candidate("T2").await;
        let refused = refusal(house.office.start(&viewer, &slug("cert"), Lang::En).await);
        assert!(matches!(refused, Refusal::BankTooSmall { need: 3, have: 2, .. }), "{refused:?}");
        house.all_replay().await;
    }
}
