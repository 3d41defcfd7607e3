//! The small views that pages are made of. Each is one file and has its style in `style/`.

mod area;
mod button;
mod chart;
mod choose;
mod empty;
mod field;
mod form;
mod head;
mod lines;
mod notice;
mod pick;
mod pill;
mod prose;
mod seal;
mod search_field;
mod table;
mod when;

pub use area::*;
pub use button::*;
pub use chart::*;
pub use choose::*;
pub use empty::*;
pub use field::*;
pub use form::*;
pub use head::*;
pub use lines::*;
pub use notice::*;
pub use pick::*;
pub use pill::*;
pub use prose::*;
pub use seal::*;
pub use search_field::*;
pub use table::*;
pub use when::*;
