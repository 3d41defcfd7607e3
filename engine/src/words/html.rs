use std::fmt;

use serde::Serialize;

/// Markup that is safe to put into a page as it stands. Only the renderer of this crate makes one, and it never takes
/// over an author's HTML; so there is no way in from a string or from JSON.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    pub(crate) const fn rendered(markup: String) -> Self {
        Self(markup)
    }

    /// The markup, for the page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Silent: faces and keys hold markup, and neither belongs into a log.
impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Html(…)")
    }
}
