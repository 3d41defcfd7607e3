//! Whether an exam can be sat more than once.

use super::{Entry, ExamFile, Stock, entry::fault, thresholds::TIMES_THE_CELL};
use crate::{Cell, Fault, FaultCode, Mode, SectionKind, Usage};

/// Cells of exams that count, or that rehearse one, with too few questions for a resit. A cell that cannot even be filled
/// once is another fault's business.
pub(super) fn check(stock: &Stock<'_>) -> Vec<Fault> {
    let entries: Vec<Entry<'_>> =
        stock.first_entries().into_iter().filter(|entry| entry.traits.usage != Usage::Practice).collect();
    let counting = stock.exams.iter().filter(|file| file.exam.mode != Mode::Practice);
    counting.flat_map(|file| thin_cells(file, &entries)).collect()
}

fn thin_cells(file: &ExamFile<'_>, entries: &[Entry<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut lines = lines_of(file.text, "[[section.cell]]").into_iter();
    for (number, section) in (1_usize..).zip(&file.exam.blueprint.sections) {
        for cell in &section.cells {
            let line = lines.next();
            let have = entries.iter().filter(|entry| fits(section.kind, cell, entry)).count();
            let need = usize::from(cell.count);
            if have >= need && have < need * TIMES_THE_CELL {
                let line = line.or_else(|| lines_of(file.text, "[[section]]").get(number - 1).copied()).unwrap_or(1);
                let detail = format!("section {number}, {}: {have} / {need} × {TIMES_THE_CELL}", named(cell));
                faults.push(fault(file.file, line, FaultCode::TooFewForResits, detail));
            }
        }
    }
    faults
}

fn fits(kind: SectionKind, cell: &Cell, entry: &Entry<'_>) -> bool {
    kind.admits(entry.traits.kind)
        && entry.bank.bank == cell.topic
        && entry.traits.red_line == cell.red_line
        && cell.difficulty.is_none_or(|difficulty| difficulty == entry.traits.difficulty)
}

fn named(cell: &Cell) -> String {
    let difficulty = cell.difficulty.map(|difficulty| format!(", difficulty = {difficulty}")).unwrap_or_default();
    let red_line = if cell.red_line { ", red-line = true" } else { "" };
    format!("topic = \"{}\"{difficulty}{red_line}", cell.topic)
}

/// The lines on which tables of this name begin, as most people write them.
fn lines_of(text: &str, head: &str) -> Vec<usize> {
    (1..).zip(text.lines()).filter(|(_, line)| line.trim() == head).map(|(line, _)| line).collect()
}
