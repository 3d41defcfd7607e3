//! Content as text: what trainers keep in files that Git can diff. Every parser goes through the whole file and
//! collects all faults; it never stops at the first.

mod bank;
mod chapter;
#[cfg(feature = "keys")]
mod compare;
mod date;
#[cfg(feature = "keys")]
mod exam;
#[cfg(feature = "keys")]
mod exam_shown;
mod fault;
mod fault_code;
mod front_matter;
mod hints;
mod limits;
mod parts;
#[cfg(feature = "keys")]
mod quantity;
#[cfg(feature = "keys")]
mod sitting;
#[cfg(feature = "keys")]
mod toml_file;
#[cfg(feature = "keys")]
mod track;
mod window;

pub use bank::{Bank, BankQuestion, parse_bank};
pub use chapter::{Chapter, Rule, parse_chapter};
#[cfg(feature = "keys")]
pub use compare::{check_against_handbook, compare_languages};
#[cfg(feature = "keys")]
pub use exam::Exam;
pub(crate) use fault::Faults;
pub use fault::{Fault, Level};
pub use fault_code::FaultCode;
pub use limits::Limits;
#[cfg(feature = "keys")]
pub use track::{Phase, Track};
pub use window::{LocalMinute, NoMinute, Window};

pub(crate) use date::is_date;
pub(crate) use parts::unclosed_fence;
#[cfg(feature = "keys")]
pub(crate) use quantity::{Quantity, numbers_of};
