use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file of the workspace.
pub(super) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// All Rust files below a folder of the workspace: path and text, in order.
pub(super) fn rust_files(folder: &str) -> Vec<(String, String)> {
    files(folder, ".rs")
}

/// All files of SQL below a folder.
pub(super) fn sql_files(folder: &str) -> Vec<(String, String)> {
    files(folder, ".sql")
}

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path, ending));
        } else if path.ends_with(ending) {
            found.push((path.clone(), text(&path)));
        }
    }
    found
}
