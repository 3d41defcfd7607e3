//! Exams before anybody sits them.

use engine::{Lang, Mode, Refusal};
use office::Role;
use office::views::Seed;

use crate::content::edited;
use crate::exam_room::slug;
use crate::house::{DAY, House, OPERATOR, refusal};

on_both! {
    async fn an_exam_says_what_it_needs_and_what_there_is(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let plans = house.office.exam_plans(trainer, Lang::En).await.unwrap();
        let told: Vec<_> = plans.iter().map(|one| (one.exam.as_str(), one.mode, one.questions, one.posts.len())).collect();
        assert_eq!(told, [
            ("cert", Mode::Certification, 8, 1),
            ("drill", Mode::Practice, 3, 0),
            ("mock", Mode::Mock, 4, 0),
        ]);
        assert!(plans.iter().all(|one| one.shortages.is_empty()));
        let page = house.office.exam_plan(trainer, &slug("cert"), Lang::En).await.unwrap();
        let cells = page.sections.iter().flat_map(|section| &section.cells);
        assert_eq!(cells.map(|cell| (cell.need, cell.have)).collect::<Vec<_>>(), [(3, 8), (1, 4), (2, 6), (2, 6)]);
        assert_eq!((page.attempts, page.pause_hours, page.pass.total_percent), (2, 24, 80));
        assert_eq!(page.sections[0].cells[0].topic_title, "Greeting");
        assert_eq!(refusal(house.office.exam_plan(trainer, &slug("none"), Lang::En).await), Refusal::NotFound);
    }

    async fn what_there_is_respects_posts_dates_and_use_as_the_draw_does(house: House) {
        let changed = edited(|text| {
            let text = text.replace("{#boolean-1 ", "{#boolean-1 valid-until=2026-07-31 ");
            let text = text.replace("{#boolean-2 ", "{#boolean-2 valid-until=2026-08-01 ");
            text.replace("{#boolean-3 ", "{#boolean-3 posts=clerk ").replace("{#boolean-4 ", "{#boolean-4 use=practice ")
        });
        let clerk = std::fs::read_to_string(changed.path().join("tracks/agent.toml")).unwrap();
        let clerk = clerk.replace("\"agent\"", "\"clerk\"").replace("exams = [\"cert\"]", "exams = [\"mock\"]");
        std::fs::write(changed.path().join("tracks/clerk.toml"), clerk).unwrap();
        house.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let have = async || house.office.exam_plan(trainer, &slug("cert"), Lang::En).await.unwrap().sections[2].cells[0].have;
        assert_eq!(have().await, 3);
        house.clock.advance(DAY);
        assert_eq!(have().await, 2, "one of them was good until yesterday");
        house.clock.advance(DAY);
        let trainer = &house.viewer("P2", Role::Trainer, None).await;
        let bank = slug("greeting");
        let short = house.office.retire_question(trainer, (&bank, &slug("boolean-5")), "旧", Lang::En).await.unwrap();
        assert!(matches!(short[0].refusal, Refusal::BankTooSmall { section: 3, need: 2, have: 1, .. }), "{short:?}");
        let sample = house.office.sample_paper(trainer, &slug("cert"), None, Lang::En).await;
        assert!(matches!(refusal(sample), Refusal::BankTooSmall { section: 3, .. }));
    }

    async fn a_sample_paper_has_keys_repeats_by_its_seed_and_leaves_nothing(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let sample = async |seed: Option<Seed>| house.office.sample_paper(trainer, &slug("cert"), seed, Lang::En).await.unwrap();
        let first = sample(None).await;
        assert_eq!(first.sections.iter().map(|section| section.items.len()).collect::<Vec<_>>(), [4, 2, 2]);
        for item in first.sections.iter().flat_map(|section| &section.items) {
            let good = |text: &str| text.contains("good");
            if item.kind != engine::QuestionType::Boolean {
                let ticks: Vec<bool> = item.face.choices.iter().map(|choice| good(choice.as_str())).collect();
                assert_eq!(item.solution.ticks, ticks, "the key stands in the order of the paper: {}", item.slug);
            }
        }
        let names = |paper: &office::views::SamplePaper| -> Vec<String> {
            paper.sections.iter().flat_map(|section| &section.items).map(|item| item.slug.to_string()).collect()
        };
        let again = sample(Some(first.seed.to_string().parse().unwrap())).await;
        assert_eq!(names(&again), names(&first));
        let other = sample(None).await;
        assert_ne!(names(&other), names(&first), "by chance, another one");
        for rows in ["attempt", "attempt_item", "draw_record"] {
            assert_eq!(house.count(&format!("SELECT count(*) FROM {rows}")).await, 0, "{rows}");
        }
        assert!("12".parse::<Seed>().is_err() && "zz".repeat(32).parse::<Seed>().is_err());
    }
}
