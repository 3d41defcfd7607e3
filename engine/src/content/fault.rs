use std::fmt;

use serde::{Deserialize, Serialize};

use super::FaultCode;
use crate::{Lang, words::closed_words};

closed_words! {
    /// Whether content with a fault may be taken in.
    Level as "level" {
        /// The file is refused.
        Error = "error",
        /// The file is taken, and somebody should look.
        Warning = "warning",
    }
}

/// Something wrong in a content file, where it is, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The file, as it was named to the parser.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Whether the file is refused.
    pub level: Level,
    /// The kind of fault.
    pub code: FaultCode,
    /// The offending text.
    pub detail: String,
}

impl Fault {
    /// What to do about it, in a sentence.
    ///
    /// ```
    /// use engine::{Lang, Limits, parse_bank};
    /// let (_, faults) = parse_bank("banks/cart.en.md", "## No front matter", &Limits::default());
    /// assert!(faults[0].hint(Lang::En).contains("---"));
    /// ```
    #[must_use]
    pub fn hint(&self, lang: Lang) -> &'static str {
        self.code.hint(lang)
    }
}

/// For terminals and editors, which jump to `file:line`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} [{}] {}", self.file, self.line, self.level, self.code, self.detail)
    }
}

/// The faults of one file as they are found.
pub(crate) struct Faults<'a> {
    file: &'a str,
    found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(crate) const fn of(file: &'a str) -> Self {
        Self { file, found: Vec::new() }
    }

    /// Notes a fault at its usual level.
    pub(crate) fn add(&mut self, line: usize, code: FaultCode, detail: impl Into<String>) {
        let detail = detail.into();
        self.found.push(Fault { file: self.file.to_owned(), line, level: code.level(), code, detail });
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.found.iter().any(|fault| fault.level == Level::Error)
    }

    /// All of them in the order of the file.
    pub(crate) fn into_vec(mut self) -> Vec<Fault> {
        self.found.sort_by_key(|fault| fault.line);
        self.found
    }
}
