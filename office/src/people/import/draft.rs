use engine::{Lang, Moment};
use jiff::civil::Date;

use super::cells::{day, language, meant, no_number, parts, several, unreadable, unusable};
use super::plan::Ground;
use super::sheet::{Row, Sheet};
use super::{Fault, ImportColumn, Wrong};
use crate::calendar;

/// A row whose cells can be read. What is empty says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) line: u32,
    pub(super) staff_no: String,
    pub(super) name: String,
    pub(super) teams: Vec<String>,
    /// The ids of posts.
    pub(super) posts: Vec<String>,
    /// A staff number.
    pub(super) mentor: Option<String>,
    pub(super) language: Option<Lang>,
    /// One for all teams, or one for each in their order.
    pub(super) from: Vec<Option<Date>>,
    pub(super) until: Vec<Option<Date>>,
}

impl Draft {
    /// Reads a row, and adds what is wrong with it.
    pub(super) fn read(row: &Row, sheet: &Sheet, ground: &Ground, faults: &mut Vec<Fault>) -> Option<Self> {
        let (have, need) = (row.cells.len(), sheet.columns.len());
        if have != need {
            // Which cell is missing nobody can tell, so no other is looked at.
            let wrong = if have < need { Wrong::TooFewCells } else { Wrong::TooManyCells };
            faults.push(Fault::of_line(row.line, wrong));
            return None;
        }
        let mut reader = Reader { row, sheet, faults };
        let teams = reader.teams();
        let draft = Self {
            line: row.line,
            staff_no: reader.number(ImportColumn::StaffNo).unwrap_or_default(),
            name: reader.checked(ImportColumn::Name, unusable).unwrap_or_default(),
            posts: reader.posts(ground),
            mentor: reader.mentor(),
            language: reader.parsed(ImportColumn::Language, |text| language(text).ok_or(Wrong::UnknownLanguage)),
            from: reader.days(ImportColumn::From, teams.len()),
            until: reader.days(ImportColumn::Until, teams.len()),
            teams,
        };
        draft.term(ground, faults);
        // With a fault nothing is done: the rest of the row is looked at all the same.
        Some(draft)
    }

    /// The first and the last day in the team of this place in the row.
    pub(super) fn days(&self, number: usize) -> (Option<Date>, Option<Date>) {
        let of =
            |days: &[Option<Date>]| if days.len() == 1 { days.first() } else { days.get(number) }.copied().flatten();
        (of(&self.from), of(&self.until))
    }

    /// Whether the row says anything about a first or last day.
    pub(super) fn says(&self, column: ImportColumn) -> bool {
        let days = if column == ImportColumn::From { &self.from } else { &self.until };
        days.iter().any(Option::is_some)
    }

    /// The days must follow each other, and belong to a place in a team.
    fn term(&self, ground: &Ground, faults: &mut Vec<Fault>) {
        for number in 0..self.from.len().max(self.until.len()) {
            let (from, until) = self.days(number);
            let (column, day) = match (from, until) {
                (_, Some(day)) => (ImportColumn::Until, day),
                (Some(day), None) => (ImportColumn::From, day),
                (None, None) => continue,
            };
            if let Some(wrong) = self.wrong_term(from, until, ground) {
                faults.push(Fault::of_cell(self.line, column, &day.to_string(), wrong));
            }
        }
    }

    fn wrong_term(&self, from: Option<Date>, until: Option<Date>, ground: &Ground) -> Option<Wrong> {
        if self.teams.is_empty() {
            return Some(Wrong::TermWithoutTeam);
        }
        let until = until?;
        if from.is_some_and(|from| until < from) {
            return Some(Wrong::UntilBeforeFrom);
        }
        ends(until, ground).is_none_or(|end| end <= ground.now).then_some(Wrong::UntilOver)
    }
}

fn ends(day: Date, ground: &Ground) -> Option<Moment> {
    calendar::ends(day, &ground.zone)
}

/// Reads the cells of a row.
struct Reader<'a> {
    row: &'a Row,
    sheet: &'a Sheet,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, column: ImportColumn, value: &str, wrong: Wrong) {
        self.faults.push(Fault::of_cell(self.row.line, column, value, wrong));
    }

    /// What a cell says, when it says anything that can be read.
    fn cell(&mut self, column: ImportColumn) -> Option<String> {
        let place = self.sheet.columns.iter().position(|one| *one == Some(column))?;
        let cell = self.row.cells.get(place)?.clone();
        if let Some(wrong) = unreadable(&cell) {
            self.fault(column, cell.trim(), wrong);
            return None;
        }
        let text = meant(&cell).to_owned();
        if text.is_empty() && column.is_needed() {
            self.fault(column, "", Wrong::Missing);
        }
        (!text.is_empty()).then_some(text)
    }

    fn checked(&mut self, column: ImportColumn, check: fn(&str) -> Option<Wrong>) -> Option<String> {
        let text = self.cell(column)?;
        if let Some(wrong) = check(&text) {
            self.fault(column, &text, wrong);
            return None;
        }
        Some(text)
    }

    fn number(&mut self, column: ImportColumn) -> Option<String> {
        self.checked(column, no_number)
    }

    fn parsed<T>(&mut self, column: ImportColumn, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let text = self.cell(column)?;
        parse(&text).map_err(|wrong| self.fault(column, &text, wrong)).ok()
    }

    /// One day for all teams, or one for each: some may be left empty.
    fn days(&mut self, column: ImportColumn, teams: usize) -> Vec<Option<Date>> {
        let Some(text) = self.cell(column) else { return Vec::new() };
        let parts: Vec<&str> = parts(&text).collect();
        if parts.len() > 1 && parts.len() != teams {
            self.fault(column, &text, Wrong::DaysUnlikeTeams);
            return Vec::new();
        }
        let mut read = |part: &&str| match *part {
            "" => None,
            part => day(part).map_err(|wrong| self.fault(column, part, wrong)).ok(),
        };
        parts.iter().map(&mut read).collect()
    }

    fn teams(&mut self) -> Vec<String> {
        let names = several(&self.cell(ImportColumn::Team).unwrap_or_default());
        for name in &names {
            if let Some(wrong) = unusable(name) {
                self.fault(ImportColumn::Team, name, wrong);
            }
        }
        names
    }

    fn posts(&mut self, ground: &Ground) -> Vec<String> {
        let mut posts = Vec::new();
        for name in several(&self.cell(ImportColumn::Post).unwrap_or_default()) {
            match ground.posts.named(&name) {
                Some(post) => posts.push(post.to_owned()),
                None => self.fault(ImportColumn::Post, &name, Wrong::UnknownPost),
            }
        }
        posts.sort();
        posts.dedup();
        posts
    }

    fn mentor(&mut self) -> Option<String> {
        let text = self.cell(ImportColumn::Mentor)?;
        if several(&text).len() > 1 {
            self.fault(ImportColumn::Mentor, &text, Wrong::SeveralMentors);
            return None;
        }
        self.number(ImportColumn::Mentor)
    }
}
