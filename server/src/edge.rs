//! What happens around every request, whatever door it goes through.

mod address;
mod headers;
mod log;
mod measures;
mod pack;
mod rescue;
mod shed;

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

pub(crate) use measures::Measures;
pub(crate) use rescue::rescued;
pub(crate) use shed::Turns;

/// What the edge needs to know.
#[derive(Clone, Debug)]
pub struct Edge {
    /// People come by https, so browsers may be told to come no other way.
    pub https: bool,
    /// Whose X-Forwarded-For is believed.
    pub proxies: Arc<[IpAddr]>,
    /// Begins each request id, so that those of two servers differ.
    pub mark: Arc<str>,
}

/// Puts the edge around all doors. What comes later in this list sees the request earlier.
pub(crate) fn around(doors: Router, edge: &Edge, measures: Measures) -> Router {
    doors
        .layer(from_fn(pack::pack))
        .layer(from_fn_with_state(edge.https, headers::headers))
        .layer(from_fn_with_state(log::Count::new(&edge.mark, measures), log::log))
        .layer(from_fn_with_state(Arc::clone(&edge.proxies), address::address))
}
