use std::path::Path;
use std::sync::Arc;

use office::{Chance, Office, Operator, Restored, Settings, SystemClock};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::Ended;
use super::backup::{code, counted, secret_of, tell_faults, written};
use crate::chance;
use crate::config::{Place, Restore};
use crate::moment;
use crate::open::{database_url, make_data_folder, secret};
use crate::out::{self, Trouble};

/// Restores a backup where the department's data would be, if there is none.
pub(crate) async fn run(place: &Place, asked: Restore) -> Ended {
    make_data_folder(place)?;
    let (text, brought) = secret_for(place, &asked.file)?;
    let settings =
        Settings { database_url: database_url(place)?, secret: Sha256::digest(text).into(), demo: place.demo };
    let (operator, chance) = (Operator::of_this_process(), Chance::from_seed(chance::seed()?));
    let restored = Office::restore(&operator, settings, Arc::new(SystemClock), chance, &asked.file).await;
    if restored.is_err() && brought == Brought::Along {
        // It belongs to what is not there.
        let _ = std::fs::remove_file(secret::place_of(place));
    }
    let restored = restored.map_err(Trouble::fault)?;
    if asked.json {
        tell_json(&restored);
    } else {
        out::result(format_args!("restored: {}", counted(&restored.contents)));
        tell_faults(&restored.contents);
    }
    tell(&restored);
    Ok(code(&restored.contents))
}

/// Where the secret came from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Brought {
    /// It was there.
    No,
    /// It stood beside the backup, and is now where the program looks for it.
    Along,
}

fn secret_for(place: &Place, file: &Path) -> Result<(String, Brought), Trouble> {
    let beside = secret_of(file);
    if place.secret.is_some() || secret::place_of(place).exists() {
        return Ok((secret::secret(place)?, Brought::No));
    }
    if !beside.exists() {
        return Err(Trouble::misuse(format_args!(
            "the secret of this backup is needed: as {}, as {}, or as PASSGATE_SECRET",
            beside.display(),
            secret::place_of(place).display()
        )));
    }
    let text = secret::read(&beside)?;
    secret::write(&secret::place_of(place), &text)?;
    Ok((text, Brought::Along))
}

fn tell_json(restored: &Restored) {
    out::json(&json!({
        "taken_at": restored.backup.as_ref().map(|backup| moment::write(backup.taken_at)),
        "contents": written(&restored.contents),
        "compared": restored.backup.is_some(),
        "sessions_ended": restored.sessions_ended,
    }));
}

fn tell(restored: &Restored) {
    match &restored.backup {
        Some(backup) => out::talk(format_args!("It is as it was taken at {}.", moment::write(backup.taken_at))),
        None => out::talk("No description stood beside the backup: what came back was compared with nothing."),
    }
    out::talk(format_args!(
        "{} sessions were ended: everybody signs in again. What was decided after the backup is not in it: look again at \
         certificates revoked, tokens ended, people who left or were erased since.",
        restored.sessions_ended
    ));
}
