//! What an import makes due is issued after it, for a few people at a time: the writer is everybody's.

use std::sync::Arc;

use engine::Moment;

use crate::certificates::{Desk, consider};
use crate::people::import::{Does, ImportColumn, PlannedRow};
use crate::store::Store;
use crate::{Breakage, Office, Outcome, PersonId};

/// People who are considered in one job.
const AT_ONCE: usize = 20;

/// Whether a row moves somebody on at a post; names, teams and languages do not.
pub(super) fn moves_on(row: &PlannedRow) -> bool {
    let days = [ImportColumn::Post, ImportColumn::From, ImportColumn::Until];
    row.does == Does::Returns || row.changes.iter().any(|change| days.contains(&change.what))
}

impl Office {
    /// Issues the certificates of people who have moved on. The import is done whatever comes of it; who is left out by a
    /// failure, which is logged, is considered again with their next step.
    pub(super) async fn issue_due(&self, people: Vec<PersonId>, now: Moment) {
        // A task of its own: it goes on when whoever sent the file does not wait.
        let all = tokio::spawn(issue_all(Arc::clone(&self.store), self.desk(), people, now));
        if let Err(error) = all.await {
            let _logged = Breakage::new(error);
        }
    }
}

async fn issue_all(store: Arc<Store>, desk: Desk, people: Vec<PersonId>, now: Moment) {
    for some in people.chunks(AT_ONCE) {
        let (desk, some) = (desk.clone(), some.to_vec());
        let issued: Outcome<()> = store
            .write(move |tx| {
                Box::pin(async move {
                    for person in &some {
                        consider(tx, &desk, person, now).await?;
                    }
                    Ok(())
                })
            })
            .await;
        if issued.is_err() {
            tracing::warn!(people = people.len(), "certificates after an import were not all considered");
        }
    }
}
