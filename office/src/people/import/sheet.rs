use csv::{ReaderBuilder, StringRecord};

use super::cells::meant;
use super::text::{Encoding, decoded};
use super::{Fault, ImportColumn, ImportPlan, Wrong};

/// The largest file: a list of 2,000 people is some hundred kilobytes.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The most people in one file.
pub const MOST_ROWS: usize = 2000;
/// The longest line.
const LONGEST_LINE: usize = 4096;

/// A file that could be read as a table.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// What stands in which place; none for what nobody here needs.
    pub(super) columns: Vec<Option<ImportColumn>>,
    /// The headings that nobody here needs.
    pub(super) ignored: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// One row, as it stands in the file.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

/// A file that could not be read as a table.
#[derive(Debug)]
pub(super) struct Unread {
    text: String,
    encoding: Encoding,
    faults: Vec<Fault>,
}

impl Sheet {
    /// Reads a file. Its size is looked at before anything else, its lines before any row.
    pub(super) fn read(file: &[u8]) -> Result<Self, Unread> {
        let refused = |wrong| Unread::because(String::new(), Encoding::Utf8, Fault::of_file(wrong));
        if file.len() > MOST_BYTES {
            return Err(refused(Wrong::TooLarge { most: as_u32(MOST_BYTES) }));
        }
        let (text, encoding) = decoded(file).map_err(refused)?;
        if let Err(fault) = measured(&text) {
            // What is this large is not sent back to be mended.
            return Err(Unread::because(String::new(), encoding, fault));
        }
        let mut rows = rows(&text);
        if rows.is_empty() {
            return Err(Unread::because(text, encoding, Fault::of_file(Wrong::Empty)));
        }
        let head = rows.remove(0);
        let columns: Vec<_> = head.cells.iter().map(|heading| ImportColumn::headed(heading)).collect();
        let faults = faults_of_head(head.line, &columns);
        if !faults.is_empty() {
            return Err(Unread { text, encoding, faults });
        }
        if rows.is_empty() {
            return Err(Unread::because(text, encoding, Fault::of_file(Wrong::Empty)));
        }
        let ignored = head.cells.into_iter().zip(&columns).filter(|(_, column)| column.is_none());
        let ignored = ignored.map(|(heading, _)| heading.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        Ok(Self { text, encoding, columns, ignored, rows })
    }
}

impl Sheet {
    /// Line and staff number of each row that has as many cells as the first line.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (u32, &str)> {
        let place = self.columns.iter().position(|column| *column == Some(ImportColumn::StaffNo));
        let whole = self.rows.iter().filter(|row| row.cells.len() == self.columns.len());
        whole.filter_map(move |row| Some((row.line, meant(row.cells.get(place?)?))))
    }
}

impl Unread {
    fn because(text: String, encoding: Encoding, fault: Fault) -> Self {
        Self { text, encoding, faults: vec![fault] }
    }
}

impl From<Unread> for ImportPlan {
    fn from(unread: Unread) -> Self {
        let Unread { text, encoding, faults } = unread;
        Self::of_faults(text, encoding, faults)
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Looks at the lines before they are taken apart.
fn measured(text: &str) -> Result<(), Fault> {
    let mut lines = 0;
    for (number, line) in (1..).zip(text.lines()) {
        if line.len() > LONGEST_LINE {
            return Err(Fault::of_line(number, Wrong::LineTooLong));
        }
        lines += usize::from(!line.trim().is_empty());
        if lines > MOST_ROWS + 1 {
            return Err(Fault::of_line(number, Wrong::TooManyRows { most: as_u32(MOST_ROWS) }));
        }
    }
    Ok(())
}

/// The rows that hold anything.
fn rows(text: &str) -> Vec<Row> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    // Text was read as text already, and rows may be of any length: no record is refused.
    let records = reader.records().filter_map(Result::ok);
    let row = |record: StringRecord| Row {
        line: line_of(text, &record),
        cells: record.iter().map(ToOwned::to_owned).collect(),
    };
    records.filter(|record| record.iter().any(|cell| !cell.trim().is_empty())).map(row).collect()
}

/// The line on which a record begins; empty lines before it are skipped.
fn line_of(text: &str, record: &StringRecord) -> u32 {
    let start = record.position().map_or(0, csv::Position::byte);
    let start = usize::try_from(start).unwrap_or(0);
    let blank = text.as_bytes().iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let before = text.as_bytes().get(..start + blank).unwrap_or_default();
    as_u32(before.iter().filter(|byte| **byte == b'\n').count() + 1)
}

/// Comma, semicolon or tab: whichever makes the most of the first line.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |delimiter: &u8| {
        let names = head.split(char::from(*delimiter)).map(|name| name.trim().trim_matches('"'));
        names.filter(|name| ImportColumn::headed(name).is_some()).count()
    };
    // The last of equals wins.
    [b'\t', b';', b','].into_iter().max_by_key(known).unwrap_or(b',')
}

fn faults_of_head(line: u32, columns: &[Option<ImportColumn>]) -> Vec<Fault> {
    let count = |column: ImportColumn| columns.iter().filter(|one| **one == Some(column)).count();
    let fault = |column: ImportColumn| match count(column) {
        0 if column.is_needed() => Some(Fault::of_cell(line, column, "", Wrong::NoColumn)),
        0 | 1 => None,
        _ => Some(Fault::of_cell(line, column, "", Wrong::ColumnTwice)),
    };
    ImportColumn::ALL.into_iter().filter_map(fault).collect()
}
