//! The style sheet: the files of a folder, in the order that its file `order` lists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::{Outcome, files};

pub(crate) fn make(folder: &Path, sheet: &Path) -> Outcome<()> {
    let list = folder.join("order");
    let order = fs::read_to_string(&list).map_err(|problem| format!("{}: {problem}", list.display()))?;
    let order: Vec<&str> =
        order.lines().map(str::trim).filter(|name| !name.is_empty() && !name.starts_with('#')).collect();

    let mut unlisted: BTreeSet<String> = names(folder)?;
    let mut all = String::new();
    for name in order {
        let file = folder.join(name);
        all += &fs::read_to_string(&file).map_err(|problem| format!("{}: {problem}", file.display()))?;
        all.push('\n');
        unlisted.remove(name);
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
