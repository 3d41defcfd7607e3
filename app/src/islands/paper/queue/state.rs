/// How far the answers of this page have come, as the page says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Every change has its receipt.
    Safe,
    /// A change is on its way.
    Saving,
    /// A change could not be delivered and will be tried again.
    Unsafe,
    /// A change was refused for good; sending it again would change nothing.
    Refused,
    /// Another page holds the attempt: what was changed here last is on record and does not count.
    Elsewhere,
    /// The exam is paused: what is not safe yet waits until it goes on.
    Held,
}

impl SaveState {
    /// The value of the attribute `data-state`, by which the style sheet shows the right words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Saving => "saving",
            Self::Unsafe => "unsafe",
            Self::Refused => "refused",
            Self::Elsewhere => "elsewhere",
            Self::Held => "held",
        }
    }

    /// Whether somebody who only listens has to hear of it: what happens at each tick is not said aloud.
    #[must_use]
    pub fn is_news(self) -> bool {
        !matches!(self, Self::Safe | Self::Saving)
    }
}

/// How far one answer has come that is not safe, or not as it was entered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is being sent.
    Underway,
    /// It is on this device and nowhere else.
    Here,
    /// It was refused for good.
    Refused,
    /// It is on record and does not count, since another page holds the attempt.
    Overtaken,
}

impl Progress {
    /// The word by which the page finds what to say.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Underway => "underway",
            Self::Here => "here",
            Self::Refused => "refused",
            Self::Overtaken => "overtaken",
        }
    }
}
