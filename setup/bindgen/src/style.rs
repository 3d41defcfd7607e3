//! The style sheet: the files of a folder, in the order in which its `NAME.scss` uses them. It has nothing but lines
//! `@use "file";`, so that Sass makes the same of it and nobody needs Sass.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::{Outcome, files};

pub(crate) fn make(folder: &Path, sheet: &Path) -> Outcome<()> {
    let list = folder.join(sheet.with_extension("scss").file_name().ok_or("the sheet has no name")?);
    let lines = fs::read_to_string(&list).map_err(|problem| format!("{}: {problem}", list.display()))?;
    let mut order = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let used = line.strip_prefix("@use \"").and_then(|rest| rest.strip_suffix("\";"));
        order.push(format!("{}.css", used.ok_or_else(|| format!("{}: not an @use: {line}", list.display()))?));
    }

    let mut unlisted: BTreeSet<String> = names(folder)?;
    let mut all = String::new();
    for name in order {
        let file = folder.join(&name);
        all += &fs::read_to_string(&file).map_err(|problem| format!("{}: {problem}", file.display()))?;
        all.push('\n');
        unlisted.remove(&name);
    }
    if let Some(name) = unlisted.first() {
        return Err(format!("{name} is missing in {}", list.display()).into());
    }
    files::write(sheet, all.as_bytes())
}

fn names(folder: &Path) -> Outcome<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.insert(name);
        }
    }
    Ok(names)
}
