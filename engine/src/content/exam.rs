use std::collections::BTreeMap;

use super::{
    Fault, FaultCode,
    exam_shown::check_shown,
    sitting::sitting,
    toml_file::{Table, TomlFile},
};
use crate::{
    Blueprint, Cell, Counting, Lang, LocalMinute, Mode, PassRule, Points, Section, Shown, Sitting, Slug, Window,
};

/// An exam as its file says: what is drawn, how long it takes, what passing asks for, what is shown afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exam {
    /// Its name in addresses.
    pub id: Slug,
    /// What it is for.
    pub mode: Mode,
    /// What people call it, by language.
    pub title: BTreeMap<Lang, String>,
    /// How long an attempt lasts; none means without a clock.
    pub minutes: Option<u32>,
    /// How many attempts a candidate has; 0 means any number.
    pub attempts: u32,
    /// How long a candidate waits after an attempt that failed.
    pub pause_hours: u32,
    /// Which attempt decides.
    pub counts: Counting,
    /// When an attempt may be begun, in order; at any time when there is none.
    pub windows: Vec<Window>,
    /// Whether an attempt ends with the window it was begun in, if that comes before its own end.
    pub ends_with_window: bool,
    /// What a paper is drawn by.
    pub blueprint: Blueprint,
    /// What passing asks for.
    pub pass: PassRule,
    /// What is shown, and when.
    pub shown: Shown,
    /// How it is sat.
    pub sitting: Sitting,
}

impl Exam {
    /// Reads `exams/EXAM.toml`, called `file` in faults. There is an exam only when there is no fault.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Exam, Points};
    /// let text = r#"
    /// exam = "practice"
    /// mode = "practice"
    /// title = { en = "Practice" }
    /// [[section]]
    /// type = "any"
    /// points = 1
    /// cell = [{ topic = "returns", count = 5 }]
    /// "#;
    /// let (exam, faults) = Exam::parse("exams/practice.toml", text);
    /// assert!(faults.is_empty());
    /// assert_eq!(exam.unwrap().blueprint.total(), Points::whole(5));
    /// # }
    /// ```
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Option<Self>, Vec<Fault>) {
        TomlFile::read(file, text).parse(exam)
    }
}

fn exam(read: &mut TomlFile<'_>) -> Option<Exam> {
    let mut root = read.root();
    let id = read.must(&mut root, "exam");
    let mode = read.must(&mut root, "mode");
    let title = title(read, &mut root);
    let minutes: Option<u32> = read.may(&mut root, "minutes");
    let attempts = read.may(&mut root, "attempts");
    let pause_hours = read.may(&mut root, "pause-hours");
    let counts = read.may(&mut root, "counts");
    let windows = windows(read, &mut root);
    let ends_with_window = read.may(&mut root, "ends-with-window").unwrap_or_default();
    if ends_with_window && windows.is_empty() && !read.faults.has_errors() {
        read.refuse(&root, "ends-with-window = true, window = []");
    }
    let shown_line = read.line_of(&root, "shown");
    let shown: Shown = read.may(&mut root, "shown").unwrap_or_default();
    if !read.faults.has_errors() {
        check_shown(read, shown_line, (mode, &windows), &shown);
    }
    let sitting = sitting(read, &mut root, mode);
    let pass = match mode {
        Some(Mode::Practice) => read.may(&mut root, "pass").or(Some(NOTHING_TO_PASS)),
        _ => read.must(&mut root, "pass"),
    };
    let declared = read.may_points(&mut root, "declared-points");
    let sections = read.tables(&mut root, "section").into_iter().filter_map(|table| section(read, table));
    let (sections, minimums): (Vec<Section>, Vec<Option<u32>>) = sections.unzip();
    let blueprint = Blueprint { sections };
    let pass = pass.map(|pass| with_minimums(pass, &minimums));
    check(read, &root, (mode, counts, minutes), pass.as_ref(), declared, &blueprint);
    read.finish(root);
    Some(Exam {
        id: id?,
        mode: mode?,
        title,
        minutes,
        attempts: attempts.unwrap_or_default(),
        pause_hours: pause_hours.unwrap_or_default(),
        counts: counts.unwrap_or_default(),
        windows,
        ends_with_window,
        blueprint,
        pass: pass?,
        shown,
        sitting,
    })
}

/// Practice has no pass mark unless its file gives one.
const NOTHING_TO_PASS: PassRule = PassRule {
    total_percent: 0,
    section_percent: None,
    topic_percent: None,
    sections: BTreeMap::new(),
    topics: BTreeMap::new(),
    red_lines: false,
};

