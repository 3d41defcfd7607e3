use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::desk::Desk;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

/// Set once the process has been asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// From now on `/readyz` says no.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// `GET /healthz`: the process answers.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// `GET /readyz`: the database answers too, and the process is not about to stop.
pub(crate) async fn ready(
    State(desk): State<Desk>,
    Extension(stopping): Extension<Stopping>,
) -> (StatusCode, &'static str) {
    if stopping.0.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    if desk.office.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    }
}
