//! What the department does: use-cases over the engine and the store. Each verb and query stands on [`Office`] and
//! starts with who is looking.
#![allow(dead_code, unused_imports)] // while it is being built

mod office;

mod chance;
mod clock;
mod failure;
mod ids;
mod viewer;

mod events;
mod passwords;
mod people;
mod sessions;
mod throttle;

mod secrets;
mod store;

pub use chance::Chance;
pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
pub use failure::{Breakage, Failure, Outcome};
pub use ids::{ApiTokenId, AttemptId, CertificateId, PersonId, SessionId, TeamId};
pub use people::{NewPerson, PersonAdded};
pub use office::{Office, OpenError, Settings};
pub use sessions::{Invited, SignIn, SignedIn};
pub use viewer::{Operator, Role, Roles, Viewer};
