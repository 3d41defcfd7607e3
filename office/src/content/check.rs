use std::collections::{BTreeMap, BTreeSet};

use engine::{
    Chapter, Detail, ExamFile, Fault, FaultCode, Mode, Slug, Stock, check_against_handbook, compare_languages,
};

use super::feasibility::infeasible;
use super::read::Content;
use crate::shelf::REPETITION;

/// What is wrong between files that are each right by themselves.
pub(super) fn between_files(content: &Content) -> Vec<Fault> {
    let mut faults = repeated(content);
    let handbook: Vec<Chapter> = content.chapters.iter().map(|(_, chapter)| chapter.clone()).collect();
    for banks in content.banks.values() {
        for (index, bank) in banks.iter().enumerate() {
            faults.extend(check_against_handbook(bank, &handbook, &content.limits));
            if let Some(first) = banks.first().filter(|_| index > 0) {
                faults.extend(compare_languages(first, bank));
            }
        }
    }
    faults.extend(unknown_posts(content));
    for (file, exam) in &content.exams {
        let cells = exam.blueprint.sections.iter().flat_map(|section| &section.cells);
        let topics: BTreeSet<&Slug> = cells.map(|cell| &cell.topic).collect();
        let unknown = topics.into_iter().filter(|topic| !content.banks.contains_key(topic));
        let before = faults.len();
        faults.extend(unknown.map(|topic| fault(&file.name, &file.text, FaultCode::UnknownTopic, topic.as_str())));
        if faults.len() == before {
            faults.extend(infeasible(content, file, exam));
        }
        if exam.id.as_str() == REPETITION {
            faults.push(fault(&file.name, &file.text, FaultCode::NameKept, REPETITION));
        }
        // The next question is only a press away from the solution: without it a practice has nothing to say.
        if exam.mode == Mode::Practice && !exam.shown.after_answer.contains(&Detail::Solutions) {
            faults.push(fault(&file.name, &file.text, FaultCode::NoSolutionsShown, "shown"));
        }
    }
    faults.extend(unknown_steps(content));
    faults
}

/// The whole of it, as the check of the craft and the coverage read it.
pub(super) fn stock(content: &Content) -> Stock<'_> {
    let exams = content.exams.iter().map(|(file, exam)| ExamFile { file: &file.name, text: &file.text, exam });
    Stock {
        banks: content.banks.values().flatten().collect(),
        handbook: content.chapters.iter().map(|(_, chapter)| chapter).collect(),
        exams: exams.collect(),
        limits: &content.limits,
    }
}

/// A fault at the first line of a file that names what is wrong.
pub(super) fn fault(file: &str, text: &str, code: FaultCode, detail: &str) -> Fault {
    let line = text.lines().position(|line| line.contains(detail)).map_or(1, |index| index + 1);
    Fault { file: file.to_owned(), line, level: code.level(), code, detail: detail.to_owned() }
}

/// Files that say they are what another file is already.
fn repeated(content: &Content) -> Vec<Fault> {
    let chapters = content.chapters.iter().map(|(text, chapter)| {
        (format!("chapter {} {}", chapter.chapter, chapter.language), chapter.file.as_str(), text.as_str())
    });
    let banks = content
        .banks
        .values()
        .flatten()
        .map(|bank| (format!("bank {} {}", bank.bank, bank.language), bank.file.as_str(), bank.head.as_str()));
    let exams =
        content.exams.iter().map(|(file, exam)| (format!("exam {}", exam.id), file.name.as_str(), file.text.as_str()));
    let tracks = content
        .tracks
        .iter()
        .map(|(file, track)| (format!("post {}", track.post), file.name.as_str(), file.text.as_str()));
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (what, file, text) in chapters.chain(banks).chain(exams).chain(tracks) {
        if let Some(first) = known.insert(what, file) {
            faults.push(fault(file, text, FaultCode::RepeatedFile, first));
        }
    }
    faults
}

/// Questions for posts that have no track.
fn unknown_posts(content: &Content) -> Vec<Fault> {
    let posts: BTreeSet<&Slug> = content.tracks.iter().map(|(_, track)| &track.post).collect();
    let mut faults = Vec::new();
    for bank in content.banks.values().flatten() {
        for question in &bank.questions {
            for post in question.question.traits().posts.iter().filter(|post| !posts.contains(post)) {
                let code = FaultCode::UnknownPost;
                let (file, detail) = (bank.file.clone(), post.to_string());
                faults.push(Fault { file, line: question.line, level: code.level(), code, detail });
            }
        }
    }
    faults
}

/// Chapters and exams that tracks name and nobody has written.
fn unknown_steps(content: &Content) -> Vec<Fault> {
    let chapters: BTreeSet<&Slug> = content.chapters.iter().map(|(_, chapter)| &chapter.chapter).collect();
    let exams: BTreeSet<&Slug> = content.exams.iter().map(|(_, exam)| &exam.id).collect();
    let mut faults = Vec::new();
    let withheld = |exam: &Slug| content.exams.iter().any(|(_, one)| one.id == *exam && one.shown.withholds_marks());
    for (file, track) in &content.tracks {
        let note = |code, name: &Slug| fault(&file.name, &file.text, code, name.as_str());
        for phase in &track.phases {
            let missing = phase.chapters.iter().filter(|chapter| !chapters.contains(chapter));
            faults.extend(missing.map(|chapter| note(FaultCode::UnknownChapter, chapter)));
            let missing = phase.exams.iter().filter(|exam| !exams.contains(exam));
            faults.extend(missing.map(|exam| note(FaultCode::UnknownExam, exam)));
            let untold = phase.exams.iter().filter(|exam| withheld(exam));
            faults.extend(untold.map(|exam| note(FaultCode::MarksWithheldGate, exam)));
        }
    }
    faults
}
