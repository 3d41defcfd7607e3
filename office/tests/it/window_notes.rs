//! What a page notes of its window: kept once, bounded, shown as facts, and nobody's business but theirs.

use engine::{Lang, Noted, Refusal};
use office::views::Absence;
use office::{AttemptId, Outcome, Role, Viewer, WindowNote};

use crate::content::edited;
use crate::exam_room::right;
use crate::house::{House, MORNING, OPERATOR, refusal};

const NOTING: &str = "[sitting]\nnotes = true\n\n[title]\nzh-Hans = \"上岗考试\"";

fn note(number: u32, kind: Noted, lasted_ms: Option<u32>) -> WindowNote {
    WindowNote { number, kind, ago_ms: 500, lasted_ms }
}

impl House {
    async fn noting(&self) -> (Viewer, AttemptId) {
        let changed = edited(|text| text.replace("[title]\nzh-Hans = \"上岗考试\"", NOTING));
        self.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
        let li = self.candidate("T1").await;
        let attempt = self.start(&li, "cert").await;
        (li, attempt)
    }

    async fn note(&self, viewer: &Viewer, attempt: &AttemptId, notes: &[WindowNote]) -> Outcome<()> {
        self.office.note_window(viewer, attempt, "page", notes.to_vec()).await
    }

    async fn noted(&self) -> i64 {
        self.count("SELECT count(*) FROM attempt_note").await
    }
}

on_both! {
    async fn leaving_and_coming_back_are_told_with_the_times_of_both_clocks(house: House) {
        let (li, attempt) = house.noting().await;
        let left = note(1, Noted::Left, None);
        house.note(&li, &attempt, &[left]).await.unwrap();
        house.clock.advance(12_000);
        let back = note(2, Noted::Back, Some(11_400));
        house.note(&li, &attempt, &[left, back, note(3, Noted::Pasted, None)]).await.unwrap();
        house.note(&li, &attempt, &[left, back]).await.unwrap();
        house.clock.advance(1_000);
        house.note(&li, &attempt, &[note(4, Noted::Left, None)]).await.unwrap();
        assert_eq!(house.noted().await, 4, "what is sent again stands once");
        house.office.hand_in(&li, &attempt).await.unwrap();
        let notes = house.office.marks(&li, &attempt, Lang::En).await.unwrap().noted.unwrap();
        let first = Absence { at: MORNING, received_ms: Some(12_000), said_ms: Some(11_400) };
        let second = Absence { at: MORNING.plus_ms(13_000), received_ms: None, said_ms: None };
        assert_eq!((notes.left.as_slice(), notes.said_ms(), notes.full), ([first, second].as_slice(), 11_400, false));
        assert_eq!((notes.pasted.as_slice(), notes.copied.len()), ([MORNING.plus_ms(12_000)].as_slice(), 0));
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let record = house.office.record(&admin, &li.person, Lang::En).await.unwrap();
        assert_eq!(record.attempts[0].noted.as_ref(), Some(&notes), "those who lead see the same");
    }

    async fn nonsense_is_refused_and_the_number_is_bounded(house: House) {
        let (li, attempt) = house.noting().await;
        let other = house.candidate("T2").await;
        assert_eq!(refusal(house.note(&other, &attempt, &[note(1, Noted::Left, None)]).await), Refusal::NotFound);
        let day = 24 * 60 * 60 * 1000;
        let many: Vec<_> = (1..=21).map(|number| note(number, Noted::Copied, None)).collect();
        for nonsense in [
            vec![],
            many.clone(),
            vec![note(0, Noted::Left, None)],
            vec![note(1, Noted::Left, Some(1))],
            vec![note(1, Noted::Back, None)],
            vec![note(1, Noted::Back, Some(day + 1))],
            vec![WindowNote { ago_ms: day + 1, ..note(1, Noted::Copied, None) }],
        ] {
            let told = house.note(&li, &attempt, &nonsense).await;
            assert_eq!(refusal(told), Refusal::BadRequest { field: "notes".to_owned() }, "{nonsense:?}");
        }
        let device = house.office.note_window(&li, &attempt, "a device", vec![note(1, Noted::Left, None)]).await;
        assert_eq!(refusal(device), Refusal::BadRequest { field: "device".to_owned() });
        assert_eq!(house.noted().await, 0);
        for some in 0..30 {
            let notes: Vec<_> = (1..=20).map(|number| note(some * 20 + number, Noted::Copied, None)).collect();
            house.note(&li, &attempt, &notes).await.unwrap();
        }
        assert_eq!(house.noted().await, 500);
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert!(house.office.marks(&li, &attempt, Lang::En).await.unwrap().noted.unwrap().full);
        assert_eq!(refusal(house.note(&li, &attempt, &[note(9_999, Noted::Left, None)]).await), Refusal::AlreadyHandedIn);
    }

    async fn an_exam_that_notes_nothing_takes_nothing_and_shows_no_list(house: House) {
        let (li, _) = house.noting().await;
        let mock = house.start(&li, "mock").await;
        assert_eq!(refusal(house.note(&li, &mock, &[note(1, Noted::Left, None)]).await), Refusal::NotFound);
        house.office.hand_in(&li, &mock).await.unwrap();
        assert_eq!(house.office.marks(&li, &mock, Lang::En).await.unwrap().noted, None);
    }

    async fn notes_change_no_marks_and_go_with_the_person(house: House) {
        let (li, _) = house.noting().await;
        let wang = house.candidate("T2").await;
        let attempt = house.start(&wang, "cert").await;
        house.note(&wang, &attempt, &[note(1, Noted::Left, None), note(2, Noted::Pasted, None)]).await.unwrap();
        house.sit(&wang, "cert", right).await;
        assert!(house.office.marks(&wang, &attempt, Lang::En).await.unwrap().marks.passed);
        let own = house.start(&li, "cert").await;
        house.note(&li, &own, &[note(1, Noted::Left, None)]).await.unwrap();
        house.office.erase_person(&OPERATOR, "T2").await.unwrap();
        assert_eq!(house.noted().await, 1, "nobody else's");
    }
}
