use engine::Refusal;
use leptos::prelude::*;
use office::PersonId;

use super::Saying;
use crate::address::to;
use crate::doors::Entry;
use crate::look::{Notice, Tone};
use crate::looker::Reader;
use crate::refusals;

/// A part of the page, with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Name,
    Roles,
    Link,
    Sessions,
    Teams,
    Posts,
    Mentor,
    Leave,
    Return,
    Erase,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Name,
        Self::Roles,
        Self::Link,
        Self::Sessions,
        Self::Teams,
        Self::Posts,
        Self::Mentor,
        Self::Leave,
        Self::Return,
        Self::Erase,
    ];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Roles => "roles",
            Self::Link => "link",
            Self::Sessions => "sessions",
            Self::Teams => "teams",
            Self::Posts => "posts",
            Self::Mentor => "mentor",
            Self::Leave => "leave",
            Self::Return => "return",
            Self::Erase => "erase",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == text)
    }

    /// The page, at this part, once it was done.
    pub(crate) fn done(self, id: &PersonId) -> String {
        let page = to("/people/{id}/account", &[id.as_str()]);
        format!("{page}?done={part}#{part}", part = self.as_str())
    }
}

/// What was refused, where, and what was typed.
pub(crate) struct Objection {
    pub(crate) part: Part,
    pub(crate) entry: Entry,
    pub(crate) refusal: Refusal,
}

/// One part of the page.
pub(super) fn part(reader: &Reader, saying: &Saying, part: Part, title: String, body: AnyView) -> AnyView {
    view! {
        <section class="part-of-page" id=part.as_str()>
            <h2>{title}</h2>
            <div class="stack">{said(reader, saying, part)}{body}</div>
        </section>
    }
    .into_any()
}

fn said(reader: &Reader, saying: &Saying, part: Part) -> Option<AnyView> {
    let lang = reader.lang;
    match saying {
        Saying::Done(done) if *done == part => {
            Some(view! { <Notice tone=Tone::Done><p>{say!(lang, "account-done")}</p></Notice> }.into_any())
        }
        Saying::Refused(objection) if objection.part == part => {
            let text = objected(reader, &objection.refusal);
            Some(view! { <Notice tone=Tone::Refused><p>{text}</p></Notice> }.into_any())
        }
        _ => None,
    }
}

fn objected(reader: &Reader, refusal: &Refusal) -> String {
    let lang = reader.lang;
    match refusal {
        Refusal::BadRequest { field } => match field.as_str() {
            "name" | "team" => say!(lang, "staff-cannot-be-written"),
            "role" => say!(lang, "account-bad-role"),
            "from" => say!(lang, "account-bad-from"),
            "until" => say!(lang, "account-bad-until"),
            "place" => say!(lang, "account-bad-place"),
            "post" => say!(lang, "account-bad-post"),
            "mentor" => say!(lang, "account-bad-mentor"),
            "reason" => say!(lang, "account-bad-reason"),
            "confirmation" => say!(lang, "account-bad-confirmation"),
            _ => refusals::text(reader, refusal),
        },
        _ => refusals::text(reader, refusal),
    }
}
