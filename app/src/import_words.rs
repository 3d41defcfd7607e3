//! What is wrong with a file of people, and what to do about it: for the page, and for the terminal.

use engine::Lang;
use office::{Change, Does, ImportColumn, ImportFault, PlannedRow, Wrong};

use crate::names;

/// What a column is called; our own lists are headed by it too.
#[must_use]
pub fn column(lang: Lang, column: ImportColumn) -> String {
    match column {
        ImportColumn::StaffNo => say!(lang, "column-staff-no"),
        ImportColumn::Name => say!(lang, "column-name"),
        ImportColumn::Team => say!(lang, "column-team"),
        ImportColumn::Post => say!(lang, "column-post"),
        ImportColumn::Mentor => say!(lang, "column-mentor"),
        ImportColumn::Language => say!(lang, "column-language"),
        ImportColumn::From => say!(lang, "column-from"),
        ImportColumn::Until => say!(lang, "column-until"),
    }
}

/// What is wrong, and what to do.
#[must_use]
pub fn wrong(lang: Lang, fault: &ImportFault) -> String {
    match &fault.wrong {
        Wrong::TooLarge { most } => say!(lang, "wrong-too-large", most = most / 1024),
        Wrong::TooManyRows { most } => say!(lang, "wrong-too-many-rows", most = *most),
        Wrong::LineTooLong => say!(lang, "wrong-line-too-long"),
        Wrong::Workbook => say!(lang, "wrong-workbook"),
        Wrong::NotText => say!(lang, "wrong-not-text"),
        Wrong::Empty => say!(lang, "wrong-empty"),
        Wrong::NoColumn => say!(lang, "wrong-no-column"),
        Wrong::ColumnTwice => say!(lang, "wrong-column-twice"),
        Wrong::TooFewCells => say!(lang, "wrong-too-few-cells"),
        Wrong::TooManyCells => say!(lang, "wrong-too-many-cells"),
        Wrong::Missing => say!(lang, "wrong-missing"),
        Wrong::TooLong { most } => say!(lang, "wrong-too-long", most = *most),
        Wrong::ControlCharacter => say!(lang, "wrong-control-character"),
        Wrong::LineBreak => say!(lang, "wrong-line-break"),
        Wrong::LostLetters => say!(lang, "wrong-lost-letters"),
        Wrong::ErrorValue => say!(lang, "wrong-error-value"),
        Wrong::Formula => say!(lang, "wrong-formula"),
        Wrong::Scientific => say!(lang, "wrong-scientific"),
        Wrong::WhiteSpace => say!(lang, "wrong-white-space"),
        Wrong::StaffNoTwice { line } => say!(lang, "wrong-staff-no-twice", line = *line),
        Wrong::UnknownPost => say!(lang, "wrong-unknown-post"),
        Wrong::UnknownMentor => say!(lang, "wrong-unknown-mentor"),
        Wrong::SeveralMentors => say!(lang, "wrong-several-mentors"),
        Wrong::OwnMentor => say!(lang, "wrong-own-mentor"),
        Wrong::UnknownLanguage => say!(lang, "wrong-unknown-language"),
        Wrong::NotADay => say!(lang, "wrong-not-a-day"),
        Wrong::NoSuchDay => say!(lang, "wrong-no-such-day"),
        Wrong::UntilBeforeFrom => say!(lang, "wrong-until-before-from"),
        Wrong::UntilOver => say!(lang, "wrong-until-over"),
        Wrong::DaysUnlikeTeams => say!(lang, "wrong-days-unlike-teams"),
        Wrong::ZerosLost { staff_no } => say!(lang, "wrong-zeros-lost", number = staff_no.clone()),
        Wrong::TermWithoutTeam => say!(lang, "wrong-term-without-team"),
    }
}

/// One line for the terminal: where, what stands there, and what to do.
#[must_use]
pub fn line(lang: Lang, fault: &ImportFault) -> String {
    let place = fault.column.map(|one| column(lang, one)).unwrap_or_default();
    let wrong = wrong(lang, fault);
    say!(lang, "import-fault-line", line = fault.line, column = place, value = fault.value.clone(), wrong = wrong)
}

/// What a row does.
#[must_use]
pub fn does(lang: Lang, does: Does) -> String {
    match does {
        Does::Adds => say!(lang, "does-adds"),
        Does::Returns => say!(lang, "does-returns"),
        Does::Changes => say!(lang, "does-changes"),
        Does::Keeps => say!(lang, "does-keeps"),
    }
}

/// What a row would do, in detail: what would be different, and what somebody who is back may do again.
#[must_use]
pub fn changes(lang: Lang, row: &PlannedRow) -> Vec<String> {
    let mut told: Vec<String> = row.changes.iter().map(|one| change(lang, one)).collect();
    if !row.roles.is_empty() {
        let roles: Vec<String> = row.roles.iter().map(|role| names::role(lang, *role)).collect();
        told.push(say!(lang, "change-roles", roles = roles.join(&say!(lang, "list-comma"))));
    }
    told
}

/// What would be different.
fn change(lang: Lang, change: &Change) -> String {
    let what = column(lang, change.what);
    let Change { before, after, .. } = change.clone();
    if before.is_empty() {
        say!(lang, "change-new", what = what, after = after)
    } else {
        say!(lang, "change-moved", what = what, before = before, after = after)
    }
}
