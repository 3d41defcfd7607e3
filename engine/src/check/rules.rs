//! Whether every rule is asked about, and none too often.

use std::collections::BTreeMap;

use super::{Stock, entry::fault, thresholds::MOST_PER_RULE};
use crate::{Fault, FaultCode, RuleId};

/// Rules without a question, at the first chapter that has them, and rules with too many.
pub(super) fn check(stock: &Stock<'_>) -> Vec<Fault> {
    let entries = stock.first_entries();
    let mut cited: BTreeMap<&RuleId, Vec<_>> = BTreeMap::new();
    for entry in &entries {
        for rule in &entry.traits.rules {
            cited.entry(rule).or_default().push(entry);
        }
    }
    let mut faults = Vec::new();
    // The question that is one too many is the one to look at.
    for (rule, entries) in &cited {
        let extra = entries.get(MOST_PER_RULE);
        let detail = || format!("{rule}: {} > {MOST_PER_RULE}", entries.len());
        faults.extend(extra.map(|entry| entry.fault(FaultCode::CrowdedRule, detail())));
    }
    let mut seen: Vec<&RuleId> = Vec::new();
    let mut chapters = stock.handbook.clone();
    chapters.sort_by_key(|chapter| chapter.language);
    for chapter in chapters {
        for rule in chapter.rules.iter().filter(|rule| rule.examined && !cited.contains_key(&rule.id)) {
            if !seen.contains(&&rule.id) {
                seen.push(&rule.id);
                faults.push(fault(&chapter.file, rule.line, FaultCode::RuleWithoutQuestion, rule.id.to_string()));
            }
        }
    }
    faults
}
