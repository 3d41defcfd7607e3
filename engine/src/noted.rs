use crate::words::closed_words;

closed_words! {
    /// What the page of an attempt notes of its window. That it was so proves nothing by itself.
    Noted as "note" {
        /// The window was left: another came before it, or another tab.
        Left = "left",
        /// It was in front again.
        Back = "back",
        /// Something was copied.
        Copied = "copied",
        /// Something was pasted.
        Pasted = "pasted",
        /// It was printed.
        Printed = "printed",
    }
}
