use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::chance;
use crate::config::Place;
use crate::out::Trouble;

const FILE: &str = "secret";
/// Shorter ones can be guessed.
const SHORTEST: usize = 32;

/// The text that everything sealed rests on: from the configuration, else from the file in the data folder, which is
/// made at the first start and readable by its owner only.
pub(crate) fn secret(place: &Place) -> Result<String, Trouble> {
    match &place.secret {
        Some(given) => long_enough(given, "PASSGATE_SECRET").map_err(Trouble::misuse),
        None => from_file(&place_of(place)),
    }
}

/// Where it stands when the configuration does not say it.
pub(crate) fn place_of(place: &Place) -> PathBuf {
    place.data.join(FILE)
}

/// The secret in a file.
pub(crate) fn read(file: &Path) -> Result<String, Trouble> {
    let text = fs::read_to_string(file).map_err(|problem| trouble(file, &problem))?;
    long_enough(text.trim(), &file.display().to_string()).map_err(Trouble::fault)
}

/// Puts a secret into a new file, readable by its owner only.
pub(crate) fn write(file: &Path, text: &str) -> Result<(), Trouble> {
    create(file, text).map_err(|problem| trouble(file, &problem))
}

fn from_file(file: &Path) -> Result<String, Trouble> {
    match make(file) {
        Ok(()) => tracing::info!("made a secret beside the database; a backup is worth nothing without it"),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {}
        Err(problem) => return Err(trouble(file, &problem)),
    }
    read(file)
}

fn trouble(file: &Path, problem: &io::Error) -> Trouble {
    Trouble::fault(format_args!("{}: {problem}", file.display()))
}

fn make(file: &Path) -> io::Result<()> {
    let text: String =
        chance::seed().map_err(|_| io::ErrorKind::Other)?.iter().map(|byte| format!("{byte:02x}")).collect();
    create(file, &text)
}

fn create(file: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(file)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()
}

fn long_enough(text: &str, from: &str) -> Result<String, String> {
    if text.len() >= SHORTEST {
        Ok(text.to_owned())
    } else {
        Err(format!("{from} has {} characters; it needs at least {SHORTEST}, made at random", text.len()))
    }
}
