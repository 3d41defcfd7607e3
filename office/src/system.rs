//! How the installation itself is doing, for those who run it: facts, and what is wrong in a closed list.

mod clock_watch;
mod content;

use engine::{Lang, Moment};
use serde::Serialize;

use crate::backup::LastBackup;
use crate::store::DatabaseKind;
use crate::{Office, Outcome, Role, Viewer, events, settings};
pub use clock_watch::ClockJump;
pub(crate) use clock_watch::ClockWatch;
pub use content::Untranslated;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A backup older than this is too old.
const BACKUP_DAYS: i64 = 3;
/// Events are sealed every half minute; when the oldest has waited this long, nobody seals.
const SEAL_MS: i64 = 10 * MINUTE_MS;
/// A jump of the clock is told of for so long.
const JUMP_DAYS: i64 = 7;
/// Less room than this is too little for a day of exams.
const ROOM_BYTES: u64 = 1 << 30;
/// And so is less than this part of the disk, in per cent.
const ROOM_PER_CENT: u64 = 5;

/// How the installation is doing.
#[derive(Debug, Clone, Serialize)]
pub struct SystemState {
    /// Which kind of database it has.
    pub database: DatabaseKind,
    /// How large that is.
    pub bytes: u64,
    /// Free room beside it, where that can be seen from here.
    pub room: Option<Room>,
    /// The steps that brought it up to date, in their order.
    pub steps: Vec<SchemaStep>,
    /// The last backup; none, if never.
    pub last_backup: Option<LastBackup>,
    /// The present moment by the office's clock.
    pub now: Moment,
    /// The zone the department counts its days in.
    pub zone: String,
    /// The department's languages, its own first.
    pub languages: Vec<Lang>,
    /// What waits.
    pub waiting: Waiting,
    /// The oldest event under no seal.
    pub unsealed_since: Option<Moment>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Room on a disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Room {
    /// What is free.
    pub free: u64,
    /// What there is.
    pub whole: u64,
}

/// A step of the tables that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SchemaStep {
    /// Its name.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// How much waits in this server's queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Jobs for the writer.
    pub writer: u64,
    /// Passwords.
    pub passwords: u64,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Problem {
    /// There has never been a backup.
    NoBackup,
    /// The last backup is old.
    OldBackup {
        /// How many whole days.
        days: i64,
    },
    /// The disk is nearly full.
    LittleRoom(Room),
    /// Nobody seals the audit log.
    Unsealed {
        /// Since when.
        since: Moment,
    },
    /// Content is missing in a language of the department.
    Untranslated(Untranslated),
    /// The clock jumped.
    ClockJumped(ClockJump),
    /// This is a demonstration.
    Demonstration,
    /// Passwords cross the network unprotected. Whoever listens for connections knows this.
    PlainHttp,
    /// Others of the machine may read the secret. Whoever has read the file knows this.
    SecretReadable,
}

impl Office {
    /// How the installation is doing.
    ///
    /// # Errors
    /// `NotAllowed` for whoever is no administrator.
    pub async fn system(&self, viewer: &Viewer) -> Outcome<SystemState> {
        viewer.require(Role::Administrator)?;
        let db = self.store.read();
        let department = settings::department(db).await?;
        let mut state = SystemState {
            database: self.store.kind(),
            bytes: self.store.bytes().await?,
            room: self.store.room(),
            steps: self.store.steps().await?,
            last_backup: self.last_backup().await?,
            now: self.now(),
            zone: department.zone,
            languages: department.languages,
            waiting: self.waiting(),
            unsealed_since: events::oldest_open(db).await?,
            problems: Vec::new(),
        };
        let jump = self.last_clock_jump().await?;
        let untranslated = content::untranslated(db, &state.languages).await?;
        state.problems = self.problems(&state, jump, untranslated);
        Ok(state)
    }

    /// What waits in this server's queues.
    pub(crate) fn waiting(&self) -> Waiting {
        Waiting { writer: self.store.waiting(), passwords: self.hashing.waiting() }
    }

    fn problems(&self, state: &SystemState, jump: Option<ClockJump>, lacking: Vec<Untranslated>) -> Vec<Problem> {
        let age = state.last_backup.as_ref().map(|backup| state.now.minus(backup.at) / DAY_MS);
        let backup = match age {
            None => Some(Problem::NoBackup),
            Some(days) if days >= BACKUP_DAYS => Some(Problem::OldBackup { days }),
            Some(_) => None,
        };
        // Nobody needs a copy of a demonstration.
        let backup = backup.filter(|_| !self.is_demonstration());
        let demonstration = self.is_demonstration().then_some(Problem::Demonstration);
        let room = state.room.filter(|room| room.free < ROOM_BYTES || room.free < room.whole / 100 * ROOM_PER_CENT);
        let unsealed = state.unsealed_since.filter(|since| state.now.minus(*since) > SEAL_MS);
        let jump = jump.filter(|jump| state.now.minus(jump.at) < JUMP_DAYS * DAY_MS);
        demonstration
            .into_iter()
            .chain(backup)
            .chain(room.map(Problem::LittleRoom))
            .chain(unsealed.map(|since| Problem::Unsealed { since }))
            .chain(jump.map(Problem::ClockJumped))
            .chain(lacking.into_iter().map(Problem::Untranslated))
            .collect()
    }
}
