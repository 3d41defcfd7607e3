//! How many requests came through which door, and how long they took: for the operator's monitoring.

use axum::http::{Method, StatusCode};
use office::Stopwatch;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

/// Method, the door's path as written in the program (never an address: it may hold an id or a token), and status. So
/// there are never more series than doors allow, whatever is asked for.
type Asked = [(&'static str, String); 3];
type Door = [(&'static str, String); 2];

/// Counts requests. Clones count together.
#[derive(Clone, Debug)]
pub(crate) struct Measures {
    requests: Family<Asked, Counter>,
    durations: Family<Door, Histogram, fn() -> Histogram>,
}

impl Measures {
    pub(crate) fn new() -> Self {
        // From half a millisecond to sixteen seconds.
        let durations = || Histogram::new(exponential_buckets(0.000_5, 2.0, 16));
        Self { requests: Family::default(), durations: Family::new_with_constructor(durations) }
    }

    /// A request was answered.
    pub(crate) fn answered(&self, method: &Method, door: &str, status: StatusCode, took: Stopwatch) {
        let method = match *method {
            Method::GET | Method::HEAD => "GET",
            Method::POST => "POST",
            _ => "other",
        };
        let door = [("method", method.to_owned()), ("door", door.to_owned())];
        self.durations.get_or_create(&door).observe(took.seconds());
        let [method, door] = door;
        self.requests.get_or_create(&[method, door, ("status", status.as_u16().to_string())]).inc();
    }

    /// What was counted, for a registry that is about to be written out.
    pub(crate) fn register(&self, registry: &mut Registry) {
        registry.register("requests", "Requests by door and status", self.requests.clone());
        let help = "From a request's head to the head of its answer";
        registry.register_with_unit("request_duration", help, Unit::Seconds, self.durations.clone());
    }
}