/// What each language calls a thing; one of them at least.
pub(super) fn title<'t>(read: &mut TomlFile<'t>, table: &mut Table<'t>) -> BTreeMap<Lang, String> {
    let title: Option<BTreeMap<Lang, String>> = read.must(table, "title");
    if title.as_ref().is_some_and(|title| title.is_empty() || title.values().any(|text| text.trim().is_empty())) {
        read.refuse(table, "title");
    }
    title.unwrap_or_default()
}

/// The windows in order. Each fault is told at its own line.
fn windows<'t>(read: &mut TomlFile<'t>, root: &mut Table<'t>) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    for mut table in read.may_tables(root, "window") {
        let (from, until) = (minute(read, &mut table, "from"), minute(read, &mut table, "until"));
        if let (Some(from), Some(until)) = (from, until) {
            let window = Window { from, until };
            if until <= from {
                read.fault(&table, FaultCode::WindowReversed, window.to_string());
            } else if let Some(other) = windows.iter().find(|one| one.from < until && from < one.until) {
                read.fault(&table, FaultCode::WindowsOverlap, format!("{window} / {other}"));
            }
            windows.push(window);
        }
        read.finish(table);
    }
    windows.sort_unstable();
    windows
}

fn minute<'t>(read: &mut TomlFile<'t>, table: &mut Table<'t>, key: &str) -> Option<LocalMinute> {
    let text: String = read.must(table, key)?;
    let minute = text.parse().ok();
    if minute.is_none() {
        read.fault(table, FaultCode::BadMinute, format!("{key} = {text}"));
    }
    minute
}

/// The rule with what the sections themselves ask for.
fn with_minimums(mut pass: PassRule, minimums: &[Option<u32>]) -> PassRule {
    let numbered = (1..=u16::MAX).zip(minimums);
    pass.sections.extend(numbered.filter_map(|(number, percent)| percent.map(|percent| (number, percent))));
    pass
}

/// A section, and the least share of its points that passing asks for.
fn section<'t>(read: &mut TomlFile<'t>, mut table: Table<'t>) -> Option<(Section, Option<u32>)> {
    let kind = read.must(&mut table, "type");
    let points = read.must_points(&mut table, "points");
    let policy = read.may(&mut table, "policy").unwrap_or_default();
    let minimum: Option<u32> = read.may(&mut table, "minimum-percent");
    let mut cells = Vec::new();
    for mut cell in read.tables(&mut table, "cell") {
        let topic = read.must(&mut cell, "topic");
        let difficulty: Option<u8> = read.may(&mut cell, "difficulty");
        let red_line = read.may(&mut cell, "red-line").unwrap_or_default();
        let count: Option<u16> = read.must(&mut cell, "count");
        if difficulty.is_some_and(|difficulty| !(1..=3).contains(&difficulty)) {
            read.refuse(&cell, "difficulty = 1, 2, 3");
        }
        if count == Some(0) {
            read.refuse(&cell, "count = 0");
        }
        read.finish(cell);
        cells.extend(topic.zip(count).map(|(topic, count)| Cell { topic, difficulty, red_line, count }));
    }
    if points == Some(Points::ZERO) {
        read.refuse(&table, "points = 0");
    }
    read.finish(table);
    Some((Section { kind: kind?, points: points?, policy, cells }, minimum))
}

/// What must be true of the exam as a whole.
fn check<'t>(
    read: &mut TomlFile<'t>,
    root: &Table<'t>,
    (mode, counts, minutes): (Option<Mode>, Option<Counting>, Option<u32>),
    pass: Option<&PassRule>,
    declared: Option<Points>,
    blueprint: &Blueprint,
) {
    if minutes == Some(0) {
        read.refuse(root, "minutes = 0");
    }
    if counts == Some(Counting::First) && mode == Some(Mode::Certification) {
        read.refuse(root, "counts = first");
    }
    if let Some(pass) = pass {
        check_pass(read, root, pass, blueprint);
    }
    let total = blueprint.total();
    if let Some(declared) = declared.filter(|declared| *declared != total && !read.faults.has_errors()) {
        read.faults.add(1, FaultCode::PointsDiffer, format!("{declared} / {total}"));
    }
}

/// Shares that cannot be reached, and topics that no paper of this exam has.
fn check_pass<'t>(read: &mut TomlFile<'t>, root: &Table<'t>, pass: &PassRule, blueprint: &Blueprint) {
    let general = [Some(pass.total_percent), pass.section_percent, pass.topic_percent];
    let mut percents = general.into_iter().flatten().chain(pass.sections.values().chain(pass.topics.values()).copied());
    if percents.any(|percent| percent > 100) {
        read.refuse(root, "percent > 100");
    }
    let cells = || blueprint.sections.iter().flat_map(|section| &section.cells);
    for topic in pass.topics.keys().filter(|topic| cells().all(|cell| cell.topic != **topic)) {
        read.refuse(root, format!("pass.topics.{topic}"));
    }
}
