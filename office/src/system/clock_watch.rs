use std::sync::{Mutex, PoisonError};

use engine::Moment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::events::{self, Actor, Note};
use crate::store::entity::attempt;
use crate::{Office, Outcome, Stopwatch, settings};

/// The setting that remembers the last jump.
const LAST: &str = "clock-jump";
/// A clock that is put right little by little never is this far off between two looks.
const JUMP_MS: i64 = 2_000;

/// The clock beside a stopwatch, which nobody can set.
#[derive(Debug, Default)]
pub(crate) struct ClockWatch(Mutex<Option<(Moment, Stopwatch)>>);

/// The clock went ahead or back, or the machine slept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockJump {
    /// When it was noticed, by the clock afterwards.
    pub at: Moment,
    /// How far, in milliseconds; negative when it went back.
    pub ms: i64,
}

impl ClockWatch {
    /// How much further the clock went than time did since the last look.
    fn look(&self, now: Moment) -> i64 {
        let mut before = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((at, stopwatch)) = before.replace((now, Stopwatch::start())) else { return 0 };
        let passed = (stopwatch.seconds() * 1e3) as i64;
        now.minus(at) - passed
    }
}

impl Office {
    /// Holds the machine's clock against a stopwatch; a jump is counted and written into the log of events. Where the office
    /// has a clock that is guarded, no attempt feels it: a jump is followed when nobody sits an exam that has a deadline, and
    /// what a clock is put right by little by little at once. To be called every few seconds.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn watch_clock(&self) -> Outcome<()> {
        let (now, strays) = (self.now(), self.clock.strays());
        let ms = self.clock_watch.look(now.plus_ms(strays));
        if strays != 0 && (strays.abs() < JUMP_MS || !self.is_sat().await?) {
            self.clock.follow();
        }
        // The clock of a demonstration is moved on purpose.
        if ms.abs() < JUMP_MS || self.is_demonstration() {
            return Ok(());
        }
        tracing::warn!(ms, "the clock jumped, or the machine slept");
        self.store.measures().jumped();
        let (chance, told) = (self.chance.clone(), serde_json::to_string(&ClockJump { at: now, ms })?);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let note = Note::new(now, Actor::Office, "clock.jumped", "clock");
                    events::note(tx, &chance, Note { after: Some(told.clone()), ..note }).await?;
                    settings::put(tx, LAST, told).await
                })
            })
            .await
    }

    /// Whether somebody sits an exam that has a deadline.
    async fn is_sat(&self) -> Outcome<bool> {
        let timed =
            attempt::Entity::find().filter(attempt::is_open()).filter(attempt::Column::DeadlineAt.is_not_null());
        Ok(timed.one(self.store.read()).await?.is_some())
    }

    pub(super) async fn last_clock_jump(&self) -> Outcome<Option<ClockJump>> {
        let told = settings::get(self.store.read(), LAST).await?;
        Ok(told.map(|told| serde_json::from_str(&told)).transpose()?)
    }
}
