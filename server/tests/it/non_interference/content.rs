//! Content for two houses from one text, so that they can differ in ticks and explanations and in nothing else.

use std::fs;
use std::path::Path;

use crate::house::Folder;

/// What stands in every explanation and note, and nowhere else.
pub(crate) const MARKER: &str = "KEYMARK";

const BANK: &str = include_str!("content/bank.md");

/// Whose ticks and explanations are taken: `[1]` and `>1` of the text, or `[2]` and `>2`. `[b]` and `>` are both's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    One,
    Other,
}

impl Keys {
    /// The bank as it would be written with these keys.
    pub(crate) fn bank(self) -> String {
        let (mine, others) = match self {
            Self::One => ('1', '2'),
            Self::Other => ('2', '1'),
        };
        let (note, others_note) = (format!(">{mine} "), format!(">{others} "));
        let lines = BANK.lines().filter(|line| !line.trim_start().starts_with(&others_note)).map(|line| {
            line.replace(&note, "> ")
                .replace(&format!("- [{mine}]"), "- [x]")
                .replace(&format!("- [{others}]"), "- [ ]")
                .replace("- [b]", "- [x]")
        });
        lines.map(|line| line + "\n").collect()
    }

    /// The choices that are ticked, as the bank writes them.
    pub(crate) fn ticked(self) -> Vec<String> {
        self.bank().lines().filter_map(|line| line.strip_prefix("- [x] ")).map(str::to_owned).collect()
    }

    /// A content folder with these keys.
    pub(crate) fn folder(self) -> Folder {
        let folder = Folder::make();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/non_interference/content");
        for part in ["handbook", "exams", "tracks"] {
            fs::create_dir_all(folder.path().join(part)).unwrap();
            for file in fs::read_dir(source.join(part)).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), folder.path().join(part).join(file.file_name())).unwrap();
            }
        }
        fs::copy(source.join("limits.toml"), folder.path().join("limits.toml")).unwrap();
        fs::create_dir_all(folder.path().join("banks")).unwrap();
        fs::write(folder.path().join("banks/cart.en.md"), self.bank()).unwrap();
        folder
    }
}
