use serde::Deserialize;

use super::see_other;
use crate::address::local;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::trouble::Answer;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Where the button stood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    next: Option<String>,
}

/// Moves the demonstration's clock one day ahead, so that pauses and expiry can be seen.
pub(crate) async fn take(reader: Reader, Fields(wish): Fields<Wish>) -> Answer {
    if let Some(demo) = &reader.desk.demo {
        (demo.skip)(DAY_MS);
    }
    Ok(see_other(wish.next.as_deref().and_then(local).unwrap_or("/")))
}
