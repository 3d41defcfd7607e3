use std::collections::BTreeMap;

use engine::{Exam, Practised, Readiness, Slug, readiness};
use sha2::{Digest, Sha256};

use super::{Shelf, topics};

impl Shelf {
    /// How an exam may be expected to go for somebody who has practised so much; none while too little is known. Thousands of
    /// papers are simulated for it, and the same facts give the same: who opens a page again does not pay again.
    pub(crate) fn readiness(&self, plan: &Exam, practised: &BTreeMap<Slug, Practised>) -> Option<Readiness> {
        let asked = topics(plan);
        let facts: Vec<_> = practised.iter().filter(|(topic, _)| asked.contains(topic.as_str())).collect();
        if facts.len() < asked.len() || facts.iter().any(|(_, known)| !known.is_enough()) {
            return None;
        }
        let name: [u8; 32] = Sha256::digest(format!("{:?}", (&plan.blueprint, &plan.pass, facts))).into();
        if let Some(known) = self.0.estimates.get(&name) {
            return Some(*known);
        }
        let told = readiness(&plan.blueprint, &plan.pass, practised).ok()?;
        Some(*self.0.estimates.put(name, told))
    }
}
