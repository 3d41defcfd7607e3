use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::response::Response;
use engine::Refusal;
use futures_util::FutureExt;
use office::{Breakage, Failure};

/// Nothing here takes long; what does is stuck behind something.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is behind a door, with care taken of what panics or takes too long there: that ends like any other failure, never
/// as a silent connection.
///
/// # Errors
/// A breakage after a panic; `Busy` when what only reads took too long, `NotKnown` when what changes something did.
pub async fn rescued(only_reads: bool, answer: impl Future<Output = Response>) -> Result<Response, Failure> {
    within(PATIENCE, only_reads, answer).await
}

async fn within(
    patience: Duration,
    only_reads: bool,
    answer: impl Future<Output = Response>,
) -> Result<Response, Failure> {
    match tokio::time::timeout(patience, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(_)) => Err(Breakage::new("a handler panicked").into()),
        Err(_) => {
            tracing::warn!("took too long");
            // What only reads has changed nothing. Of anything else nobody here knows how far it came.
            Err(if only_reads { Refusal::Busy { retry_after_s: 5 }.into() } else { Refusal::NotKnown.into() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn broken() -> Response {
        panic!("MARK")
    }

    #[tokio::test]
    async fn a_panic_ends_as_a_breakage_that_says_nothing_of_its_cause() {
        let failure = rescued(true, broken()).await.unwrap_err();
        assert!(matches!(failure, Failure::Broke(_)) && !format!("{failure:?}").contains("MARK"), "{failure:?}");
    }

    #[tokio::test]
    async fn what_takes_too_long_is_only_said_to_be_undone_when_it_could_do_nothing() {
        let stuck = |only_reads| within(Duration::ZERO, only_reads, std::future::pending());
        let refusal = async |only_reads| match stuck(only_reads).await {
            Err(Failure::Refused(refusal)) => refusal.status(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refusal(true).await, 503);
        assert_eq!(refusal(false).await, 504);
    }
}
