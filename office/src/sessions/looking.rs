//! Who looks, and what they find the department to be. With every request the database is asked, in one statement for all
//! who gathered, at least whether what was found before is still so.

mod known;
mod rows;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::{Moment, Refusal};
use known::Known;
use rows::find;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::lane::{Lane, Waiting};
use crate::secrets::token_hash;
use crate::store::Store;
use crate::store::entity::session;
use crate::{Breakage, Department, Failure, Office, Outcome, SessionId, Viewer};

/// "Last seen" is written at most this often: looking must not cost a write.
const SEEN_EVERY_MS: i64 = 10 * 60_000;

/// How long a look may take, with what is asked again.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a look is tried that loses its connection.
const TRIES: u32 = 3;

/// Where looks wait for each other: every page and every save begins with one.
pub(crate) type Looks = Lane<Asked, Look>;

/// Who asks: the hash of a token, and when.
#[derive(Debug)]
pub(crate) struct Asked {
    hash: String,
    now: Moment,
}

/// What a request finds: who looks, and the department as it has set itself up by now.
#[derive(Debug)]
pub struct Look {
    /// Nobody, when the session has ended, was idle for 12 hours or is a week old, or the person has left.
    pub viewer: Option<Viewer>,
    /// Nothing, when it has not set itself up.
    pub department: Option<Arc<Department>>,
}

/// The same, and whether it is long ago that the session was noted as in use.
struct Looked {
    look: Look,
    unnoted: bool,
}

/// Opens the lane.
pub(crate) fn open(store: Arc<Store>) -> Looks {
    let known = Arc::new(Mutex::new(Known::default()));
    Lane::open(move |gathered| answer(gathered, Arc::clone(&store), Arc::clone(&known)))
}

impl Office {
    /// Who holds this token. What was taken away before is gone: roles and teams are those of now.
    ///
    /// # Errors
    /// Only when something broke, or too many look at once.
    pub async fn viewer(&self, token: &str) -> Outcome<Option<Viewer>> {
        Ok(self.look(token).await?.viewer)
    }

    /// Who holds this token, and the department.
    ///
    /// # Errors
    /// Only when something broke, or too many look at once.
    pub async fn look(&self, token: &str) -> Outcome<Look> {
        self.looks.ask(Asked { hash: token_hash(token), now: self.now() }).await
    }
}

/// Answers what gathered.
async fn answer(gathered: Vec<Waiting<Asked, Look>>, store: Arc<Store>, known: Arc<Mutex<Known>>) {
    let asked: Vec<&Asked> = gathered.iter().map(|one| &one.call).collect();
    let looked = patiently(PATIENCE, || looked(store.read(), &known, &asked)).await;
    let mut looked = looked.map(Vec::into_iter);
    for one in gathered {
        let looked = match &mut looked {
            Ok(looked) => looked.next().ok_or_else(|| Breakage::new("a look found nothing").into()),
            Err(failure) => Err(failure.clone()),
        };
        if let Ok(Looked { look: Look { viewer: Some(viewer), .. }, unnoted: true }) = &looked {
            note_seen(&store, viewer.session.clone(), one.call.now);
        }
        // Whoever asked may have gone.
        let _gone = one.sender.send(looked.map(|looked| looked.look));
    }
}

/// Asks for those who are not known, and for all when what was known has changed.
async fn looked(db: &impl ConnectionTrait, known: &Mutex<Known>, asked: &[&Asked]) -> Outcome<Vec<Looked>> {
    let known = || known.lock().unwrap_or_else(PoisonError::into_inner);
    let unknown = known().unknown(asked);
    let found = find(db, &unknown).await?;
    if let Some(looked) = known().answer(asked, found) {
        return Ok(looked);
    }
    let all: Vec<(i32, &Asked)> = (0..).zip(asked.iter().copied()).collect();
    let found = find(db, &all).await?;
    Ok(known().answer(asked, found).ok_or_else(|| Breakage::new("a look found nothing"))?)
}

/// Asks again what a lost connection did not answer, and waits for none for ever: everybody who looks would wait with it.
async fn patiently<T, F>(patience: Duration, ask: impl Fn() -> F) -> Outcome<T>
where
    F: Future<Output = Outcome<T>>,
{
    let tries = async {
        for _ in 1..TRIES {
            match ask().await {
                Err(Failure::Broke(breakage)) if breakage.is_worth_a_retry() => {}
                outcome => return outcome,
            }
        }
        ask().await
    };
    let busy = |_too_long| Err(Refusal::Busy { retry_after_s: 1 }.into());
    tokio::time::timeout(patience, tries).await.unwrap_or_else(busy)
}

fn note_seen(store: &Arc<Store>, session: SessionId, now: Moment) {
    store.write_aside(move |tx| {
        Box::pin(async move {
            session::Entity::update_many()
                .col_expr(session::Column::SeenAt, Expr::value(now.0))
                .filter(session::Column::Id.eq(session.as_str()))
                .exec(tx)
                .await?;
            Ok(())
        })
    });
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::sync::atomic::{AtomicU32, Ordering};

    use sea_orm::sqlx::Error;
    use sea_orm::{DbErr, RuntimeErr};

    use super::*;

    #[tokio::test]
    async fn a_look_that_hangs_is_given_up() {
        let looked: Outcome<()> = patiently(Duration::ZERO, std::future::pending).await;
        assert!(matches!(looked, Err(Failure::Refused(Refusal::Busy { .. }))), "{looked:?}");
    }

    #[tokio::test]
    async fn a_lost_connection_is_asked_again_and_another_fault_is_not() {
        let asked = async |lost: u32, fault: fn() -> DbErr| {
            let tries = AtomicU32::new(0);
            let ask =
                || async { if tries.fetch_add(1, Ordering::Relaxed) < lost { Err(fault().into()) } else { Ok(()) } };
            (patiently(PATIENCE, ask).await.is_ok(), tries.load(Ordering::Relaxed))
        };
        let gone = || DbErr::Conn(RuntimeErr::SqlxError(Error::Io(ErrorKind::BrokenPipe.into()).into()));
        assert_eq!(asked(2, gone).await, (true, 3));
        assert_eq!(asked(9, gone).await, (false, 3));
        assert_eq!(asked(9, || DbErr::Custom("nonsense".to_owned())).await, (false, 1));
    }
}
