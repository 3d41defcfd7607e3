//! The doors for programs: JSON, and a bearer token instead of a session.

mod bearer;
mod gate;
mod health;
mod jwks;
mod metrics;
mod refused;

use bearer::bearer;
pub(crate) use gate::{gate, written};
pub use health::Stopping;
pub(crate) use health::{alive, ready};
pub(crate) use jwks::jwks;
pub(crate) use metrics::metrics;
pub(crate) use refused::Refused;
