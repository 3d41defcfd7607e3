//! All doors in one list, and the router made of them: those for people from `app`, those for programs from here.

use app::desk::Desk;
use app::doors::{self, Door, Speaks};
use axum::{Extension, Router};

use crate::{api, edge, files};

pub use crate::api::Stopping;
pub use crate::edge::Edge;
pub use crate::files::Shelf;

/// What this process adds to the desk.
#[derive(Clone, Debug)]
pub struct Own {
    /// What happens around every request.
    pub edge: Edge,
    /// Where the browser's files come from.
    pub shelf: Shelf,
    /// Whether the process is about to stop.
    pub stopping: Stopping,
}

/// Every way into the house: what is not in this list does not exist.
#[must_use]
pub fn all() -> Vec<Door> {
    [doors::all(), for_programs()].concat()
}

/// The doors that are not for people.
fn for_programs() -> Vec<Door> {
    vec![
        Door::program("/healthz", api::alive),
        Door::program("/readyz", api::ready),
        Door::program("/.well-known/jwks.json", api::jwks),
        Door::program("/api/v1/gate", api::gate),
        Door::program("/metrics", api::metrics),
        Door::program("/pkg/{file}", files::file),
    ]
}

/// The house with all its doors.
pub fn router(desk: Desk, own: Own) -> Router {
    let measures = edge::Measures::new();
    let turns = edge::Turns::new();
    let with_own = |door: Door| {
        if door.speaks != Speaks::Program {
            return door;
        }
        let own = (Extension(own.shelf.clone()), Extension(own.stopping.clone()), Extension(measures.clone()));
        door.behind(|handler| handler.layer(own))
    };
    let doors = all().into_iter().map(|door| edge::careful(turns.before(with_own(door)))).collect();
    edge::around(doors::router(desk, doors), &own.edge, measures)
}
