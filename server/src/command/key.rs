use std::process::ExitCode;

use office::{KeyState, Office, Operator, SigningKeyCard};
use serde_json::json;

use super::Ended;
use crate::config::Key;
use crate::moment;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, key: Key) -> Ended {
    match key {
        Key::List { json } => {
            let keys = office.signing_keys(operator).await?;
            if json {
                out::json(&keys.iter().map(written).collect::<Vec<_>>());
            } else {
                keys.iter().for_each(|key| out::result(line(key)));
            }
        }
        Key::Rotate => {
            out::result(office.rotate_signing_key(operator).await?);
            out::talk("It signs from now on. Who keeps a copy of /.well-known/jwks.json fetches it anew.");
        }
        Key::Withdraw { kid, reason } => {
            let certificates = office.withdraw_signing_key(operator, &kid, &reason).await?;
            out::result(certificates);
            out::talk("So many certificates in force prove nothing any more, and their gates are closed.");
            out::talk("`passgate certificate reissue` gives their holders new ones, under the present key.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(key: &SigningKeyCard) -> String {
    let state = match key.state {
        KeyState::InUse => "in use".to_owned(),
        KeyState::Retired { at } => format!("retired {}", moment::write(at)),
        KeyState::Withdrawn { at } => format!("withdrawn {}", moment::write(at)),
    };
    format!("{}  made {}  {state}, {} certificates", key.kid, moment::write(key.made_at), key.certificates)
}

fn written(key: &SigningKeyCard) -> serde_json::Value {
    let mut body = json!(key);
    body["made_at"] = moment::write(key.made_at).into();
    if let KeyState::Retired { at } | KeyState::Withdrawn { at } = key.state {
        body["at"] = moment::write(at).into();
    }
    body
}
