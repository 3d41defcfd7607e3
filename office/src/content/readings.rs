//! The second reading: somebody who sees only faces and handbook answers each question, and a file beside the banks keeps
//! what they answered and which version of the question that was.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use engine::{Fault, FaultCode, Lang, Reading, Slug, check_readings, reader_agrees};
use serde::{Deserialize, Serialize};

use super::{check, folder::Folder, prepared::Prepared, read};

/// The file, beside `limits.toml`.
const FILE: &str = "readings.csv";

/// A row of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    question: String,
    /// Of the question in all its languages, as `bank export` writes it.
    hash: String,
    answer: String,
    agreed: Agreed,
    #[serde(default)]
    remark: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Agreed {
    Yes,
    No,
}

/// What a reader answered: a row of the file that `bank reading` takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    question: String,
    answer: String,
    #[serde(default)]
    remark: String,
}

/// What came of taking in what a reader answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReadingsTaken {
    /// How many answers were the author's too.
    pub agreed: usize,
    /// Questions that the reader answered otherwise, each with the answer.
    pub disagreed: Vec<(String, String)>,
    /// Rows that could not be taken: no such question, or no letters of its choices.
    pub unreadable: Vec<String>,
}

/// The faults of a folder's readings; none in a folder that has no such file.
pub(super) fn faults(dir: &Path, content: &read::Content, hashes: &Hashes) -> io::Result<Vec<Fault>> {
    let file = dir.join(FILE);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let (mut faults, mut readings) = (Vec::new(), Vec::new());
    for (line, row) in rows::<Row>(&fs::read_to_string(&file)?) {
        match row {
            Ok(row) => readings.push(Reading {
                line,
                is_current: hashes.get(&row.question).is_some_and(|hash| *hash == row.hash),
                question: row.question,
                answer: row.answer,
                agreed: row.agreed == Agreed::Yes,
                remark: row.remark,
            }),
            Err(problem) => {
                let code = FaultCode::BadReading;
                faults.push(Fault { file: FILE.to_owned(), line, level: code.level(), code, detail: problem });
            }
        }
    }
    faults.extend(check_readings(&check::stock(content), FILE, &readings));
    Ok(faults)
}

/// Rows of a CSV text with their lines.
fn rows<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<(usize, Result<T, String>)> {
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().cloned();
    let read = reader.records().map(|record| {
        let line = |position: Option<&csv::Position>| {
            position.map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX))
        };
        match (record, &header) {
            (Ok(record), Ok(header)) => {
                (line(record.position()), record.deserialize(Some(header)).map_err(|problem| problem.to_string()))
            }
            (Err(problem), _) => (line(problem.position()), Err(problem.to_string())),
            (Ok(record), Err(problem)) => (line(record.position()), Err(problem.to_string())),
        }
    });
    read.collect()
}

/// The hash of each question, by `bank/id`.
pub(super) type Hashes = BTreeMap<String, String>;

/// The hashes of content without faults that are more than warnings.
pub(super) fn hashes(content: read::Content) -> io::Result<Hashes> {
    let prepared = Prepared::of(content).map_err(|_| io::Error::other("the questions cannot be hashed"))?;
    let questions = prepared.questions.into_iter();
    Ok(questions.map(|one| (format!("{}/{}", one.bank, one.traits.slug), one.hash)).collect())
}

/// The questions of a folder as a reader gets them, as Markdown: stems and choices with letters, and no key.
///
/// # Errors
/// When a file cannot be read.
pub fn faces(dir: &Path, lang: Lang, banks: &[Slug]) -> io::Result<String> {
    let (content, _) = read::read(&Folder::open(dir)?);
    let of_language = content.banks.values().flatten().filter(|bank| bank.language == lang);
    let mut text = String::new();
    for bank in of_language.filter(|bank| banks.is_empty() || banks.contains(&bank.bank)) {
        for question in &bank.questions {
            let face = &question.question.face;
            let slug = question.question.traits().slug;
            let _ = writeln!(text, "## {}/{slug} ({})\n\n{}\n", bank.bank, face.kind, face.stem.to_text());
            for (letter, choice) in ('A'..).zip(&face.choices) {
                let _ = writeln!(text, "{letter}. {}", choice.to_text());
            }
            text.push('\n');
        }
    }
    Ok(text)
}

/// Takes what a reader answered (CSV: `question`, `answer`, `remark`) into the folder's readings. What was read before of
/// the same questions is replaced.
///
/// # Errors
/// When a file cannot be read or written.
pub fn take_readings(dir: &Path, answers: &str) -> io::Result<ReadingsTaken> {
    let (content, _) = read::read(&Folder::open(dir)?);
    let mut taken = ReadingsTaken::default();
    let mut said = Vec::new();
    let stock = check::stock(&content);
    for (line, row) in rows::<Said>(answers) {
        let judged = row.map(|row| (reader_agrees(&stock, &row.question, &row.answer), row));
        match judged {
            Ok((Some(agreed), row)) => said.push((agreed, row)),
            Ok((None, row)) => taken.unreadable.push(format!("{line}: {} {}", row.question, row.answer)),
            Err(problem) => taken.unreadable.push(format!("{line}: {problem}")),
        }
    }
    let hashes = hashes(content)?;
    let file = dir.join(FILE);
    let old = if file.exists() { fs::read_to_string(&file)? } else { String::new() };
    let kept = rows::<Row>(&old).into_iter().filter_map(|(_, row)| row.ok());
    let mut all: BTreeMap<String, Row> = kept.map(|row| (row.question.clone(), row)).collect();
    for (agrees, Said { question, answer, remark }) in said {
        if agrees {
            taken.agreed += 1;
        } else {
            taken.disagreed.push((question.clone(), answer.clone()));
        }
        let (agreed, hash) = (if agrees { Agreed::Yes } else { Agreed::No }, hashes.get(&question).cloned());
        all.insert(question.clone(), Row { hash: hash.unwrap_or_default(), question, answer, agreed, remark });
    }
    all.retain(|question, _| hashes.contains_key(question));
    write(&file, all.into_values())?;
    Ok(taken)
}

fn write(file: &Path, rows: impl Iterator<Item = Row>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).map_err(io::Error::other)?;
    }
    fs::write(file, writer.into_inner().map_err(|problem| io::Error::other(problem.to_string()))?)
}
