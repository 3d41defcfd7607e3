use engine::Lang;
use serde::Deserialize;

use super::see_other;
use super::sign_in::with_cookie;
use crate::address::local;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::trouble::Answer;

/// The language switch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    lang: Lang,
    next: Option<String>,
}

/// Keeps the language in this browser and, for whoever is signed in, on every other one.
pub(crate) async fn take(reader: Reader, Fields(wish): Fields<Wish>) -> Answer {
    if let Some(viewer) = &reader.viewer {
        reader.desk.office.set_language(viewer, wish.lang).await?;
    }
    let next = wish.next.as_deref().and_then(local).unwrap_or("/");
    Ok(with_cookie(see_other(next), reader.desk.cookies.language(wish.lang)))
}
