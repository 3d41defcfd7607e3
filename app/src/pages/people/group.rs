//! Groups of people, as a reader chooses them.

use engine::Lang;
use office::views::desk::Progress;

use crate::look::Choice;
use crate::names;

/// Those that the overview has no other name for.
const GROUPS: [&str; 10] = [
    "meant-for",
    "sat",
    "sat-first",
    "first-passed",
    "first-failed",
    "ever-passed",
    "never-passed",
    "may-work",
    "may-not-work",
    "ending",
];

/// Everything that can be chosen: first how far people are, then what they have sat, then their gate.
pub(super) fn choices(lang: Lang) -> Vec<Choice> {
    let steps = Progress::ALL.into_iter().map(|step| (step.as_str().to_owned(), names::progress(lang, step)));
    let groups = GROUPS.into_iter().map(|group| (group.to_owned(), words(lang, group)));
    steps.chain(groups).collect()
}

/// What stands above a list.
pub(super) fn title(lang: Lang, who: Option<&str>, topic: Option<&str>) -> String {
    if let Some(topic) = topic {
        return say!(lang, "people-weak", topic = topic.to_owned());
    }
    let who = who.unwrap_or_default();
    Progress::parse(who).map_or_else(|| words(lang, who), |step| names::progress(lang, step))
}

fn words(lang: Lang, group: &str) -> String {
    match group {
        "meant-for" => say!(lang, "people-meant-for"),
        "sat" => say!(lang, "people-sat"),
        "sat-first" => say!(lang, "people-sat-first"),
        "first-passed" => say!(lang, "people-first-passed"),
        "first-failed" => say!(lang, "people-first-failed"),
        "ever-passed" => say!(lang, "people-ever-passed"),
        "never-passed" => say!(lang, "people-never-passed"),
        "may-work" => say!(lang, "desk-may-work"),
        "may-not-work" => say!(lang, "desk-may-not-work"),
        "ending" => say!(lang, "desk-ending", days = super::super::figures::ENDING_DAYS),
        _ => say!(lang, "people-everybody"),
    }
}
