use std::sync::Arc;

use engine::Fault;

use super::Shelf;

impl Shelf {
    /// What the check said of a version of a question on this ground, when this process has checked it before.
    pub(crate) fn faults_at_hand(&self, version: &str, ground: &str) -> Option<Arc<Vec<Fault>>> {
        self.0.faults.get(&(version.to_owned(), ground.to_owned()))
    }

    /// Keeps what the check said: it says the same as long as version and ground are the same.
    pub(crate) fn keep_faults(&self, version: &str, ground: &str, faults: Vec<Fault>) -> Arc<Vec<Fault>> {
        self.0.faults.put((version.to_owned(), ground.to_owned()), faults)
    }
}
