use std::path::{Path, PathBuf};
use std::process::ExitCode;

use office::{Contents, Fault, Office, Operator};
use serde_json::{Value, json};

use super::Ended;
use crate::config::{Backup, Place};
use crate::moment;
use crate::open::secret;
use crate::out::{self, Trouble};

pub(crate) async fn run(office: &Office, operator: &Operator, place: &Place, asked: Backup) -> Ended {
    let beside = secret_of(&asked.file);
    if asked.with_secret {
        // First, so that a secret that cannot be written is known before the work.
        secret::write(&beside, &secret::secret(place)?)?;
    }
    let taken = office.back_up(operator, &asked.file).await;
    if taken.is_err() && asked.with_secret && !asked.file.exists() {
        // Without the backup it would only lie about.
        let _ = std::fs::remove_file(&beside);
    }
    let taken = taken.map_err(Trouble::fault)?;
    if asked.json {
        let mut body = json!(taken);
        body["taken_at"] = moment::write(taken.taken_at).into();
        body["contents"] = written(&taken.contents);
        body["file"] = asked.file.display().to_string().into();
        body["secret"] = asked.with_secret.then(|| beside.display().to_string()).into();
        out::json(&body);
    } else {
        out::result(format_args!("{}: {} bytes; {}", asked.file.display(), taken.bytes, counted(&taken.contents)));
        tell_faults(&taken.contents);
    }
    out::talk(if asked.with_secret {
        "The secret is beside it. Whoever has both can read everything and sign certificates: keep them in two places."
    } else {
        "The secret is not in it (file `secret` in the data folder, or PASSGATE_SECRET). Without it receipts, seals and \
         signing keys are worth nothing and Passgate does not open the backup: keep a copy of it in another place."
    });
    Ok(code(&taken.contents))
}

/// Where the secret stands beside a backup.
pub(super) fn secret_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".secret");
    name.into()
}

/// What a database holds, in one line.
pub(super) fn counted(contents: &Contents) -> String {
    let newest = contents.last_receipt.as_ref().map_or_else(
        || "no answer yet".to_owned(),
        |newest| format!("newest receipt {} of {}", newest.receipt, moment::write(newest.at)),
    );
    format!(
        "{} people, {} attempts, {} answers, {} certificates, {} events; {newest}",
        contents.people, contents.attempts, contents.answers, contents.certificates, contents.events
    )
}

/// The same for programs.
pub(super) fn written(contents: &Contents) -> Value {
    let mut body = json!(contents);
    if let Some(newest) = &contents.last_receipt {
        body["last_receipt"]["at"] = moment::write(newest.at).into();
    }
    body
}

pub(super) fn tell_faults(contents: &Contents) {
    for fault in &contents.faults {
        out::result(match fault {
            Fault::Seal { seal } => format!("broken: seal {seal} does not fit its events"),
            Fault::Receipts { attempt, ordinal } => format!("broken: attempt {attempt} at answer {ordinal}"),
        });
    }
}

pub(super) fn code(contents: &Contents) -> ExitCode {
    ExitCode::from(if contents.faults.is_empty() { 0 } else { out::FINDING })
}
