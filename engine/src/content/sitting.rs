use super::toml_file::{Table, TomlFile};
use crate::{Mode, Sitting};

/// How an exam is sat. Practice goes question by question anyhow.
pub(super) fn sitting<'t>(read: &mut TomlFile<'t>, root: &mut Table<'t>, mode: Option<Mode>) -> Sitting {
    let usual = Sitting::default();
    let Some(mut table) = read.may_table(root, "sitting") else { return usual };
    let sitting = Sitting {
        navigation: read.may(&mut table, "navigation").unwrap_or(usual.navigation),
        pages: read.may(&mut table, "pages").unwrap_or(usual.pages),
        watermark: read.may(&mut table, "watermark").unwrap_or(usual.watermark),
        notes: read.may(&mut table, "notes").unwrap_or(usual.notes),
    };
    if mode == Some(Mode::Practice) {
        read.refuse(&table, "mode = practice, sitting = …");
    }
    read.finish(table);
    sitting
}
