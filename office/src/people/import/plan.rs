use engine::{Lang, Moment};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::between;
use super::draft::Draft;
use super::known::{Known, KnownPerson};
use super::posts::Posts;
use super::sheet::Sheet;
use super::wanted::{Wanted, WantedPlace};
use super::{Encoding, Fault, ImportColumn};
use crate::people::term::Term;
use crate::secrets::hex;
use crate::{Outcome, Role, calendar};

/// What a file would do.
#[derive(Debug, Clone)]
pub struct ImportPlan {
    /// The file's text, to be mended or sent again; empty when it was too large.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// Headings that nobody here needs.
    pub ignored: Vec<String>,
    /// Everything that is wrong, by line; when there is anything, nothing is done.
    pub faults: Vec<Fault>,
    /// What would become of each row, if nothing were wrong.
    pub rows: Vec<PlannedRow>,
    /// Teams that would be made.
    pub new_teams: Vec<String>,
    /// Says whether a later look finds the same to do.
    pub fingerprint: String,
    pub(super) drafts: Vec<Decided>,
}

/// What is done for a row that can be read.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    pub(super) draft: Draft,
    /// Who it is about, when the office knows them.
    pub(super) person: Option<KnownPerson>,
    pub(super) wanted: Wanted,
}

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedRow {
    /// The line in the file.
    pub line: u32,
    /// The staff number.
    pub staff_no: String,
    /// The name.
    pub name: String,
    /// What would be done.
    pub does: Does,
    /// What would be different afterwards.
    pub changes: Vec<Change>,
    /// What somebody who is back may do again: never to administer.
    pub roles: Vec<Role>,
}

/// What a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// Somebody starts here.
    Adds,
    /// Somebody who left under this number and name is back.
    Returns,
    /// Somebody who is here changes.
    Changes,
    /// All is as it says.
    Keeps,
}

/// One thing that would be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What.
    pub what: ImportColumn,
    /// As it is; empty when there is nothing.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// What a file is held against besides people.
#[derive(Debug, Clone)]
pub(in crate::people) struct Ground {
    pub(super) zone: TimeZone,
    pub(super) now: Moment,
    pub(super) posts: Posts,
}

impl Ground {
    /// The first and the last day of a term. It ends at the midnight after its last day.
    pub(super) fn days(&self, term: Term) -> (Option<Date>, Option<Date>) {
        let day = |moment: Moment| calendar::read(&calendar::date(moment, self.zone.clone()));
        (day(term.from), term.until.and_then(|until| day(Moment(until.0 - 1))))
    }
}

impl ImportPlan {
    pub(super) fn of_faults(text: String, encoding: Encoding, faults: Vec<Fault>) -> Self {
        Self {
            text,
            encoding,
            ignored: Vec::new(),
            faults,
            rows: Vec::new(),
            new_teams: Vec::new(),
            fingerprint: String::new(),
            drafts: Vec::new(),
        }
    }

    /// How many rows do this.
    #[must_use]
    pub fn count(&self, does: Does) -> usize {
        self.rows.iter().filter(|row| row.does == does).count()
    }
}

/// Holds a file against who is here.
pub(super) fn plan(sheet: &Sheet, known: &Known, ground: &Ground) -> Outcome<ImportPlan> {
    let mut faults = Vec::new();
    let read = |row| Draft::read(row, sheet, ground, &mut faults);
    let drafts: Vec<Draft> = sheet.rows.iter().filter_map(read).collect();
    between::rows(&drafts, sheet, known, &mut faults);
    faults.sort_by_key(|fault| (fault.line, fault.column));
    let mut new_teams: Vec<String> =
        drafts.iter().flat_map(|draft| &draft.teams).filter(|team| !known.teams.contains(*team)).cloned().collect();
    new_teams.sort();
    new_teams.dedup();
    let decided: Vec<_> = drafts.into_iter().map(|draft| decide(draft, known, ground)).collect();
    let (rows, drafts): (Vec<_>, Vec<_>) = decided.into_iter().unzip();
    let fingerprint = fingerprint(&rows)?;
    Ok(ImportPlan {
        text: sheet.text.clone(),
        encoding: sheet.encoding,
        ignored: sheet.ignored.clone(),
        faults,
        rows,
        new_teams,
        fingerprint,
        drafts,
    })
}

fn decide(draft: Draft, known: &Known, ground: &Ground) -> (PlannedRow, Decided) {
    let here = known.present.get(&draft.staff_no);
    let gone = || known.left.get(&(draft.staff_no.clone(), draft.name.clone()));
    let (does, before) = match (here, gone()) {
        (Some(here), _) => (Does::Changes, Some(here)),
        (None, Some(gone)) => (Does::Returns, Some(gone)),
        (None, None) => (Does::Adds, None),
    };
    let wanted = Wanted::of(&draft, before, ground);
    let changes = changes(&draft, before, &wanted);
    let does = if does == Does::Changes && changes.is_empty() { Does::Keeps } else { does };
    let back = before.filter(|_| does == Does::Returns);
    let row = PlannedRow {
        line: draft.line,
        staff_no: draft.staff_no.clone(),
        name: draft.name.clone(),
        does,
        changes,
        roles: back.map(KnownPerson::roles_again).unwrap_or_default(),
    };
    (row, Decided { draft, person: before.cloned(), wanted })
}

/// What a row says that is not so yet.
fn changes(draft: &Draft, before: Option<&KnownPerson>, wanted: &Wanted) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut change = |what, before: String, after: String| {
        if before != after && !after.is_empty() {
            changes.push(Change { what, before, after });
        }
    };
    if let Some(before) = before {
        change(ImportColumn::Name, before.name.clone(), draft.name.clone());
    }
    let teams = before.map(|person| person.teams.as_slice()).unwrap_or_default();
    change(ImportColumn::Team, listed(teams.iter().map(|place| &place.team)), listed(draft.teams.iter()));
    change(ImportColumn::Post, listed(before.iter().flat_map(|person| &person.posts)), listed(draft.posts.iter()));
    let mentor = before.and_then(|person| person.mentor.clone()).unwrap_or_default();
    change(ImportColumn::Mentor, mentor, draft.mentor.clone().unwrap_or_default());
    let language = |language: Option<Lang>| language.map(|language| language.to_string()).unwrap_or_default();
    change(ImportColumn::Language, language(before.and_then(|person| person.language)), language(draft.language));
    let days = |days: fn(&WantedPlace) -> Option<Date>| written(wanted.places.iter().map(days));
    change(ImportColumn::From, days(|place| place.before.0), days(|place| place.after.0));
    change(ImportColumn::Until, days(|place| place.before.1), days(|place| place.after.1));
    changes
}

fn listed<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names.join("、")
}

/// One day for all teams, or one for each; nothing where there is none at all.
fn written(days: impl Iterator<Item = Option<Date>>) -> String {
    let days: Vec<String> = days.map(|day| day.map_or_else(|| "–".to_owned(), |day| day.to_string())).collect();
    match days.split_first() {
        Some((first, rest)) if rest.iter().all(|day| day == first) => first.replace('–', ""),
        _ => days.join("、"),
    }
}

fn fingerprint(rows: &[PlannedRow]) -> Outcome<String> {
    Ok(hex(&Sha256::digest(serde_json::to_vec(rows)?)))
}
