use leptos::prelude::*;
use office::views::VersionCard;

use crate::look;
use crate::looker::Reader;
use crate::names;

/// All versions, newest first: who changed the question, and when.
pub(super) fn list(reader: &Reader, versions: &[VersionCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let versions: Vec<_> = versions
        .iter()
        .map(|version| {
            let number = say!(lang, "version-number", number = version.number);
            view! { <li>{number}" · "{look::minute(reader, version.at)}" · "{names::writer(lang, &version.by)}</li> }
        })
        .collect();
    view! { <ul class="lines small">{versions}</ul> }
}
