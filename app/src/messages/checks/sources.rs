//! Reading our own source files, for checks that hold code against lists.

use std::path::Path;

/// Path and text of every source file of this crate but the checks themselves.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.len() > 20);
    found
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the source folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if !path.to_string_lossy().contains("checks") && path.extension().is_some_and(|kind| kind == "rs") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).expect("a source file")));
        }
    }
}

/// The first text in quotes after each occurrence of `mark`, when it comes before the call ends.
pub(crate) fn texts_after(text: &str, mark: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.split(mark)
        .skip(1)
        .filter_map(|rest| {
            let (before, rest) = rest.split_once('"')?;
            let (quoted, _) = rest.split_once('"')?;
            (!before.contains(')') || before.contains('(')).then(|| quoted.to_owned())
        })
        .collect()
}
