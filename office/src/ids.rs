use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes what came in an address as an id; whether it names anything is for the store to say. What can be
            /// no id becomes the empty one, which names nothing.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                let text = text.into();
                Self(if is_plain(&text) { text } else { String::new() })
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// A person, for ever, whoever they are called.
    PersonId;
    /// A session: one sign-in on one device.
    SessionId;
    /// A team.
    TeamId;
    /// One sitting of one exam.
    AttemptId;
    /// A certificate.
    CertificateId;
    /// What a candidate said about a question.
    ReportId;
    /// Something that was granted to somebody.
    GrantId;
    /// An API token, not its secret.
    ApiTokenId;
}

/// The longest id, and the longest number on a certificate.
const LONGEST: usize = 64;

/// Whether something may be an id: letters, digits, `-` and `_`, and not too many. PostgreSQL breaks on others (NUL).
pub(crate) fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    text.len() <= LONGEST && text.bytes().all(plain)
}
