//! What the words about people and their access are called.

use engine::Lang;
use office::{ApiScope, PersonState, TeamPlace};

/// As what somebody is in a team.
pub(crate) fn place(lang: Lang, place: TeamPlace) -> String {
    match place {
        TeamPlace::Regular => say!(lang, "place-regular"),
        TeamPlace::Trial => say!(lang, "place-trial"),
        TeamPlace::Temporary => say!(lang, "place-temporary"),
        TeamPlace::Leads => say!(lang, "place-leads"),
    }
}

/// Whether somebody is here.
pub(crate) fn state(lang: Lang, state: PersonState) -> String {
    match state {
        PersonState::Present => say!(lang, "state-present"),
        PersonState::Invited => say!(lang, "state-invited"),
        PersonState::Left => say!(lang, "state-left"),
    }
}

/// What a token is for.
pub(crate) fn scope(lang: Lang, scope: ApiScope) -> String {
    match scope {
        ApiScope::Gate => say!(lang, "scope-gate"),
        ApiScope::Reports => say!(lang, "scope-reports"),
    }
}

/// Browser and system, as far as a browser says so; they are names, the same in every language.
pub(crate) fn device(lang: Lang, told: &str) -> String {
    const BROWSERS: [(&str, &str); 8] = [
        ("MicroMessenger", "WeChat"),
        ("DingTalk", "DingTalk"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chromium", "Chromium"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| told.contains(mark)).map(|(_, name)| *name);
    let parts: Vec<&str> = [named(&BROWSERS), named(&SYSTEMS)].into_iter().flatten().collect();
    if parts.is_empty() { say!(lang, "device-unknown") } else { parts.join(" · ") }
}
