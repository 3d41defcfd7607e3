use axum::http::HeaderValue;
use office::SignIn;
use serde::Deserialize;

use super::see_other;
use super::sign_in::with_cookie;
use crate::address::local;
use crate::desk::Demo;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::trouble::{Answer, Trouble};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Where the button stood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    next: Option<String>,
}

/// Moves the demonstration's clock one day ahead, so that pauses and expiry can be seen.
pub(crate) async fn take(reader: Reader, Fields(wish): Fields<Wish>) -> Answer {
    let mut cookie = None;
    if let Some(demo) = &reader.desk.demo {
        (demo.skip)(DAY_MS).await?;
        cookie = next_morning(&reader, demo).await?;
    }
    Ok(with_cookie(see_other(wish.next.as_deref().and_then(local).unwrap_or("/")), cookie))
}

/// Overnight every session ends. Whoever pressed the button comes in again, as they would with one press.
async fn next_morning(reader: &Reader, demo: &Demo) -> Result<Option<HeaderValue>, Trouble> {
    let viewer = reader.viewer.as_ref();
    let account = viewer.and_then(|viewer| demo.accounts.iter().find(|account| account.staff_no == viewer.staff_no));
    let Some(account) = account else { return Ok(None) };
    let sign_in = SignIn {
        staff_no: account.staff_no.clone(),
        password: account.password.clone(),
        address: reader.address,
        device: String::new(),
    };
    match reader.desk.office.sign_in(sign_in).await.map_err(Trouble::from) {
        Ok(signed_in) => Ok(reader.desk.cookies.begin(&signed_in.token)),
        // A password of one's own: the sign-in page asks for it.
        Err(trouble) if trouble.refusal().is_some() => Ok(None),
        Err(trouble) => Err(trouble),
    }
}
