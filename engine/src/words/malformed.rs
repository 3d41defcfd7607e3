use std::fmt;

/// Says that a text is not the word it should have been, for whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What it should have been, e.g. `slug`.
    pub expected: &'static str,
    /// What was given.
    pub given: String,
}

impl Malformed {
    pub(crate) fn new(expected: &'static str, given: &str) -> Self {
        Self { expected, given: given.to_owned() }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a {}", self.given, self.expected)
    }
}

impl std::error::Error for Malformed {}
