//! The check of the craft: what is wrong with questions that are each well written down. A candidate who knows nothing
//! but how tests are made must not pass, no question may answer another, and every rule is asked about.

mod blind;
mod chance;
mod choices;
mod clauses;
mod coverage;
mod dated;
mod entry;
mod exams;
mod giveaway;
mod languages;
mod limits;
mod negative;
mod readings;
mod rules;
mod similar;
mod stem;
mod telling;
mod thresholds;
mod words;

use std::collections::BTreeMap;

use crate::{Bank, Chapter, Exam, Fault, Lang, Limits, Slug};

pub use blind::{BlindScore, blind_scores};
pub use coverage::{Counts, Coverage, RuleCoverage, TopicCoverage};
pub use readings::{Reading, check_readings, reader_agrees};

use entry::Entry;

/// All the content of a folder, parsed, as far as it could be.
#[derive(Debug, Clone)]
pub struct Stock<'a> {
    /// The banks of all topics in all languages.
    pub banks: Vec<&'a Bank>,
    /// The chapters of all topics in all languages.
    pub handbook: Vec<&'a Chapter>,
    /// The exams.
    pub exams: Vec<ExamFile<'a>>,
    /// The numbers that texts refer to.
    pub limits: &'a Limits,
}

/// An exam with the file it was read from.
#[derive(Debug, Clone, Copy)]
pub struct ExamFile<'a> {
    /// The file, as it was named to the parser.
    pub file: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// What that means.
    pub exam: &'a Exam,
}

impl<'a> Stock<'a> {
    /// The bank of each topic in its first language, which speaks for what does not differ between languages.
    fn first_banks(&self) -> BTreeMap<&'a Slug, &'a Bank> {
        let mut first: BTreeMap<&Slug, &Bank> = BTreeMap::new();
        for &bank in &self.banks {
            let known = first.entry(&bank.bank).or_insert(bank);
            if bank.language < known.language {
                *known = bank;
            }
        }
        first
    }

    /// The questions of the first language of each topic.
    fn first_entries(&self) -> Vec<Entry<'a>> {
        entries(self.first_banks().into_values())
    }

    /// The questions of all topics that are written in a language.
    fn entries_in(&self, lang: Lang) -> Vec<Entry<'a>> {
        entries(self.banks.iter().copied().filter(|bank| bank.language == lang))
    }
}

fn entries<'a>(banks: impl Iterator<Item = &'a Bank>) -> Vec<Entry<'a>> {
    banks.flat_map(|bank| bank.questions.iter().map(move |question| Entry::of(bank, question))).collect()
}

/// What is wrong with the craft of a whole stock of content, in the order of files and lines. What is wrong with a file
/// by itself its parser has said already.
///
/// ```
/// # #[cfg(feature = "keys")] {
/// use engine::{FaultCode, Limits, Stock, check_craft, parse_bank};
/// let head = "---\nbank: sums\ntitle: Sums\nlanguage: en\n---\n\n";
/// let question = "## Which sum is not right? {#sum rule=sums/adding difficulty=1}\n\n";
/// let text = format!("{head}{question}- [ ] 1 + 1 = 2\n- [x] 1 + 1 = 3\n\n> Count.\n");
/// let (bank, _) = parse_bank("banks/sums.en.md", &text, &Limits::default());
/// let bank = bank.unwrap();
/// let stock = Stock { banks: vec![&bank], handbook: vec![], exams: vec![], limits: &Limits::default() };
/// let codes: Vec<FaultCode> = check_craft(&stock).iter().map(|fault| fault.code).collect();
/// assert_eq!(codes, [FaultCode::TooFewToJudge, FaultCode::PlainNegative]);
/// # }
/// ```
#[must_use]
pub fn check_craft(stock: &Stock<'_>) -> Vec<Fault> {
    let mut faults = languages::missing(stock);
    faults.extend(rules::check(stock));
    faults.extend(exams::check(stock));
    let first = stock.first_entries();
    faults.extend(chance::key_positions(&first));
    faults.extend(blind::in_any_language(&first));
    for &lang in Lang::ALL {
        let entries = stock.entries_in(lang);
        faults.extend(blind::in_one_language(&entries));
        faults.extend(telling::check(&entries));
        faults.extend(similar::check(&entries));
        for entry in &entries {
            faults.extend(negative::check(entry));
            faults.extend(choices::check(entry));
            faults.extend(dated::check(entry));
            faults.extend(limits::check(entry, stock));
        }
    }
    faults.extend(giveaway::check(stock));
    faults.sort_by(|one, other| (&one.file, one.line, one.code).cmp(&(&other.file, other.line, other.code)));
    faults
}
