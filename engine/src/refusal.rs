use serde::{Deserialize, Serialize};

use crate::{Moment, Points};

/// Why something was not done, as a person may be told. The list is closed: each has a text in every language under
/// the message id `refusal-` + [`Refusal::code`], and a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub enum Refusal {
    /// There is no such thing, or it is somebody else's.
    NotFound,
    /// Nobody is signed in.
    SignInNeeded,
    /// This viewer's roles do not reach so far.
    NotAllowed,
    /// Staff number and password do not go together.
    WrongCredentials,
    /// Too many failures from this account at this address.
    TooManyTries {
        /// Seconds until the next try.
        retry_after_s: u32,
    },
    /// The new password is too short.
    PasswordTooShort {
        /// The least number of characters.
        min: u32,
    },
    /// The new password is one that everybody tries first.
    PasswordTooCommon,
    /// The new password is the old one.
    PasswordSameAsBefore,
    /// The deadline has passed; what came is kept, but does not count.
    TimeIsUp,
    /// The attempt is closed.
    AlreadyHandedIn,
    /// Another device has taken the attempt over.
    HeldByAnotherDevice,
    /// The question is not on this paper.
    NoSuchQuestion,
    /// The answer does not fit the question.
    MalformedAnswer,
    /// A newer answer is on disk and stays.
    NewerAnswerKept,
    /// All attempts are used up.
    NoAttemptsLeft {
        /// How many the exam allows.
        allowed: u32,
    },
    /// The pause between two attempts is not over.
    PauseUntil {
        /// When it is.
        at: Moment,
    },
    /// The exam can be begun in its windows only, and the next opens later.
    OpensAt {
        /// When.
        at: Moment,
    },
    /// The last window in which the exam could be begun is over.
    WindowsOver,
    /// The exam is paused: nothing begins, and what is sent to a paper is kept but does not count.
    ExamPaused {
        /// Since when.
        since: Moment,
    },
    /// The banks do not hold enough questions for a cell of the blueprint.
    BankTooSmall {
        /// The section, counted from 1.
        section: u16,
        /// The cell's topic.
        topic: String,
        /// The cell's difficulty; none when any will do.
        difficulty: Option<u8>,
        /// Whether the cell asks for red lines.
        red_line: bool,
        /// How many questions the cell needs.
        need: u16,
        /// How many there are.
        have: u16,
    },
    /// A key stays closed until the question is settled.
    NotYetSettled,
    /// A practice question is answered once.
    AlreadyAnswered,
    /// A question of an attempt is reported once.
    AlreadyReported,
    /// Somebody else answered the report meanwhile.
    AnsweredMeanwhile,
    /// The form came from another site.
    CrossSite,
    /// A field of the request cannot be read.
    BadRequest {
        /// Which.
        field: String,
    },
    /// The request is larger than anything this door takes.
    TooLarge,
    /// Too much at once; nothing was done.
    Busy {
        /// Seconds until the next try.
        retry_after_s: u32,
    },
    /// It took too long: whether it was done must be looked up.
    NotKnown,
    /// One that was granted before still waits to be used.
    AlreadyGranted,
    /// An attempt has taken what was granted already.
    GrantUsed,
    /// The attempt ends at another time than whoever decided had before them.
    DeadlineMoved {
        /// When it ends now.
        at: Moment,
    },
    /// Somebody has this staff number.
    StaffNoTaken {
        /// The number.
        staff_no: String,
    },
    /// Nobody would be left who can let others in.
    LastAdministrator,
    /// Somebody has decided about this answer, or has counted another answer to the same question.
    DecidedMeanwhile,
    /// The marks would be lower with this answer, which must be confirmed.
    MarksWouldFall {
        /// The total now.
        from: Points,
        /// The total then.
        to: Points,
        /// The points there are.
        max: Points,
        /// Whether the attempt would pass no more.
        fails: bool,
    },
    /// The attempt is over, and its outcome is not told yet, or at no time.
    MarksWithheld {
        /// When it is told, as far as that is known.
        at: Option<Moment>,
    },
    /// The question is in a section that was left or not reached yet; what came is kept, but does not count.
    SectionClosed {
        /// The section that takes answers, counted from 1.
        open: u16,
    },
}

