//! Structured log lines on stderr. What is logged names routes, statuses and codes: never a person, a cookie, a query
//! string, an answer or a key.

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};
use crate::out;

/// Starts logging; a filter that cannot be read is said, and `info` taken.
pub(crate) fn start(log: &Log) {
    let filter = EnvFilter::try_new(&log.filter).unwrap_or_else(|problem| {
        out::talk(format_args!("passgate: log filter: {problem}"));
        EnvFilter::new("info")
    });
    // A log that cannot be written (a full disk) must not stop what it tells of: complaining about it on the same stream would.
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .log_internal_errors(false);
    let started = match log.format {
        LogFormat::Text => lines.compact().try_init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
    };
    if let Err(problem) = started {
        out::talk(format_args!("passgate: no log: {problem}"));
    }
}
