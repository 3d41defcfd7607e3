//! The engine from outside: what its users see of it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod banks;
#[cfg(feature = "keys")]
mod craft;
mod draw_fairness;
mod draw_properties;
mod draw_refusals;
mod faults;
#[cfg(feature = "keys")]
mod grade_properties;
#[cfg(feature = "keys")]
mod grading;
#[cfg(feature = "keys")]
mod policies;
mod rendering;
mod sample;
mod sealed;
#[cfg(feature = "keys")]
mod settings;
#[cfg(feature = "keys")]
mod shipped;
#[cfg(feature = "keys")]
mod sitting;
