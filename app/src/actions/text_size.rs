use engine::Refusal;
use serde::Deserialize;

use super::see_other;
use super::sign_in::with_cookie;
use crate::address::local;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::text_size::TextSize;
use crate::trouble::Answer;

/// The size that was pressed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    size: u16,
    next: Option<String>,
}

/// Keeps the size of the text in this browser.
pub(crate) async fn take(reader: Reader, Fields(wish): Fields<Wish>) -> Answer {
    let size = TextSize::of(wish.size).ok_or_else(|| Refusal::BadRequest { field: "size".to_owned() })?;
    let next = wish.next.as_deref().and_then(local).unwrap_or("/");
    Ok(with_cookie(see_other(next), reader.desk.cookies.text_size(size)))
}
