//! The check of the craft, from outside: by fixtures with one fault each, by the content that ships, and by that content
//! broken on purpose.

mod coverage;
mod faulty;
mod mutations;

mod own;

use std::collections::BTreeMap;

use engine::{
    Bank, BlindScore, Chapter, Coverage, Exam, ExamFile, Fault, FaultCode, Limits, Stock, blind_scores,
    check_against_handbook, check_craft, compare_languages, parse_bank, parse_chapter,
};

/// A content folder as texts by file name.
#[derive(Clone, Default)]
pub(crate) struct Shelf(pub(crate) BTreeMap<String, String>);

/// The same, parsed.
pub(crate) struct Parsed {
    limits: Limits,
    banks: Vec<Bank>,
    handbook: Vec<Chapter>,
    exams: Vec<(String, String, Exam)>,
    faults: Vec<Fault>,
}

impl Shelf {
    fn parse(&self) -> Parsed {
        let limits = self.0.get("limits.toml").map(String::as_str).unwrap_or_default();
        let (limits, faults) = Limits::parse("limits.toml", limits);
        let mut parsed = Parsed { limits, banks: vec![], handbook: vec![], exams: vec![], faults };
        for (file, text) in &self.0 {
            if file.starts_with("banks/") {
                let (bank, faults) = parse_bank(file, text, &parsed.limits);
                parsed.banks.extend(bank);
                parsed.faults.extend(faults);
            } else if file.starts_with("handbook/") {
                let (chapter, faults) = parse_chapter(file, text, &parsed.limits);
                parsed.handbook.extend(chapter);
                parsed.faults.extend(faults);
            } else if file.starts_with("exams/") {
                let (exam, faults) = Exam::parse(file, text);
                parsed.exams.extend(exam.map(|exam| (file.clone(), text.clone(), exam)));
                parsed.faults.extend(faults);
            }
        }
        parsed
    }

    /// The topics of its banks.
    pub(crate) fn topics(&self) -> Vec<String> {
        let banks = self.0.keys().filter_map(|file| file.strip_prefix("banks/")?.strip_suffix(".en.md"));
        banks.map(str::to_owned).collect()
    }

    /// Its limits, and the banks and chapters of these topics.
    pub(crate) fn only(&self, topics: &[&String]) -> Self {
        let wanted = |file: &str| {
            let name = file.split_once('/').map(|(_, name)| name);
            name.is_none_or(|name| topics.iter().any(|topic| name.starts_with(&format!("{topic}."))))
        };
        let files = self.0.iter().filter(|(file, _)| !file.starts_with("exams/") && wanted(file));
        Self(files.map(|(file, text)| (file.clone(), text.clone())).collect())
    }

    /// Every fault there is to find, as `file:line code`, in order.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let parsed = self.parse();
        let mut faults = parsed.faults.clone();
        for bank in &parsed.banks {
            faults.extend(check_against_handbook(bank, &parsed.handbook, &parsed.limits));
            let first = parsed.banks.iter().find(|first| first.bank == bank.bank);
            faults.extend(
                first
                    .filter(|first| first.file != bank.file)
                    .into_iter()
                    .flat_map(|first| compare_languages(first, bank)),
            );
        }
        faults.extend(check_craft(&parsed.stock()));
        faults
    }

    pub(crate) fn blind_scores(&self) -> Vec<BlindScore> {
        blind_scores(&self.parse().stock())
    }

    pub(crate) fn coverage(&self) -> Coverage {
        Coverage::of(&self.parse().stock())
    }
}

impl Parsed {
    fn stock(&self) -> Stock<'_> {
        let exams = self.exams.iter().map(|(file, text, exam)| ExamFile { file, text, exam });
        Stock {
            banks: self.banks.iter().collect(),
            handbook: self.handbook.iter().collect(),
            exams: exams.collect(),
            limits: &self.limits,
        }
    }
}

/// What is only about being few: true of any small content, and mended by writing more.
pub(crate) const ABOUT_BEING_FEW: [FaultCode; 2] = [FaultCode::TooFewToJudge, FaultCode::TooFewForResits];
