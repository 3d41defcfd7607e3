//! An attempt that has gone on to another section while this page shows the one before.

use super::ending::open_dialog;
use super::page;

const DIALOG: &str = "#section-dialog";

/// Tells of it when the server names another section than this page shows.
pub fn heard(section: Option<u16>) {
    let here = page::first(DIALOG).and_then(|dialog| dialog.get_attribute("data-section")?.parse().ok());
    if section.zip(here).is_some_and(|(now, here): (u16, u16)| now != here) {
        gone_on();
    }
}

/// Says that the section of this page is closed, and where to go on.
pub fn gone_on() {
    open_dialog(DIALOG);
}
