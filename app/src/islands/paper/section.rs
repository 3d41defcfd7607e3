//! An attempt that has gone on to another section while this page shows the one before.

use super::ending::open_dialog;
use super::page;

const DIALOG: &str = "#section-dialog";

/// Says that the section of this page is closed, and where to go on, when the server names another.
pub fn heard(section: Option<u16>) {
    let here = page::first(DIALOG).and_then(|dialog| dialog.get_attribute("data-section")?.parse().ok());
    if section.zip(here).is_some_and(|(now, here): (u16, u16)| now != here) {
        open_dialog(DIALOG);
    }
}
