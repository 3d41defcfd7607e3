use serde::Serialize;

use super::ImportColumn;

/// Something in a file that keeps all of it from being taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line, from 1; 0 when it is about the whole file.
    pub line: u32,
    /// The column, when it is about a cell.
    pub column: Option<ImportColumn>,
    /// What stands there, cut short.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What can be wrong. Each has a text in every language, which says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Wrong {
    /// The file is larger than any list of people.
    TooLarge {
        /// The most bytes.
        most: u32,
    },
    /// The file has more lines than are taken at once.
    TooManyRows {
        /// The most people.
        most: u32,
    },
    /// A line is longer than any row of such a list.
    LineTooLong,
    /// A workbook, where its sheet saved as CSV is needed.
    Workbook,
    /// Neither UTF-8 nor GB18030 nor UTF-16.
    NotText,
    /// There is nobody in the file.
    Empty,
    /// The first line names no such column.
    NoColumn,
    /// The first line names a column twice.
    ColumnTwice,
    /// The row has fewer cells than the first line.
    TooFewCells,
    /// The row has more cells than the first line.
    TooManyCells,
    /// The cell must not be empty.
    Missing,
    /// The cell is too long.
    TooLong {
        /// The most letters.
        most: u32,
    },
    /// The cell holds a character that cannot be written.
    ControlCharacter,
    /// The cell goes over several lines: as a rule a quotation mark that is not closed.
    LineBreak,
    /// Letters were lost when the file was saved.
    LostLetters,
    /// The cell holds an error of the spreadsheet, `#N/A`.
    ErrorValue,
    /// The cell holds a formula.
    Formula,
    /// The spreadsheet has made a number of it, `1.2E+11`.
    Scientific,
    /// A staff number with white space in it.
    WhiteSpace,
    /// The staff number stands in the file before.
    StaffNoTwice {
        /// In which line.
        line: u32,
    },
    /// There is no such post.
    UnknownPost,
    /// Nobody present, and nobody in the file, has this staff number.
    UnknownMentor,
    /// More than one mentor.
    SeveralMentors,
    /// Nobody is their own mentor.
    OwnMentor,
    /// No language that people here read.
    UnknownLanguage,
    /// Not written like a day.
    NotADay,
    /// Written like a day, but no calendar has it.
    NoSuchDay,
    /// The last day comes before the first.
    UntilBeforeFrom,
    /// The last day is over.
    UntilOver,
    /// Neither one day for all teams of the row nor one for each.
    DaysUnlikeTeams,
    /// Somebody present has the same number with zeros before it: a spreadsheet has taken them off.
    ZerosLost {
        /// Their number.
        staff_no: String,
    },
    /// Days for a place in a team, and no team.
    TermWithoutTeam,
}

impl Fault {
    pub(super) fn of_file(wrong: Wrong) -> Self {
        Self { line: 0, column: None, value: String::new(), wrong }
    }

    pub(super) fn of_line(line: u32, wrong: Wrong) -> Self {
        Self { line, ..Self::of_file(wrong) }
    }

    pub(super) fn of_cell(line: u32, column: ImportColumn, value: &str, wrong: Wrong) -> Self {
        // Enough to find it again.
        let shown = value.chars().map(|letter| if letter.is_control() { '·' } else { letter });
        Self { line, column: Some(column), value: shown.take(40).collect(), wrong }
    }
}
