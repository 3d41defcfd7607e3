use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use engine::{Fault, FaultCode};
use serde::{Deserialize, Serialize};

use super::state::State;

/// The file beside the content that says what the database held when the folder was written: hidden, so that nothing
/// reads it as content, and apart, so that the Markdown stays clean.
pub(super) const FILE: &str = ".passgate-hashes.toml";

const ABOUT: &str = "\
# Written by `passgate bank export` and `passgate bank import`: what the database held when this folder and it last agreed.
# An import refuses what was changed in the database since. Keep this file with the folder; never edit it.

";

/// What a database held: the hash of each thing, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hashes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limits: Option<String>,
    pub(super) chapters: BTreeMap<String, String>,
    pub(super) exams: BTreeMap<String, String>,
    pub(super) tracks: BTreeMap<String, String>,
    /// By bank, by slug; only what is drawn.
    pub(super) questions: BTreeMap<String, BTreeMap<String, String>>,
}

impl Hashes {
    /// Of a database.
    pub(super) fn of(state: &State) -> Self {
        let hashes = |newest: &super::state::Newest| {
            newest.iter().map(|(name, (_, hash))| (name.clone(), hash.clone())).collect()
        };
        let mut questions: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for ((bank, slug), known) in &state.questions {
            if let Some(hash) = known.drawn() {
                questions.entry(bank.clone()).or_default().insert(slug.clone(), hash.to_owned());
            }
        }
        Self {
            limits: state.limits_hash(),
            chapters: hashes(&state.chapters),
            exams: hashes(&state.exams),
            tracks: hashes(&state.tracks),
            questions,
        }
    }

    /// The hash of a question.
    pub(super) fn question(&self, bank: &str, slug: &str) -> Option<&str> {
        self.questions.get(bank)?.get(slug).map(String::as_str)
    }

    /// Of a folder; none when it never was in agreement with a database.
    ///
    /// # Errors
    /// When the file cannot be read, and, as a fault, when it cannot be understood.
    pub(super) fn read(dir: &Path) -> io::Result<Result<Option<Self>, Fault>> {
        let text = match fs::read_to_string(dir.join(FILE)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ok(None)),
            Err(error) => return Err(error),
        };
        Ok(toml::from_str(&text).map(Some).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let code = FaultCode::BadToml;
            Fault {
                file: FILE.to_owned(),
                line: before.matches('\n').count() + 1,
                level: code.level(),
                code,
                detail: error.message().to_owned(),
            }
        }))
    }

    /// As the file says it.
    pub(super) fn text(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{ABOUT}{}", toml::to_string(self)?))
    }
}
