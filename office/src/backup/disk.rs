//! Files of a backup: readable by their owner only, flushed, and under their name only when they are whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Backup, BackupTrouble};
use crate::secrets::hex;

/// `FILE.ending`.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Nothing is ever written over an earlier backup.
pub(super) fn must_be_free(file: &Path) -> Result<(), BackupTrouble> {
    let taken = [file.to_owned(), beside(file, "json")].into_iter().find(|path| path.exists());
    taken.map_or(Ok(()), |path| Err(BackupTrouble::Exists(path)))
}

/// Makes an empty file that only its owner may read; who fills it keeps that.
pub(super) fn make(file: &Path) -> Result<File, BackupTrouble> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|problem| BackupTrouble::File(file.to_owned(), problem))
}

/// Removes what was begun, if it is there.
pub(super) fn forget(file: &Path) {
    for path in [
        file.to_owned(),
        OsString::from_iter([file.as_os_str(), "-wal".as_ref()]).into(),
        OsString::from_iter([file.as_os_str(), "-shm".as_ref()]).into(),
    ] {
        let _not_there = fs::remove_file::<PathBuf>(path);
    }
}

/// Writes the description beside the backup, before the backup gets its name.
pub(super) fn describe(file: &Path, backup: &Backup) -> Result<(), BackupTrouble> {
    let (path, part) = (beside(file, "json"), beside(file, "json.part"));
    let text = serde_json::to_string_pretty(backup).map_err(io::Error::other);
    let write = || -> io::Result<()> {
        let _old = fs::remove_file(&part);
        let mut open = OpenOptions::new().write(true).create_new(true).open(&part)?;
        writeln!(open, "{}", text?)?;
        open.sync_all()?;
        fs::rename(&part, &path)
    };
    write().map_err(|problem| BackupTrouble::File(path.clone(), problem))
}

/// What was said of a backup when it was taken; none, when nothing stands beside it.
pub(super) fn described(file: &Path) -> Result<Option<Backup>, BackupTrouble> {
    let path = beside(file, "json");
    match fs::read(&path) {
        Ok(text) => match serde_json::from_slice(&text) {
            Ok(backup) => Ok(Some(backup)),
            Err(problem) => Err(BackupTrouble::File(path, io::Error::other(problem))),
        },
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(BackupTrouble::File(path, problem)),
    }
}

/// Gives a file its name, for good: the folder that names it is flushed too.
pub(super) fn put_in_place(part: &Path, file: &Path) -> Result<(), BackupTrouble> {
    let place = || -> io::Result<()> {
        fs::rename(part, file)?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    };
    place().map_err(|problem| BackupTrouble::File(file.to_owned(), problem))
}

/// Flushes a file and gives its length and its SHA-256.
pub(super) async fn flushed_and_measured(file: &Path) -> Result<(u64, String), BackupTrouble> {
    let path = file.to_owned();
    let work = tokio::task::spawn_blocking(move || -> io::Result<(u64, String)> {
        let mut open = File::open(&path)?;
        open.sync_all()?;
        let (mut hash, mut buffer, mut bytes) = (Sha256::new(), vec![0; 1 << 16], 0);
        loop {
            let read = open.read(&mut buffer)?;
            if read == 0 {
                return Ok((bytes, hex(&hash.finalize())));
            }
            hash.update(&buffer[..read]);
            bytes += read as u64;
        }
    });
    let measured = work.await.map_err(io::Error::other).and_then(|measured| measured);
    measured.map_err(|problem| BackupTrouble::File(file.to_owned(), problem))
}
