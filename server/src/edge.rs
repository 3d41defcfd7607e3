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
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

pub(crate) use measures::Measures;
pub(crate) use rescue::careful;
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

/// What stands around all doors. It is one layer and not one for each thing: a request copies every layer that it has yet
/// to pass, at each that it passes.
struct Ring {
    edge: Edge,
    count: log::Count,
}

/// Puts the edge around all doors.
pub(crate) fn around(doors: Router, edge: &Edge, measures: Measures) -> Router {
    let ring = Ring { edge: edge.clone(), count: log::Count::new(&edge.mark, measures) };
    doors.layer(from_fn_with_state(Arc::new(ring), pass))
}

async fn pass(State(ring): State<Arc<Ring>>, mut request: Request, next: Next) -> Response {
    address::address(&ring.edge.proxies, &mut request);
    let inside = async |request: Request| {
        let packs = pack::packs(request.headers());
        let mut response = pack::pack(next.run(request).await, packs).await;
        headers::close(response.headers_mut(), ring.edge.https);
        response
    };
    log::log(&ring.count, request, inside).await
}
