use std::fmt;

/// A question's own Markdown, verbatim, with its key: what is stored and exported. It is as silent as a key: no
/// `Serialize`, `Clone`, `Display` or `PartialEq`, and its text can be had only with the feature `keys`.
pub struct Source(String);

impl Source {
    /// Takes a question's Markdown, from its `##` on.
    ///
    /// ```
    /// let source = engine::Source::new("## One and one? {#sum}".to_owned());
    /// assert_eq!(format!("{source:?}"), "Source(…)");
    /// ```
    #[must_use]
    pub const fn new(markdown: String) -> Self {
        Self(markdown)
    }

    pub(crate) fn verbatim(&self) -> &str {
        &self.0
    }

    /// The Markdown, for the store and for export.
    ///
    /// ```
    /// # #[cfg(feature = "keys")]
    /// assert_eq!(engine::Source::new("## One?".to_owned()).text(), "## One?");
    /// ```
    #[cfg(feature = "keys")]
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The Markdown itself, for the store and for export.
    ///
    /// ```
    /// # #[cfg(feature = "keys")]
    /// assert_eq!(engine::Source::new("## One?".to_owned()).into_text(), "## One?");
    /// ```
    #[cfg(feature = "keys")]
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::silent(f, "Source")
    }
}
