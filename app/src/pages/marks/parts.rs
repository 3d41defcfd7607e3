use engine::{Amount, Lang, Part, PassPart, Slug};
use leptos::prelude::*;
use office::views::MarksPage;

use crate::looker::Reader;

/// Every part of the pass rule with what it asked and what there was: in words and a sign, not by colour alone.
pub(super) fn parts(reader: &Reader, page: &MarksPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let parts: Vec<_> = page
        .marks
        .parts
        .iter()
        .map(|part| {
            let class = if part.met { "part met" } else { "part unmet" };
            let verdict = if part.met { say!(lang, "part-met") } else { say!(lang, "part-unmet") };
            view! {
                <li class=class>
                    <span class="name">{name(lang, part, page)}</span>
                    <span class="have">{amount(lang, part.have)}" "<span class="unseen">{verdict}</span></span>
                    <span class="need">{say!(lang, "part-need", need = amount(lang, part.need))}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="parts">{parts}</ul> }
}

fn name(lang: Lang, part: &PassPart, page: &MarksPage) -> String {
    match &part.which {
        Part::Total => say!(lang, "part-total"),
        Part::Section(index) => say!(lang, "part-section", number = *index + 1),
        Part::Topic(topic) => say!(lang, "part-topic", topic = title(topic, page)),
        Part::RedLines => say!(lang, "part-red-lines"),
    }
}

/// The title of a topic; its name in addresses where there is none.
pub(super) fn title(topic: &Slug, page: &MarksPage) -> String {
    let found = page.topics.iter().find(|(slug, _)| slug == topic);
    found.map_or_else(|| topic.to_string(), |(_, title)| title.clone())
}

fn amount(lang: Lang, amount: Amount) -> String {
    match amount {
        Amount::Points(points) => say!(lang, "amount-points", points = points.to_string()),
        Amount::Questions(count) => say!(lang, "amount-questions", count = count),
    }
}
