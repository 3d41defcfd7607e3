//! What the department does: use-cases over the engine and the store. Each verb and query stands on [`Office`] and
//! starts with who is looking.

mod office;

mod chance;
mod clock;
mod failure;
mod ids;
mod lane;
mod stopwatch;
mod viewer;

mod backup;
mod demonstration;
mod measures;
mod people;
mod sessions;
mod settings;
mod system;
mod team;
mod tokens;

mod content;
mod handbook;
mod home;

mod accommodations;
mod answers;
mod attempts;
mod closing;
mod exams;
mod facility;
mod grants;
mod late;
mod marks;
mod notebook;
mod noted;
mod pauses;
mod practice;
mod readiness;
mod sections;
mod sheet;

mod studio;

mod certificates;
mod exported;
mod figures;
mod gate;
mod passes;
mod record;
mod standing;

mod calendar;
mod events;
mod leases;
mod passwords;
mod receipts;
mod secrets;
mod shelf;
mod signing;
mod store;
mod throttle;
mod traditional;
mod windows;

pub mod views;

pub use accommodations::Accommodation;
pub use backup::{Backup, BackupTrouble, Contents, Fault, LastBackup, LastReceipt, Restored};
pub use certificates::{
    CertificateCard, CertificatePage, CertificateState, Reissue, ReissueEnd, Reissued, Verification,
};
pub use chance::Chance;
pub use clock::{Clock, FixedClock, GuardedClock, MachineClock, ShiftedClock, SteadyClock, SystemClock};
pub use content::{
    Change as ContentChange, Difference, Exported, How, Importing, Inspection, Loaded, ReadingsTaken, Run, faces,
    inspect_content, take_readings,
};
pub use demonstration::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, DemonstrationAccount, Past};
pub use events::AuditState;
pub use exams::{DrawFinding, VerifiedDraws};
pub use facility::MeasuredTurn;
pub use failure::{Breakage, Failure, Outcome};
pub use figures::Search;
pub use gate::{GateAnswer, GateQuery, Reason};
pub use grants::{Extra, Form as GrantForm, Granted};
pub use ids::{ApiTokenId, AttemptId, CertificateId, GrantId, PersonId, ReportId, SessionId, TeamId};
pub use late::{Decided as LateDecided, Verdict as LateVerdict};
pub use noted::WindowNote;
pub use office::{Office, OpenError, Settings};
pub use pauses::{PauseBegun, PauseEnded};
pub use people::{
    Account, Assignment, By, Change, Choices, Does, Encoding, Farewell, Fault as ImportFault, ImportColumn, ImportEnd,
    ImportPlan, Imported, ImportedPerson, MOST_BYTES as MOST_IMPORTED_BYTES, MOST_ROWS as MOST_IMPORTED_ROWS,
    NewPerson, PeopleFilter, PeoplePage, PersonAdded, PersonRow, PersonState, PlaceInTeam, PlannedRow, PostHeld,
    Posting, TeamPlace, TeamRow, Wrong,
};
pub use receipts::{Finding, Receipted, ReceiptsFile, Verified};
pub use sessions::{Invited, Look, SessionCard, SignIn, SignedIn};
pub use settings::Department;
pub use shelf::{REPETITION, title};
pub use signing::{KeyState, SigningKeyCard};
pub use stopwatch::Stopwatch;
pub use store::DatabaseKind;
pub use system::{ClockJump, Problem, Room, SchemaStep, SystemState, Untranslated, Waiting};
pub use team::PostState;
pub use tokens::{ApiCaller, ApiScope, TokenCard};
pub use traditional::{for_reader, traditional};
pub use viewer::{Operator, Role, Roles, Viewer};
