//! What must be true of what an exam shows, beside its mode and its windows.

use super::{FaultCode, toml_file::TomlFile};
use crate::{Detail, Mode, Shown, Window};

/// Notes what contradicts itself in `shown`, which stands on this line.
pub(super) fn check_shown(
    read: &mut TomlFile<'_>,
    line: usize,
    (mode, windows): (Option<Mode>, &[Window]),
    shown: &Shown,
) {
    let mut note = |code, what: String| read.faults.add(line, code, what);
    if shown.waits_for_window() && windows.is_empty() {
        note(FaultCode::ShownWithoutWindow, "after-window".to_owned());
    }
    if shown.withholds_marks() && mode == Some(Mode::Certification) {
        note(FaultCode::MarksWithheldGate, Detail::Marks.to_string());
    }
    for what in contradictions(mode, shown) {
        note(FaultCode::ShownContradicts, what);
    }
}

/// Details that are shown and not shown at once.
fn contradictions(mode: Option<Mode>, shown: &Shown) -> Vec<String> {
    let lists = [
        ("fail", &shown.fail),
        ("pass", &shown.pass),
        ("after-answer", &shown.after_answer),
        ("after-window", &shown.after_window),
    ];
    let never_told = shown.never.contains(&Detail::Marks);
    let mut found = Vec::new();
    for (name, list) in lists {
        // After practice, which tells after each answer, there is nothing to wait for.
        let out_of_place = match mode {
            Some(Mode::Practice) => name == "after-window" && !list.is_empty(),
            _ => name != "after-window" && list.contains(&Detail::Marks),
        };
        if out_of_place {
            found.push(format!("{name} = {}", words(list)));
        }
        let again =
            list.iter().filter(|detail| shown.never.contains(detail) || (never_told && detail.tells_of_marks()));
        found.extend(again.map(|detail| format!("never, {name} = {detail}")));
    }
    if mode == Some(Mode::Practice) && !shown.never.is_empty() {
        found.push(format!("never = {}", words(&shown.never)));
    }
    found
}

fn words(list: &[Detail]) -> String {
    list.iter().map(|detail| detail.as_str()).collect::<Vec<_>>().join(", ")
}
