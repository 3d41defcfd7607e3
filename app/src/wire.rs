//! What islands and server say to each other. Nothing here knows a key.

use std::fmt;

use engine::{Lang, Noted, Payload, Refusal};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// One change of one answer, as the page sends it. A retry is the same request again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveRequest {
    /// The attempt's id.
    pub attempt: String,
    /// Names the page that edits, as the server named it.
    pub device: String,
    /// The epoch this page knows.
    pub epoch: u32,
    /// Counts the changes of this page from 1.
    pub sequence: u32,
    /// The question's place on the paper, from 0.
    pub place: u16,
    /// What was entered.
    pub payload: Payload,
    /// The language the question was read in.
    pub language: Lang,
}

/// The server's word that an answer is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAnswer {
    /// The epoch in which this page now edits.
    pub epoch: u32,
    /// The sequence of the request.
    pub sequence: u32,
    /// The attempt's version now, for the form's hidden field.
    pub version: u32,
    /// The receipt, in hexadecimal.
    pub receipt: String,
    /// Milliseconds left, by the server's clock; none without a time limit.
    pub remaining_ms: Option<i64>,
    /// That it is saved and since when, in words.
    pub at: String,
    /// When this save took the attempt over from another page: all answers as they stand.
    pub others: Option<Vec<StoredAnswer>>,
}

/// An answer as it stands on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAnswer {
    /// The question's place on the paper, from 0.
    pub place: u16,
    /// The choices ticked, by their place.
    pub places: Vec<u8>,
}

/// A question marked for later, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagRequest {
    /// The attempt's id.
    pub attempt: String,
    /// The question's place on the paper, from 0.
    pub place: u16,
    /// Marked or not.
    pub on: bool,
}

/// How an attempt stands, for a page that was asleep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockAnswer {
    /// Milliseconds left; none without a time limit. While the time stands still, what will be left.
    pub remaining_ms: Option<i64>,
    /// Until when, in words; none without a time limit and while the time stands still.
    pub until: Option<String>,
    /// How the time stands still, when it does.
    pub halt: Option<Halted>,
    /// The epoch in force: another than the page's means that another page edits.
    pub epoch: u32,
    /// The section that takes answers, when sections close behind it.
    pub section: Option<u16>,
}

/// A pause, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halted {
    /// The clock's time at which it began.
    pub since: String,
    /// Why.
    pub why: String,
}

/// What a page noted of its window, a few things at a time. Sent again, it stands once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotedRequest {
    /// The attempt's id.
    pub attempt: String,
    /// Names the page, as the server named it.
    pub device: String,
    /// What was noted.
    pub notes: Vec<WindowNote>,
}

/// One thing that a page noted. Never what was copied or pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowNote {
    /// Counts the notes of this page from 1.
    pub number: u32,
    /// What it was.
    pub kind: Noted,
    /// How long ago it was when it was sent, in milliseconds, as the browser says.
    pub ago_ms: u32,
    /// How long it lasted that the window was left, as the browser says; with a return only.
    pub lasted_ms: Option<u32>,
}

/// Signing in again in place. The password goes to the server and is kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInAgain {
    /// The staff number.
    pub staff_no: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for SignInAgain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInAgain(…)")
    }
}

/// A question that somebody is writing, as it stands in the editor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// The bank it belongs to.
    pub bank: String,
    /// Its id; none for a new one.
    pub question: Option<String>,
    /// Its text in each language.
    pub drafts: Vec<Draft>,
}

/// The text of a question in one language, before anything is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The language.
    pub language: Lang,
    /// Markdown.
    pub text: String,
}

/// What the server makes of a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previewed {
    /// How many faults there are, in a sentence.
    pub verdict: String,
    /// The question and its faults, for the page: rendered on the server, where nothing of an author's HTML survives.
    pub html: String,
}

/// A text under work holds a key, which is nobody's business in a log.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft").field("language", &self.language).finish_non_exhaustive()
    }
}

impl fmt::Debug for PreviewRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreviewRequest").field("bank", &self.bank).finish_non_exhaustive()
    }
}

impl fmt::Debug for Previewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Previewed(…)")
    }
}

/// Why a call from an island did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The office said no, and why.
    Refused(Refusal),
    /// Something broke on the server; the code finds it in the log.
    Broke(String),
    /// No answer, or one that could not be read.
    Unreachable,
}

impl FromServerFnError for Told {
    type Encoder = JsonEncoding;

    /// On the server it is the request that could not be read, in the browser the answer.
    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        if cfg!(feature = "ssr") {
            return Self::Refused(Refusal::BadRequest { field: "request".to_owned() });
        }
        Self::Unreachable
    }
}
