//! The content that ships.

use std::{fs, path::Path};

use engine::Lang;

use super::{ABOUT_BEING_FEW, Shelf};

/// The folder `question-banks`.
pub(super) fn shelf() -> Shelf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-banks");
    let mut shelf = Shelf::default();
    for part in ["", "banks", "handbook", "exams"] {
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                shelf.0.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    shelf
}

#[test]
fn the_content_that_ships_is_well_made() {
    let faults = shelf().faults().into_iter().filter(|fault| !ABOUT_BEING_FEW.contains(&fault.code));
    let said: Vec<String> = faults.map(|fault| format!("{fault}\n    {}", fault.hint(Lang::En))).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}
