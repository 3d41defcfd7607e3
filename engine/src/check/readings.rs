//! The second reading: whether whoever sees only faces and handbook comes to the same answer as the author.

use super::{Entry, Stock, entry::fault};
use crate::{Fault, FaultCode};

/// What somebody answered who saw a question's face and the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its line in the file of readings.
    pub line: usize,
    /// The question, as `bank/id`.
    pub question: String,
    /// Whether the question still reads as it did then.
    pub is_current: bool,
    /// The letters of the choices, in the order of the bank: `B`, or `ACD`.
    pub answer: String,
    /// Whether the row says that reader and author agree.
    pub agreed: bool,
    /// How a disagreement was settled, or what else is to be said.
    pub remark: String,
}

/// Questions that nobody has read as they are now, at their headings, and rows of the file `file` that cannot be right.
#[must_use]
pub fn check_readings(stock: &Stock<'_>, file: &str, readings: &[Reading]) -> Vec<Fault> {
    let entries = stock.first_entries();
    let wrong = |reading: &Reading, detail: &str| {
        let detail = format!("{}: {detail}", reading.question);
        fault(file, reading.line, FaultCode::BadReading, detail)
    };
    let mut faults = Vec::new();
    for reading in readings {
        let entry = entries.iter().find(|entry| name(entry) == reading.question);
        faults.extend(match entry {
            None => Some(wrong(reading, "?")),
            // Of a question that was changed since, the letters may mean something else by now.
            Some(_) if !reading.is_current => None,
            Some(entry) => said_wrong(entry, reading).map(|detail| wrong(reading, detail)),
        });
    }
    let is_read =
        |entry: &&Entry<'_>| readings.iter().any(|reading| reading.is_current && reading.question == name(entry));
    let unread = entries.iter().filter(|entry| !is_read(entry));
    faults.extend(unread.map(|entry| entry.fault(FaultCode::NotReadTwice, name(entry))));
    faults
}

/// Whether these letters are the key; none when they are no letters of its choices.
#[must_use]
pub fn reader_agrees(stock: &Stock<'_>, question: &str, answer: &str) -> Option<bool> {
    let entries = stock.first_entries();
    agrees(entries.iter().find(|entry| name(entry) == question)?, answer)
}

fn said_wrong(entry: &Entry<'_>, reading: &Reading) -> Option<&'static str> {
    match agrees(entry, &reading.answer) {
        None => Some("answer"),
        Some(agrees) if agrees != reading.agreed => Some("agreed"),
        Some(false) if reading.remark.trim().is_empty() => Some("remark"),
        Some(_) => None,
    }
}

fn agrees(entry: &Entry<'_>, answer: &str) -> Option<bool> {
    let letters: Vec<char> = ('A'..='Z').take(entry.choices().count()).collect();
    let chosen: Vec<char> = answer.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_sound = !chosen.is_empty() && chosen.iter().all(|letter| letters.contains(letter));
    is_sound.then(|| letters.iter().zip(entry.choices()).all(|(letter, (_, right))| chosen.contains(letter) == right))
}

fn name(entry: &Entry<'_>) -> String {
    format!("{}/{}", entry.bank.bank, entry.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, parse_bank};

    const BANK: &str = "---\nbank: sums\ntitle: Sums\nlanguage: en\n---\n\n## Even? {#even .multi}\n\n- [x] 2\n- [ ] 3\n- [x] 4\n\n## One and one? {#sum}\n\n- [ ] 1\n- [x] 2\n";

    fn reading(question: &str, answer: &str, agreed: bool, remark: &str) -> Reading {
        let (question, remark) = (question.to_owned(), remark.to_owned());
        Reading { line: 2, question, is_current: true, answer: answer.to_owned(), agreed, remark }
    }

    fn found(readings: &[Reading]) -> Vec<(usize, FaultCode, String)> {
        let bank = parse_bank("banks/sums.en.md", BANK, &Limits::default()).0.unwrap();
        let stock = Stock { banks: vec![&bank], handbook: vec![], exams: vec![], limits: &Limits::default() };
        let faults = check_readings(&stock, "readings.csv", readings).into_iter();
        faults.map(|fault| (fault.line, fault.code, fault.detail)).collect()
    }

    #[test]
    fn every_question_is_read_as_it_is_now() {
        let even = reading("sums/even", "CA", true, "");
        assert_eq!(found(&[even.clone(), reading("sums/sum", "B", true, "")]), []);
        let outdated = Reading { is_current: false, ..reading("sums/sum", "Z", true, "") };
        assert_eq!(found(&[even, outdated]), [(13, FaultCode::NotReadTwice, "sums/sum".into())]);
    }

    #[test]
    fn a_row_says_what_is_so_and_a_disagreement_how_it_was_settled() {
        let even =
            |answer, agreed, remark| [reading("sums/even", answer, agreed, remark), reading("sums/sum", "B", true, "")];
        for (row, expect) in [
            (even("A", false, "an even number may be larger than two"), None),
            (even("A", false, " "), Some("sums/even: remark")),
            (even("A", true, ""), Some("sums/even: agreed")),
            (even("AC", false, "?"), Some("sums/even: agreed")),
            (even("AD", true, ""), Some("sums/even: answer")),
            (even("", true, ""), Some("sums/even: answer")),
        ] {
            let expect: Vec<_> =
                expect.into_iter().map(|detail: &str| (2, FaultCode::BadReading, detail.to_owned())).collect();
            assert_eq!(found(&row), expect);
        }
        let stranger =
            [reading("sums/odd", "A", true, ""), even("AC", true, "")[0].clone(), even("AC", true, "")[1].clone()];
        assert_eq!(found(&stranger), [(2, FaultCode::BadReading, "sums/odd: ?".into())]);
    }
}
