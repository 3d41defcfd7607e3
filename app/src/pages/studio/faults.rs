use engine::{Fault, Lang, Level};
use leptos::prelude::*;
use office::for_reader;

use crate::looker::Reader;
use crate::names;

/// What the check finds, each with its line and what to do about it; nothing when it finds nothing.
pub(super) fn faults(reader: &Reader, faults: &[Fault]) -> Option<impl IntoView + use<>> {
    let faults: Vec<_> = faults.iter().map(|fault| one(reader, fault)).collect();
    (!faults.is_empty()).then(|| view! { <ul class="faults">{faults}</ul> })
}

fn one(reader: &Reader, fault: &Fault) -> impl IntoView + use<> {
    let lang = reader.lang;
    let place = match language(fault) {
        Some(language) => {
            say!(lang, "fault-line-in", line = fault.line, language = names::language(language))
        }
        None => say!(lang, "fault-line", line = fault.line),
    };
    told(reader, fault, place)
}

/// The same for a fault in a file of the whole content.
pub(super) fn one_of_a_file(reader: &Reader, fault: &Fault) -> impl IntoView + use<> {
    told(reader, fault, format!("{}:{}", fault.file, fault.line))
}

fn told(reader: &Reader, fault: &Fault, place: String) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (class, level) = match fault.level {
        Level::Error => ("fault error", say!(lang, "fault-error")),
        Level::Warning => ("fault", say!(lang, "fault-warning")),
    };
    let detail = (!fault.detail.is_empty()).then(|| view! { " "<code>{fault.detail.clone()}</code> });
    view! {
        <li class=class>
            <p><strong>{level}</strong>" "<span class="soft">{place}</span>{detail}</p>
            <p>{for_reader(lang, fault.hint(lang)).into_owned()}</p>
        </li>
    }
}

/// The language of the text a fault is in: the office names the text `bank/language`.
pub(super) fn language(fault: &Fault) -> Option<Lang> {
    fault.file.rsplit('/').next()?.parse().ok()
}
