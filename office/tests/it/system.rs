//! How the installation is doing: what is wrong is found, and told to administrators only.

use engine::{Lang, Refusal};
use office::{ApiScope, Department, Problem, Role, Untranslated, Viewer};

use crate::exam_room::{entry, items, right};
use crate::house::{DAY, HOUR, House, MINUTE, OPERATOR, refusal};

impl House {
    async fn problems(&self, viewer: &Viewer) -> Vec<Problem> {
        let found = self.office.system(viewer).await.unwrap().problems;
        // How full the disk of the machine is that runs this test is its own affair.
        found.into_iter().filter(|problem| !matches!(problem, Problem::LittleRoom(_))).collect()
    }
}

on_both! {
    async fn a_missing_and_an_old_backup_are_told_until_there_is_a_fresh_one(house: House) {
        let admin = house.viewer("C1", Role::Administrator, None).await;
        house.office.seal_events().await.unwrap();
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup]);
        let file = std::env::temp_dir().join(format!("passgate-system-{}", house.office.now().0 + i64::from(std::process::id())));
        let file = file.with_extension(if house.settings.database_url.starts_with("sqlite") { "a" } else { "b" });
        house.office.back_up(&OPERATOR, &file).await.unwrap();
        for ending in ["", ".json"] {
            std::fs::remove_file(format!("{}{ending}", file.display())).unwrap();
        }
        assert_eq!(house.problems(&admin).await, []);
        house.office.seal_events().await.unwrap();
        house.clock.advance(3 * DAY - MINUTE);
        assert_eq!(house.problems(&admin).await, []);
        house.clock.advance(MINUTE);
        assert_eq!(house.problems(&admin).await, [Problem::OldBackup { days: 3 }]);
    }

    async fn events_that_nobody_seals_are_told(house: House) {
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let since = house.office.now();
        house.clock.advance(10 * MINUTE);
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup]);
        house.clock.advance(1);
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup, Problem::Unsealed { since }]);
        house.office.seal_events().await.unwrap();
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup]);
    }

    async fn a_clock_that_jumps_is_noticed_either_way_and_forgotten_after_a_week(house: House) {
        let admin = house.viewer("C1", Role::Administrator, None).await;
        for _ in 0..3 {
            house.office.watch_clock().await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'clock.jumped'").await, 0);
        for ms in [HOUR, -2 * HOUR] {
            house.clock.advance(ms);
            house.office.watch_clock().await.unwrap();
            house.office.seal_events().await.unwrap();
            let found = house.problems(&admin).await;
            // Between two looks some milliseconds pass for real.
            let near = |told: i64| (told - ms).abs() < MINUTE;
            assert!(matches!(found[..], [Problem::NoBackup, Problem::ClockJumped(jump)] if near(jump.ms)), "{found:?}");
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'clock.jumped'").await, 2);
        house.clock.advance(7 * DAY);
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup]);
    }

    async fn content_that_is_missing_in_a_language_is_counted(house: House) {
        house.furnish().await;
        let admin = house.viewer("C1", Role::Administrator, None).await;
        house.office.seal_events().await.unwrap();
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup], "both languages are there");
        let languages = vec![Lang::ZhHans, Lang::ZhHant, Lang::En];
        house.office.set_department(&OPERATOR, Department { languages, ..Department::default() }).await.unwrap();
        let questions = house.count("SELECT count(*) FROM question").await;
        let lacking = Untranslated { language: Lang::ZhHant, questions, chapters: 1 };
        assert_eq!(house.problems(&admin).await, [Problem::NoBackup, Problem::Untranslated(lacking)]);
    }

    async fn a_department_sets_itself_up_and_the_log_tells_it_once(house: House) {
        let (admin, manager) =
            (house.viewer("C1", Role::Administrator, None).await, house.viewer("M1", Role::Manager, None).await);
        let ours = Department {
            name: [(Lang::En, " After Sales ".to_owned()), (Lang::ZhHant, "  ".to_owned())].into(),
            languages: vec![Lang::En, Lang::ZhHant, Lang::En],
            zone: "Europe/Berlin".to_owned(),
        };
        assert_eq!(refusal(house.office.set_department(&manager, ours.clone()).await), Refusal::NotAllowed);
        for _ in 0..2 {
            house.office.set_department(&admin, ours.clone()).await.unwrap();
        }
        let set = house.office.department().await.unwrap();
        assert_eq!(set.name.into_iter().collect::<Vec<_>>(), [(Lang::En, "After Sales".to_owned())]);
        assert_eq!((set.languages, set.zone.as_str()), (vec![Lang::En, Lang::ZhHant], "Europe/Berlin"));
        let told = format!("SELECT count(*) FROM event WHERE kind = 'department.set' AND actor = '{}'", admin.person);
        assert_eq!(house.count(&told).await, 1);
        let bad = [
            ("name", Department { name: [(Lang::En, " ".to_owned())].into(), ..ours.clone() }),
            ("name", Department { name: [(Lang::En, "x".repeat(65))].into(), ..ours.clone() }),
            ("language", Department { languages: Vec::new(), ..ours.clone() }),
            ("zone", Department { zone: "Mars/Olympus".to_owned(), ..ours.clone() }),
        ];
        for (field, asked) in bad {
            let refused = refusal(house.office.set_department(&admin, asked).await);
            assert_eq!(refused, Refusal::BadRequest { field: field.to_owned() });
        }
        assert_eq!(house.office.department().await.unwrap().zone, "Europe/Berlin");
    }

    async fn nobody_but_an_administrator_sees_it(house: House) {
        for (staff_no, role) in [("T1", Role::Trainee), ("R1", Role::Trainer), ("M1", Role::Manager)] {
            let viewer = house.viewer(staff_no, role, Some("晨光组")).await;
            assert_eq!(refusal(house.office.system(&viewer).await), Refusal::NotAllowed);
        }
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let state = house.office.system(&admin).await.unwrap();
        assert!(state.bytes > 10_000 && state.steps.len() > 1, "{state:?}");
    }

    async fn monitoring_reads_numbers_and_nobodys_name(house: House) {
        house.furnish().await;
        let li = house.candidate("A4711").await;
        let attempt = house.start(&li, "mock").await;
        let sheet = house.sheet(&li, &attempt).await;
        for (sequence, item) in (1..).zip(items(&sheet)) {
            house.save(&li, &attempt, entry("phone", sheet.epoch, sequence, item.place, &right(item))).await.unwrap();
        }
        let gate = house.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
        let gate = house.office.api_caller(&gate).await.unwrap();
        assert_eq!(refusal(house.office.measures(&gate).await), Refusal::NotAllowed);
        let reports = house.office.make_token(&OPERATOR, "monitoring", ApiScope::Reports).await.unwrap();
        let reports = house.office.api_caller(&reports).await.unwrap();
        let text = house.office.measures(&reports).await.unwrap();
        for line in ["passgate_saves_total{outcome=\"counts\"} 4", "passgate_attempts_open 1", "passgate_sessions 1"] {
            assert!(text.lines().any(|one| one == line), "{line} in\n{text}");
        }
        assert!(text.contains("passgate_commit_duration_seconds_bucket"), "{text}");
        for name in ["A4711", attempt.as_str(), li.person.as_str()] {
            assert!(!text.contains(name), "{name} in\n{text}");
        }
        house.clock.advance(DAY);
        assert_eq!(house.office.sweep().await.unwrap(), 1);
        let text = house.office.measures(&reports).await.unwrap();
        assert!(text.contains("passgate_attempts_swept_total 1\n") && text.contains("passgate_attempts_open 0\n"), "{text}");
    }
}
