use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::doors::{Audience, Door, Speaks};
use app::trouble::Trouble;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use office::Failure;
use tokio::sync::Semaphore;

/// How many reports are made at once: most of the connections that read stay free for those who sit an exam.
const AT_ONCE: usize = 2;
/// How many wait for their turn; more are told to come back.
const WAITING: usize = 16;
/// When to come back.
const RETRY_AFTER_S: u32 = 5;

/// The turns in which reports are made. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Turns {
    free: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
}

impl Turns {
    pub(crate) fn new() -> Self {
        Self::of(AT_ONCE, WAITING)
    }

    fn of(at_once: usize, most_waiting: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(at_once)), waiting: Arc::default(), most_waiting }
    }

    /// The door, with a turn before it where it leads to a report: a page for those who lead, train or administer. Whatever
    /// a candidate needs, and whatever changes something, never waits here.
    pub(crate) fn before(&self, door: Door) -> Door {
        let for_staff = matches!(door.audience, Audience::Leads | Audience::Trains | Audience::Administers);
        if door.speaks != Speaks::Page || !for_staff {
            return door;
        }
        let turns = self.clone();
        door.behind(|handler| handler.route_layer(from_fn_with_state(turns, in_turn)))
    }
}

/// One of those that wait, counted as long as it is there.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn in_turn(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    let before = turns.waiting.fetch_add(1, Ordering::Relaxed);
    let waiting = Waiting(&turns.waiting);
    let turn = match turns.free.try_acquire() {
        Ok(turn) => Ok(turn),
        Err(_) if before >= turns.most_waiting => Err(()),
        Err(_) => turns.free.acquire().await.map_err(drop),
    };
    drop(waiting);
    match turn {
        Ok(_turn) => next.run(request).await,
        Err(()) => {
            let busy: Failure = Refusal::Busy { retry_after_s: RETRY_AFTER_S }.into();
            Trouble::from(busy).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn asked(turns: &Turns, gate: &Arc<Semaphore>) -> Response {
        let gate = Arc::clone(gate);
        let handler = get(move || async move { gate.acquire().await.map(drop).map_err(|_| "closed") });
        let router = Router::new().route("/", handler).route_layer(from_fn_with_state(turns.clone(), in_turn));
        router.oneshot(Request::new(Body::empty())).await.unwrap()
    }

    fn is_shed(response: &Response) -> bool {
        response.extensions().get::<Trouble>().is_some()
    }

    #[tokio::test]
    async fn one_report_is_made_one_waits_and_the_next_is_told_to_come_back() {
        let (turns, gate) = (Turns::of(1, 1), Arc::new(Semaphore::new(0)));
        let begin = || {
            tokio::spawn({
                let (turns, gate) = (turns.clone(), Arc::clone(&gate));
                async move { asked(&turns, &gate).await }
            })
        };
        let (first, second) = (begin(), begin());
        while turns.free.available_permits() > 0 || turns.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        assert!(is_shed(&asked(&turns, &gate).await));
        gate.add_permits(1);
        assert!(!is_shed(&first.await.unwrap()) && !is_shed(&second.await.unwrap()));
        assert_eq!(turns.waiting.load(Ordering::Relaxed), 0);
        assert!(!is_shed(&asked(&turns, &gate).await), "and now there is room again");
    }

    #[tokio::test]
    async fn who_goes_away_while_waiting_leaves_the_place_to_the_next() {
        let (turns, gate) = (Turns::of(1, 1), Arc::new(Semaphore::new(0)));
        let held = turns.free.acquire().await.unwrap();
        let gone = tokio::spawn({
            let (turns, gate) = (turns.clone(), Arc::clone(&gate));
            async move { asked(&turns, &gate).await }
        });
        while turns.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        gone.abort();
        assert!(gone.await.is_err());
        assert_eq!(turns.waiting.load(Ordering::Relaxed), 0);
        drop(held);
    }

    #[test]
    fn only_pages_for_staff_take_turns() {
        let turns = Turns::new();
        let holders = || Arc::strong_count(&turns.free);
        let before = holders();
        let doors: Vec<Door> = app::doors::all().into_iter().map(|door| turns.before(door)).collect();
        let staff = |door: &&Door| {
            door.speaks == Speaks::Page
                && matches!(door.audience, Audience::Leads | Audience::Trains | Audience::Administers)
        };
        assert!(holders() > before, "their doors hold the turns");
        assert!(doors.iter().filter(staff).count() > 10);
    }
}
