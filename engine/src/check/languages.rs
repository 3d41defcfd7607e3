//! What is written in one language and not in another.

use std::collections::{BTreeMap, BTreeSet};

use super::{Stock, entry::fault};
use crate::{Chapter, Fault, FaultCode, Lang, Slug};

/// Banks and chapters that lack a language which other banks or chapters have, and rules that one language of a chapter
/// has and another has not. That questions correspond, `compare_languages` sees.
pub(super) fn missing(stock: &Stock<'_>) -> Vec<Fault> {
    let banks = stock.banks.iter().map(|bank| (&bank.bank, bank.language, bank.file.as_str()));
    let chapters = stock.handbook.iter().map(|chapter| (&chapter.chapter, chapter.language, chapter.file.as_str()));
    let mut faults = incomplete(banks);
    faults.extend(incomplete(chapters));
    faults.extend(differing_rules(&stock.handbook));
    faults
}

fn incomplete<'s>(files: impl Iterator<Item = (&'s Slug, Lang, &'s str)>) -> Vec<Fault> {
    let mut topics: BTreeMap<&Slug, BTreeMap<Lang, &str>> = BTreeMap::new();
    for (topic, language, file) in files {
        topics.entry(topic).or_default().insert(language, file);
    }
    let languages: BTreeSet<Lang> = topics.values().flat_map(|files| files.keys().copied()).collect();
    let mut faults = Vec::new();
    for files in topics.values() {
        for language in languages.iter().filter(|language| !files.contains_key(language)) {
            let file = files.values().next().copied().unwrap_or_default();
            faults.push(fault(file, 1, FaultCode::MissingLanguage, language.as_str()));
        }
    }
    faults
}

fn differing_rules(handbook: &[&Chapter]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, chapter) in handbook.iter().enumerate() {
        let Some(first) = handbook[..index].iter().find(|first| first.chapter == chapter.chapter) else { continue };
        let ids = |chapter: &Chapter| chapter.rules.iter().map(|rule| rule.id.clone()).collect::<BTreeSet<_>>();
        for id in ids(first).symmetric_difference(&ids(chapter)) {
            faults.push(fault(&chapter.file, 1, FaultCode::LanguagesDiffer, format!("#{}", id.slug())));
        }
    }
    faults
}
