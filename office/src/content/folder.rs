use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The file of limits.
const LIMITS: &str = "limits.toml";

/// The files of a content folder, by what they are for, each kind in the order of its names.
pub(super) struct Folder {
    pub(super) limits: File,
    pub(super) handbook: Vec<File>,
    pub(super) banks: Vec<File>,
    pub(super) exams: Vec<File>,
    pub(super) tracks: Vec<File>,
}

/// One file.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Its name as faults say it, relative to the folder.
    pub(super) name: String,
    pub(super) text: String,
}

impl Folder {
    /// Of files by name, as an export has them.
    pub(super) fn of(files: BTreeMap<String, String>) -> Self {
        let mut this = Self {
            limits: File { name: LIMITS.to_owned(), text: String::new() },
            handbook: Vec::new(),
            banks: Vec::new(),
            exams: Vec::new(),
            tracks: Vec::new(),
        };
        for (name, text) in files {
            match name.split_once('/').map(|(part, _)| part) {
                Some("handbook") => this.handbook.push(File { name, text }),
                Some("banks") => this.banks.push(File { name, text }),
                Some("exams") => this.exams.push(File { name, text }),
                Some("tracks") => this.tracks.push(File { name, text }),
                _ if name == LIMITS => this.limits.text = text,
                _ => {}
            }
        }
        this
    }

    /// Reads a folder. What is not there is empty; the folder itself must be.
    pub(super) fn open(dir: &Path) -> io::Result<Self> {
        fs::read_dir(dir).map_err(|error| named(error, dir))?;
        let limits = dir.join(LIMITS);
        let text = if limits.exists() { text(&limits)? } else { String::new() };
        Ok(Self {
            limits: File { name: LIMITS.to_owned(), text },
            handbook: files(dir, "handbook", "md")?,
            banks: files(dir, "banks", "md")?,
            exams: files(dir, "exams", "toml")?,
            tracks: files(dir, "tracks", "toml")?,
        })
    }
}

fn files(dir: &Path, part: &str, ending: &str) -> io::Result<Vec<File>> {
    let dir = dir.join(part);
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(&dir).map_err(|error| named(error, &dir))? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_some_and(|found| found == ending) && !name.starts_with('.') {
            files.push(File { name: format!("{part}/{name}"), text: text(&path)? });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| named(error, path))
}

/// An error that says which file it was.
fn named(error: io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
