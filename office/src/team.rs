//! Where people stand at their posts, and what those who lead them confirm.

mod posts;
mod sign_off;

pub use posts::PostState;
