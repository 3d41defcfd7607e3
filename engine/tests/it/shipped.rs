//! The content that ships: it parses, and its languages agree.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use engine::{
    Bank, Candidate, Chapter, Exam, Fault, Lang, Limits, Mode, PaperSection, Section, Seen, Track, Usage,
    check_against_handbook, compare_languages, feasible, parse_bank, parse_chapter,
};

use crate::sample::{draw, pool};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-banks")
}

/// The files of a folder, by name, with their text.
fn files(name: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder().join(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect();
    files.sort();
    files
}

fn limits() -> (Limits, Vec<Fault>) {
    Limits::parse("limits.toml", &fs::read_to_string(folder().join("limits.toml")).unwrap())
}

#[track_caller]
fn assert_faultless(faults: &[Fault]) {
    let said: Vec<String> = faults.iter().map(|fault| format!("{fault} ({})", fault.hint(Lang::En))).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

fn banks() -> (Vec<Bank>, Vec<Fault>) {
    let read = files("banks").into_iter().map(|(file, text)| parse_bank(&file, &text, &limits().0));
    let (banks, faults): (Vec<_>, Vec<_>) = read.unzip();
    (banks.into_iter().flatten().collect(), faults.concat())
}

fn handbook() -> (Vec<Chapter>, Vec<Fault>) {
    let read = files("handbook").into_iter().map(|(file, text)| parse_chapter(&file, &text, &limits().0));
    let (chapters, faults): (Vec<_>, Vec<_>) = read.unzip();
    (chapters.into_iter().flatten().collect(), faults.concat())
}

#[test]
fn all_files_are_without_fault() {
    assert_faultless(&limits().1);
    assert_faultless(&banks().1);
    assert_faultless(&handbook().1);
    for (file, text) in files("exams") {
        assert_faultless(&Exam::parse(&file, &text).1);
    }
    for (file, text) in files("tracks") {
        assert_faultless(&Track::parse(&file, &text).1);
    }
}

#[test]
fn every_bank_is_its_file_again() {
    for ((_, text), bank) in files("banks").iter().zip(banks().0) {
        assert_eq!(bank.to_text(), *text);
    }
}

#[test]
fn the_languages_of_each_bank_agree() {
    let (banks, _) = banks();
    for bank in &banks {
        for other in banks.iter().filter(|other| other.bank == bank.bank && other.language > bank.language) {
            assert_faultless(&compare_languages(bank, other));
        }
    }
}

#[test]
fn the_languages_of_each_chapter_agree() {
    let (handbook, _) = handbook();
    let ids = |chapter: &Chapter| {
        chapter
            .rules
            .iter()
            .map(|rule| (rule.id.clone(), rule.valid_from.clone(), rule.limits.clone()))
            .collect::<Vec<_>>()
    };
    for chapter in &handbook {
        for other in handbook.iter().filter(|other| other.chapter == chapter.chapter) {
            assert_eq!(ids(chapter), ids(other), "{} {}", chapter.file, other.file);
        }
    }
}

#[test]
fn every_question_keeps_to_the_handbook() {
    let (handbook, _) = handbook();
    for bank in banks().0 {
        assert_faultless(&check_against_handbook(&bank, &handbook, &limits().0));
    }
}

/// The questions of all banks as an exam of this mode may draw them.
fn candidates(banks: &[Bank], mode: Mode) -> Vec<Candidate> {
    let unfit = if mode == Mode::Practice { Usage::Exam } else { Usage::Practice };
    let questions = banks.iter().filter(|bank| bank.language == Lang::ZhHans);
    let questions =
        questions.flat_map(|bank| bank.questions.iter().map(|question| (&bank.bank, question.question.traits())));
    let fit = questions.filter(|(_, traits)| traits.usage != unfit);
    let named = |bank: &engine::Slug, slug: &engine::Slug| format!("{bank}/{slug}");
    let candidates = fit.map(|(bank, traits)| Candidate {
        question: named(bank, &traits.slug),
        kind: traits.kind,
        topic: bank.clone(),
        difficulty: traits.difficulty,
        measured: None,
        red_line: traits.red_line,
        slug_key: named(bank, &traits.slug),
        enemies: traits.enemies.iter().map(|enemy| named(bank, enemy)).collect(),
        shape: traits.shape,
    });
    candidates.collect()
}

#[test]
fn every_exam_can_be_drawn() {
    let (banks, _) = banks();
    for (file, text) in files("exams") {
        let exam = Exam::parse(&file, &text).0.unwrap();
        let candidates = candidates(&banks, exam.mode);
        assert_eq!(feasible(&pool(&exam.blueprint, &candidates)), [], "{file}");
        let drawn = draw(&[7; 32], &exam.blueprint, &candidates).unwrap();
        assert_eq!(drawn.paper.items().count(), exam.blueprint.count(), "{file}");
    }
}

#[test]
fn a_thousand_papers_of_each_exam_are_all_different_and_each_fills_every_cell_exactly() {
    let (banks, _) = banks();
    for (file, text) in files("exams") {
        let exam = Exam::parse(&file, &text).0.unwrap();
        let candidates = candidates(&banks, exam.mode);
        let known: BTreeMap<&str, &Candidate> = candidates.iter().map(|one| (one.question.as_str(), one)).collect();
        let (mut papers, pool) = (BTreeSet::new(), pool(&exam.blueprint, &candidates));
        for number in 0..1_000_u64 {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&number.to_be_bytes());
            let paper = engine::draw(&seed, &pool, &Seen::new()).unwrap().paper;
            for (drawn, asked) in paper.sections.iter().zip(&exam.blueprint.sections) {
                assert_eq!(filled(drawn, asked, &known), asked.cells.iter().map(|cell| cell.count).collect::<Vec<_>>());
            }
            papers.insert(serde_json::to_string(&paper).unwrap());
        }
        assert_eq!(papers.len(), 1_000, "{file}");
    }
}

/// How many questions of a section each of its cells accounts for: narrow cells first, as the draw fills them.
fn filled(drawn: &PaperSection, asked: &Section, known: &BTreeMap<&str, &Candidate>) -> Vec<u16> {
    let mut left: Vec<&Candidate> = drawn.items.iter().map(|item| known[item.question.as_str()]).collect();
    assert!(left.iter().all(|one| asked.kind.admits(one.kind)));
    asked
        .cells
        .iter()
        .map(|cell| {
            let before = left.len();
            let fits = |one: &Candidate| {
                one.topic == cell.topic
                    && one.red_line == cell.red_line
                    && cell.difficulty.is_none_or(|difficulty| difficulty == one.difficulty)
            };
            left.retain(|one| !fits(one));
            u16::try_from(before - left.len()).unwrap()
        })
        .collect()
}

#[test]
fn every_track_names_what_there_is() {
    let exams: Vec<_> = files("exams").iter().filter_map(|(file, text)| Some(Exam::parse(file, text).0?.id)).collect();
    let chapters: Vec<_> = handbook().0.into_iter().map(|chapter| chapter.chapter).collect();
    for (file, text) in files("tracks") {
        for phase in Track::parse(&file, &text).0.unwrap().phases {
            assert!(phase.exams.iter().all(|exam| exams.contains(exam)), "{file}");
            assert!(phase.chapters.iter().all(|chapter| chapters.contains(chapter)), "{file}");
        }
    }
}
