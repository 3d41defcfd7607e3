//! Windows: an exam that may be begun at certain times only, by the clock on the wall of whoever sits it.

use engine::{Lang, Moment, Refusal};
use office::views::WindowCard;
use office::{Accommodation, NewPerson, Outcome, Role, Viewer};

use crate::content::edited;
use crate::exam_room::slug;
use crate::house::{DAY, HOUR, House, MINUTE, MORNING, OPERATOR, PASSWORD, newcomer, refusal};

const WINDOWS: &str = r#"minutes = 10
window = [
  { from = "2026-08-02 09:00", until = "2026-08-02 18:00" },
  { from = "2026-08-04 09:00", until = "2026-08-04 18:00" },
]"#;

impl House {
    /// The fixture with windows for the mock exam.
    async fn with_windows(&self, more: &str) {
        let windows = format!("{WINDOWS}{more}");
        let changed = edited(|text| text.replace("minutes = 10", &windows));
        self.office.load_content(&OPERATOR, changed.path()).await.unwrap().unwrap();
    }

    async fn in_team(&self, staff_no: &str, team: &str) -> Viewer {
        let person = NewPerson { posts: vec![slug("agent")], ..newcomer(staff_no, Role::Trainee, Some(team)) };
        let added = self.office.add_person(&OPERATOR, person).await.unwrap();
        self.office.set_first_password(&added.one_time_link_token.unwrap(), PASSWORD).await.unwrap();
        self.signed_in(staff_no).await.viewer
    }

    async fn begin(&self, viewer: &Viewer) -> Outcome<office::AttemptId> {
        self.office.start(viewer, &slug("mock"), Lang::En).await
    }
}

on_both! {
    async fn an_exam_begins_in_its_windows_only_and_the_refusal_says_when_the_next_opens(house: House) {
        house.with_windows("").await;
        let li = house.candidate("T1").await;
        let (first, second) = (MORNING.plus_ms(DAY), MORNING.plus_ms(3 * DAY));
        let window = |from: Moment| WindowCard { from, until: from.plus_ms(9 * HOUR) };
        let briefing = house.office.briefing(&li, &slug("mock"), Lang::En).await.unwrap();
        assert_eq!(briefing.windows, [window(first), window(second)]);
        assert_eq!((briefing.may_start, briefing.cut_at), (Err(Refusal::OpensAt { at: first }), None));
        let home = house.office.home(&li, Lang::En).await.unwrap();
        assert_eq!(home.exams.iter().find(|card| card.exam == slug("mock")).unwrap().window, Some(window(first)));
        for (now, expect) in [
            (first.plus_ms(-1), Some(Refusal::OpensAt { at: first })),
            (first, None),
            (first.plus_ms(9 * HOUR - 1), None),
            (first.plus_ms(9 * HOUR), Some(Refusal::OpensAt { at: second })),
            (second.plus_ms(MINUTE), None),
            (second.plus_ms(9 * HOUR), Some(Refusal::WindowsOver)),
        ] {
            house.clock.set(now);
            match (house.begin(&li).await, expect) {
                (Ok(id), None) => {
                    let left = house.office.remaining(&li, &id).await.unwrap().remaining_ms;
                    assert_eq!(left, Some(10 * MINUTE), "who has begun has the full time");
                    house.office.hand_in(&li, &id).await.unwrap();
                }
                (outcome, expect) => assert_eq!(Some(refusal(outcome)), expect),
            }
        }
        assert_eq!(house.count("SELECT count(*) FROM exam_version WHERE source LIKE '%window = [%'").await, 1);
    }

    async fn an_attempt_ends_with_its_window_where_the_exam_says_so_extra_time_or_not(house: House) {
        house.with_windows("\nends-with-window = true").await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let li = house.candidate("T1").await;
        let until = MORNING.plus_ms(DAY + 9 * HOUR);
        let asked = Accommodation { percent: 50, from: String::new(), until: String::new() };
        house.office.accommodate(&admin, &li.person, asked, "阅读障碍").await.unwrap();
        for (before, lasts, cut) in [(HOUR, 15, None), (15 * MINUTE, 15, None), (12 * MINUTE, 12, Some(until)), (MINUTE, 1, Some(until))] {
            house.clock.set(until.plus_ms(-before));
            let briefing = house.office.briefing(&li, &slug("mock"), Lang::En).await.unwrap();
            assert_eq!((briefing.ends_with_window, briefing.cut_at), (true, cut));
            let id = house.begin(&li).await.unwrap();
            assert_eq!(house.office.remaining(&li, &id).await.unwrap().remaining_ms, Some(lasts * MINUTE));
            house.office.hand_in(&li, &id).await.unwrap();
        }
    }

    async fn a_team_in_a_zone_of_its_own_has_the_windows_by_its_own_clock(house: House) {
        house.with_windows("").await;
        let li = house.in_team("T1", "Berlin").await;
        let wang = house.in_team("T2", "晨光组").await;
        assert_eq!(refusal(house.office.set_team_zone(&li, "Berlin", Some("Europe/Berlin")).await), Refusal::NotAllowed);
        let bad = house.office.set_team_zone(&OPERATOR, "Berlin", Some("Mars")).await;
        assert_eq!(refusal(bad), Refusal::BadRequest { field: "zone".to_owned() });
        assert_eq!(refusal(house.office.set_team_zone(&OPERATOR, "nobody", None).await), Refusal::NotFound);
        for _ in 0..2 {
            house.office.set_team_zone(&OPERATOR, "Berlin", Some("Europe/Berlin")).await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'team.zone-set'").await, 1);
        // Nine in Berlin is six hours later in summer.
        let at = MORNING.plus_ms(DAY);
        house.clock.set(at);
        assert_eq!(refusal(house.begin(&li).await), Refusal::OpensAt { at: at.plus_ms(6 * HOUR) });
        house.begin(&wang).await.unwrap();
        assert_eq!(house.signed_in("T1").await.viewer.zone.as_deref(), Some("Europe/Berlin"));
        let looked = house.office.viewer(&house.signed_in("T1").await.token).await.unwrap().unwrap();
        assert_eq!(looked.zone.as_deref(), Some("Europe/Berlin"));
        house.office.set_team_zone(&OPERATOR, "Berlin", None).await.unwrap();
        house.begin(&li).await.unwrap();
    }
}
