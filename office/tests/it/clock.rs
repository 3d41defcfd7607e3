//! The machine's clock is put ahead or back in the middle of an exam: it is noticed, and nobody's time changes.

use std::sync::Arc;

use engine::{Lang, Moment, Refusal};
use office::views::ClosedBy;
use office::{ApiScope, Chance, Clock, FixedClock, GuardedClock, Office};

use crate::exam_room::entry;
use crate::house::{DAY, HOUR, House, MINUTE, MORNING, OPERATOR, refusal};

/// An office whose clock is guarded, the machine's clock, and what nobody can set.
struct Guarded {
    office: Office,
    wall: Arc<FixedClock>,
    steady: Arc<FixedClock>,
}

impl Guarded {
    async fn of(house: &House) -> Self {
        let (wall, steady) = (Arc::new(FixedClock::at(MORNING)), Arc::new(FixedClock::at(Moment(0))));
        let clock = Arc::new(GuardedClock::new(Arc::clone(&wall), Arc::clone(&steady)));
        let office = Office::open(house.settings.clone(), clock, Chance::from_seed([3; 32])).await.unwrap();
        office.watch_clock().await.unwrap();
        Self { office, wall, steady }
    }

    /// Time goes by, on both.
    fn pass(&self, ms: i64) {
        self.wall.advance(ms);
        self.steady.advance(ms);
    }
}

on_both! {
    async fn a_clock_that_jumps_ends_and_prolongs_no_attempt(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let guarded = Guarded::of(&house).await;
        let (office, end) = (&guarded.office, MORNING.plus_ms(30 * MINUTE));
        let attempt = office.start(&li, &crate::exam_room::slug("cert"), Lang::ZhHans).await.unwrap();
        for (jumps, jump) in [(1, HOUR), (2, DAY), (3, -2 * DAY), (4, -HOUR)] {
            guarded.pass(5 * MINUTE);
            guarded.wall.advance(jump);
            office.watch_clock().await.unwrap();
            assert_eq!(office.sweep().await.unwrap(), 0);
            let remaining = office.remaining(&li, &attempt).await.unwrap();
            assert_eq!((remaining.deadline, remaining.remaining_ms), (Some(end), Some(30 * MINUTE - jumps * 5 * MINUTE)));
            let sequence = u32::try_from(jumps).unwrap();
            office.save(&li, &attempt, entry("phone", sequence.min(2) - 1, sequence, 0, &[0])).await.unwrap();
            assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'clock.jumped'").await, jumps);
        }
        guarded.pass(10 * MINUTE);
        assert_eq!(refusal(office.save(&li, &attempt, entry("phone", 1, 9, 0, &[1])).await), Refusal::TimeIsUp);
        let marks = office.marks(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((marks.closed_at, marks.closed_by), (end, ClosedBy::Time));
        // Nobody sits any more: now the hour may be that of the machine.
        assert_ne!(office.now(), guarded.wall.now());
        office.watch_clock().await.unwrap();
        assert_eq!(office.now(), guarded.wall.now());
        let token = office.make_token(&OPERATOR, "monitoring", ApiScope::Reports).await.unwrap();
        let caller = office.api_caller(&token).await.unwrap();
        assert!(office.measures(&caller).await.unwrap().contains("passgate_clock_jumps_total 5"), "that time passes without waiting is one, too");
    }

    async fn a_clock_that_is_put_right_little_by_little_is_followed_at_once(house: House) {
        let guarded = Guarded::of(&house).await;
        guarded.pass(MINUTE);
        guarded.wall.advance(900);
        guarded.office.watch_clock().await.unwrap();
        assert_eq!(guarded.office.now(), guarded.wall.now());
    }
}
