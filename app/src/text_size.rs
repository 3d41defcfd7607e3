//! How large the text is: a setting of this browser, for every page.

use std::str::FromStr;

/// The sizes there are, in per cent of the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As everybody has it.
    #[default]
    Usual,
    /// A quarter larger.
    Large,
    /// Half as large again.
    Larger,
    /// Twice as large.
    Twice,
}

impl TextSize {
    /// All of them, the smallest first.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Large, Self::Larger, Self::Twice];

    /// In per cent.
    #[must_use]
    pub const fn percent(self) -> u16 {
        match self {
            Self::Usual => 100,
            Self::Large => 125,
            Self::Larger => 150,
            Self::Twice => 200,
        }
    }

    /// The size of so many per cent, if there is one.
    #[must_use]
    pub fn of(percent: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.percent() == percent)
    }

    /// The class of the whole page, by which the style sheet knows it.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Large => "text-125",
            Self::Larger => "text-150",
            Self::Twice => "text-200",
        }
    }
}

/// A text that names no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSize;

impl FromStr for TextSize {
    type Err = NoSize;

    fn from_str(text: &str) -> Result<Self, NoSize> {
        text.parse().ok().and_then(Self::of).ok_or(NoSize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sizes_on_offer_are_read() {
        for (text, expect) in
            [("100", Ok(TextSize::Usual)), ("200", Ok(TextSize::Twice)), ("110", Err(NoSize)), ("x", Err(NoSize))]
        {
            assert_eq!(text.parse(), expect, "{text}");
        }
    }
}
