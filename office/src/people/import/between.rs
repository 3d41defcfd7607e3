//! What is wrong between the rows of a file, or between a row and who is here.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::known::Known;
use super::sheet::Sheet;
use super::{Fault, ImportColumn, Wrong};

/// Adds every such fault.
pub(super) fn rows(drafts: &[Draft], sheet: &Sheet, known: &Known, faults: &mut Vec<Fault>) {
    twice(sheet, faults);
    mentors(drafts, sheet, known, faults);
    zeros(drafts, known, faults);
}

/// A number that stands in the file twice, whatever else is wrong with its rows.
fn twice(sheet: &Sheet, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for (line, number) in sheet.numbers().filter(|(_, number)| !number.is_empty()) {
        if let Some(line_before) = seen.get(number) {
            let wrong = Wrong::StaffNoTwice { line: *line_before };
            faults.push(Fault::of_cell(line, ImportColumn::StaffNo, number, wrong));
        } else {
            seen.insert(number, line);
        }
    }
}

/// A mentor is somebody who is here, or will be with this file.
fn mentors(drafts: &[Draft], sheet: &Sheet, known: &Known, faults: &mut Vec<Fault>) {
    // Somebody whose own row has a fault is named in the file all the same.
    let in_file: Vec<&str> = sheet.numbers().map(|(_, number)| number).collect();
    for draft in drafts {
        let Some(mentor) = draft.mentor.as_deref() else { continue };
        let wrong = if mentor == draft.staff_no {
            Wrong::OwnMentor
        } else if known.present.contains_key(mentor) || in_file.contains(&mentor) {
            continue;
        } else {
            Wrong::UnknownMentor
        };
        faults.push(Fault::of_cell(draft.line, ImportColumn::Mentor, mentor, wrong));
    }
}

/// Nobody is added whose number only lost its zeros on the way through a spreadsheet.
fn zeros(drafts: &[Draft], known: &Known, faults: &mut Vec<Fault>) {
    for draft in drafts.iter().filter(|draft| !known.present.contains_key(&draft.staff_no)) {
        if let Some(staff_no) = known.zeros.get(&draft.staff_no) {
            let wrong = Wrong::ZerosLost { staff_no: staff_no.clone() };
            faults.push(Fault::of_cell(draft.line, ImportColumn::StaffNo, &draft.staff_no, wrong));
        }
    }
}
