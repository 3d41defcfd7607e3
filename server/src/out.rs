//! The only place that writes to the terminal: results to stdout, talk to stderr.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

/// The exit code of a command that did its work and found something that is not as it should be.
pub(crate) const FINDING: u8 = 1;
/// The exit code of a command that was asked for something that makes no sense.
pub(crate) const MISUSE: u8 = 2;

/// A result, on stdout. When nobody listens any more there is nobody to tell.
pub(crate) fn result(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A result for a program, on stdout.
pub(crate) fn json(value: &impl Serialize) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => result(text),
        Err(problem) => talk(problem),
    }
}

/// A word to whoever waits, on stderr.
pub(crate) fn talk(line: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Why a command ends early: what to say, and the exit code.
#[derive(Debug)]
pub(crate) struct Trouble {
    said: String,
    code: u8,
}

impl Trouble {
    /// Something was found that is not as it should be, or something failed.
    pub(crate) fn fault(said: impl Display) -> Self {
        Self { said: said.to_string(), code: FINDING }
    }

    /// The command line or the environment asks for something that makes no sense.
    pub(crate) fn misuse(said: impl Display) -> Self {
        Self { said: said.to_string(), code: MISUSE }
    }

    /// Says it, and gives the exit code.
    pub(crate) fn told(self) -> ExitCode {
        talk(format_args!("passgate: {}", self.said));
        ExitCode::from(self.code)
    }
}