impl Refusal {
    /// The HTTP status that goes with it.
    ///
    /// ```
    /// assert_eq!(engine::Refusal::TimeIsUp.status(), 409);
    /// ```
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignInNeeded => 401,
            Self::NotAllowed | Self::NotYetSettled | Self::CrossSite | Self::MarksWithheld { .. } => 403,
            Self::TooManyTries { .. } => 429,
            Self::TooLarge => 413,
            Self::Busy { .. } => 503,
            Self::NotKnown => 504,
            Self::TimeIsUp
            | Self::AlreadyHandedIn
            | Self::HeldByAnotherDevice
            | Self::NewerAnswerKept
            | Self::NoAttemptsLeft { .. }
            | Self::PauseUntil { .. }
            | Self::ExamPaused { .. }
            | Self::OpensAt { .. }
            | Self::WindowsOver
            | Self::BankTooSmall { .. }
            | Self::AlreadyAnswered
            | Self::AlreadyReported
            | Self::AnsweredMeanwhile
            | Self::AlreadyGranted
            | Self::GrantUsed
            | Self::DeadlineMoved { .. }
            | Self::LastAdministrator
            | Self::DecidedMeanwhile
            | Self::MarksWouldFall { .. }
            | Self::SectionClosed { .. } => 409,
            Self::WrongCredentials
            | Self::PasswordTooShort { .. }
            | Self::PasswordTooCommon
            | Self::PasswordSameAsBefore
            | Self::NoSuchQuestion
            | Self::MalformedAnswer
            | Self::BadRequest { .. }
            | Self::StaffNoTaken { .. } => 422,
        }
    }

    /// Its name in messages, JSON and logs.
    ///
    /// ```
    /// assert_eq!(engine::Refusal::TimeIsUp.code(), "time-is-up");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::NotAllowed => "not-allowed",
            Self::WrongCredentials => "wrong-credentials",
            Self::TooManyTries { .. } => "too-many-tries",
            Self::PasswordTooShort { .. } => "password-too-short",
            Self::PasswordTooCommon => "password-too-common",
            Self::PasswordSameAsBefore => "password-same-as-before",
            Self::TimeIsUp => "time-is-up",
            Self::AlreadyHandedIn => "already-handed-in",
            Self::HeldByAnotherDevice => "held-by-another-device",
            Self::NoSuchQuestion => "no-such-question",
            Self::MalformedAnswer => "malformed-answer",
            Self::NewerAnswerKept => "newer-answer-kept",
            Self::NoAttemptsLeft { .. } => "no-attempts-left",
            Self::PauseUntil { .. } => "pause-until",
            Self::ExamPaused { .. } => "exam-paused",
            Self::OpensAt { .. } => "opens-at",
            Self::WindowsOver => "windows-over",
            Self::BankTooSmall { .. } => "bank-too-small",
            Self::NotYetSettled => "not-yet-settled",
            Self::AlreadyAnswered => "already-answered",
            Self::AlreadyReported => "already-reported",
            Self::AnsweredMeanwhile => "answered-meanwhile",
            Self::CrossSite => "cross-site",
            Self::BadRequest { .. } => "bad-request",
            Self::TooLarge => "too-large",
            Self::Busy { .. } => "busy",
            Self::NotKnown => "not-known",
            Self::AlreadyGranted => "already-granted",
            Self::GrantUsed => "grant-used",
            Self::DeadlineMoved { .. } => "deadline-moved",
            Self::StaffNoTaken { .. } => "staff-no-taken",
            Self::LastAdministrator => "last-administrator",
            Self::DecidedMeanwhile => "decided-meanwhile",
            Self::MarksWouldFall { .. } => "marks-would-fall",
            Self::MarksWithheld { .. } => "marks-withheld",
            Self::SectionClosed { .. } => "section-closed",
        }
    }
}
