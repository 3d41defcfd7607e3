//! The small views that pages are made of. Each is one file and has its style in `style/`.

mod area;
mod blank;
mod button;
mod chart;
mod choose;
mod converted;
mod empty;
mod field;
mod form;
mod head;
mod long_text;
mod notice;
mod opening;
mod pill;
mod prose;
mod seal;
mod table;
mod when;

pub use area::*;
pub use blank::*;
pub use button::*;
pub use chart::*;
pub use choose::*;
pub use converted::*;
pub use empty::*;
pub use field::*;
pub use form::*;
pub use head::*;
pub use long_text::*;
pub use notice::*;
pub use opening::*;
pub use pill::*;
pub use prose::*;
pub use seal::*;
pub use table::*;
pub use when::*;
