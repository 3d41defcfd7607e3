//! What the department does: use-cases over the engine and the store. Each verb and query stands on [`Office`] and
//! starts with who is looking.

mod office;

mod chance;
mod clock;
mod failure;
mod ids;
mod viewer;

mod demonstration;
mod people;
mod sessions;
mod settings;
mod team;
mod tokens;

mod content;
mod handbook;
mod home;

mod answers;
mod attempts;
mod closing;
mod exams;
mod marks;
mod practice;
mod sheet;

mod certificates;
mod gate;
mod passes;
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

pub mod views;

pub use certificates::{CertificateCard, CertificatePage, CertificateState, Verification};
pub use chance::Chance;
pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
pub use content::{Loaded, check_content, cover_content};
pub use demonstration::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, DemonstrationAccount};
pub use events::AuditState;
pub use failure::{Breakage, Failure, Outcome};
pub use gate::{GateAnswer, GateQuery, Reason};
pub use ids::{ApiTokenId, AttemptId, CertificateId, PersonId, SessionId, TeamId};
pub use office::{Office, OpenError, Settings};
pub use people::{NewPerson, PersonAdded};
pub use receipts::{Finding, Verified};
pub use sessions::{Invited, SignIn, SignedIn};
pub use settings::Department;
pub use team::{Member, PersonRecord, PostState};
pub use tokens::{ApiCaller, ApiScope};
pub use viewer::{Operator, Role, Roles, Viewer};
