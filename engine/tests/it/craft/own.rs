//! The content that ships.

use std::{fs, path::Path};

use engine::Lang;

use super::Shelf;

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
    let faults = shelf().faults().into_iter();
    let said: Vec<String> = faults.map(|fault| format!("{fault}\n    {}", fault.hint(Lang::En))).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// In every bank, not only where a bank is large enough for the check to speak of it.
#[test]
fn who_cannot_read_scores_within_eight_points_of_chance() {
    let scores = shelf().blind_scores().into_iter();
    let much: Vec<_> = scores.filter(|score| score.percent - score.by_chance > 8.0).collect();
    assert!(much.is_empty(), "{much:#?}");
}
