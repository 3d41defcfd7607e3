use std::collections::BTreeMap;

use engine::{Bank, Chapter, Exam, Fault, Limits, Slug, Track, parse_bank, parse_chapter};

use super::check;
use super::folder::{File, Folder};

/// Everything a folder holds, parsed.
pub(super) struct Content {
    pub(super) limits: Limits,
    /// The limits as they are written.
    pub(super) limits_file: String,
    pub(super) chapters: Vec<(String, Chapter)>,
    /// By topic, the languages of each in the order of their files.
    pub(super) banks: BTreeMap<Slug, Vec<Bank>>,
    pub(super) exams: Vec<(File, Exam)>,
    pub(super) tracks: Vec<(File, Track)>,
}

/// Parses a folder and notes every fault, of each file and between them.
pub(super) fn read(folder: &Folder) -> (Content, Vec<Fault>) {
    let (limits, mut faults) = Limits::parse(&folder.limits.name, &folder.limits.text);
    let mut content = Content {
        limits,
        limits_file: folder.limits.text.clone(),
        chapters: vec![],
        banks: BTreeMap::new(),
        exams: vec![],
        tracks: vec![],
    };
    for File { name, text } in &folder.handbook {
        let (chapter, found) = parse_chapter(name, text, &content.limits);
        faults.extend(found);
        content.chapters.extend(chapter.map(|chapter| (text.clone(), chapter)));
    }
    for File { name, text } in &folder.banks {
        let (bank, found) = parse_bank(name, text, &content.limits);
        faults.extend(found);
        if let Some(bank) = bank {
            content.banks.entry(bank.bank.clone()).or_default().push(bank);
        }
    }
    for file in &folder.exams {
        let (exam, found) = Exam::parse(&file.name, &file.text);
        faults.extend(found);
        content.exams.extend(exam.map(|exam| (file.clone(), exam)));
    }
    for file in &folder.tracks {
        let (track, found) = Track::parse(&file.name, &file.text);
        faults.extend(found);
        content.tracks.extend(track.map(|track| (file.clone(), track)));
    }
    faults.extend(check::between_files(&content));
    (content, faults)
}
