use std::path::Path;

use leptos::prelude::*;
use office::{Problem, SystemState};

use super::size;
use crate::desk::CookiePolicy;
use crate::look::{Notice, Tone};
use crate::looker::{Looker, Reader};
use crate::{moments, names};

/// What the office found, and what only this process can know.
pub(super) fn all(looker: &Looker, state: &SystemState) -> Vec<Problem> {
    let mut found = state.problems.clone();
    if looker.desk.cookies == CookiePolicy::PlainLan {
        found.push(Problem::PlainHttp);
    }
    if looker.desk.secret_file.as_deref().is_some_and(others_may_read) {
        found.push(Problem::SecretReadable);
    }
    found
}

#[cfg(unix)]
fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_may_read(_file: &Path) -> bool {
    false
}

/// Each problem in plain words, with what to do about it.
pub(super) fn list(reader: &Reader, found: &[Problem]) -> AnyView {
    let lang = reader.lang;
    if found.is_empty() {
        let text = say!(lang, "system-well-text");
        return view! { <Notice tone=Tone::Plain name=say!(lang, "system-well")><p>{text}</p></Notice> }.into_any();
    }
    let items: Vec<_> = found
        .iter()
        .map(|problem| {
            let (what, to_do) = words(reader, problem);
            view! { <li><p class="name">{what}</p><p>{to_do}</p></li> }
        })
        .collect();
    view! {
        <section class="problems" aria-labelledby="problems">
            <h2 id="problems">{say!(lang, "system-problems", count = found.len())}</h2>
            <ol class="lines">{items}</ol>
        </section>
    }
    .into_any()
}

fn words(reader: &Reader, problem: &Problem) -> (String, String) {
    let lang = reader.lang;
    let at = |moment| moments::minute(lang, reader.zone(), moment);
    match problem {
        Problem::NoBackup => (say!(lang, "problem-no-backup"), say!(lang, "problem-no-backup-do")),
        Problem::OldBackup { days } => {
            (say!(lang, "problem-old-backup", days = *days), say!(lang, "problem-old-backup-do"))
        }
        Problem::LittleRoom(room) => {
            (say!(lang, "problem-little-room", free = size(room.free)), say!(lang, "problem-little-room-do"))
        }
        Problem::Unsealed { since } => {
            (say!(lang, "problem-unsealed", since = at(*since)), say!(lang, "problem-unsealed-do"))
        }
        Problem::Untranslated(lacking) => (
            say!(
                lang,
                "problem-untranslated",
                language = names::language(lacking.language),
                questions = lacking.questions,
                chapters = lacking.chapters
            ),
            say!(lang, "problem-untranslated-do"),
        ),
        Problem::ClockJumped(jump) => (
            say!(lang, "problem-clock-jumped", at = at(jump.at), seconds = jump.ms / 1000),
            say!(lang, "problem-clock-jumped-do"),
        ),
        Problem::Demonstration => (say!(lang, "problem-demonstration"), say!(lang, "problem-demonstration-do")),
        Problem::PlainHttp => (say!(lang, "problem-plain-http"), say!(lang, "problem-plain-http-do")),
        Problem::SecretReadable => (say!(lang, "problem-secret-readable"), say!(lang, "problem-secret-readable-do")),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_that_others_may_read_is_noticed() {
        let file = std::env::temp_dir().join(format!("passgate-secret-{}", std::process::id()));
        std::fs::write(&file, "x").unwrap();
        for (mode, noticed) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(others_may_read(&file), noticed, "{mode:o}");
        }
        std::fs::remove_file(&file).unwrap();
        assert!(!others_may_read(&file), "where there is no file nobody reads it");
    }
}
