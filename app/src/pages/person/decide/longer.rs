use leptos::prelude::*;
use office::views::desk::{AccommodationRecord, Record};

use super::{Entered, folded, reason};
use crate::address::to;
use crate::look::{Blank, Button, Choice, Choose, Holds, PostForm, Weight};
use crate::looker::Reader;

/// What is customary; the office takes anything from 1 to 200.
const PERCENT: [u32; 5] = [10, 25, 33, 50, 100];

/// Extra time at every exam with a clock: given, or given otherwise, and ended.
pub(super) fn forms(
    reader: &Reader,
    record: &Record,
    set: Option<&Entered>,
    ended: Option<&Entered>,
) -> impl IntoView + use<> {
    let end = record.accommodation.as_ref().map(|_| end(reader, record, ended));
    view! {
        {give(reader, record, set)}
        {end}
    }
}

fn give(reader: &Reader, record: &Record, entered: Option<&Entered>) -> AnyView {
    let lang = reader.lang;
    let action = to("/people/{id}/accommodation", &[record.person.as_str()]);
    let held = record.accommodation.as_ref();
    let (chosen, term) = match entered {
        Some(entered) => (entered.minutes.clone(), entered.term.clone()),
        None => (held.map(|held| held.percent.to_string()), None),
    };
    let choices = choices(reader, held);
    let chosen = chosen.or_else(|| Some("25".to_owned()));
    let (from, until) = term.unwrap_or_default();
    let why = reason(reader, "longer-reason".to_owned(), entered);
    let title = if held.is_some() { say!(lang, "longer-change") } else { say!(lang, "longer-give") };
    let body = view! {
        <p class="soft">{say!(lang, "longer-text")}</p>
        <PostForm action=action label=title.clone()>
            <Choose id="longer-percent" name="percent" label=say!(lang, "longer-percent") choices=choices chosen=chosen/>
            <Blank name="from" label=say!(lang, "column-from") holds=Holds::Day hint=say!(lang, "account-from-hint") value=from/>
            <Blank name="until" label=say!(lang, "column-until") holds=Holds::Day hint=say!(lang, "account-until-hint") value=until/>
            {why}
            <p class="soft small">{say!(lang, "longer-private")}</p>
            <div class="row"><Button>{say!(lang, "longer-go")}</Button></div>
        </PostForm>
    };
    folded(title, entered, body.into_any())
}

fn choices(reader: &Reader, held: Option<&AccommodationRecord>) -> Vec<Choice> {
    let mut all: Vec<u32> = PERCENT.into_iter().chain(held.map(|held| held.percent)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|one| (one.to_string(), say!(reader.lang, "longer-by", percent = one))).collect()
}

fn end(reader: &Reader, record: &Record, entered: Option<&Entered>) -> AnyView {
    let lang = reader.lang;
    let action = to("/people/{id}/accommodation/end", &[record.person.as_str()]);
    let why = reason(reader, "no-longer-reason".to_owned(), entered);
    let title = say!(lang, "longer-end");
    let body = view! {
        <p class="soft">{say!(lang, "longer-end-text")}</p>
        <PostForm action=action label=title.clone()>
            {why}
            <div class="row"><Button weight=Weight::Decide>{say!(lang, "longer-end-go")}</Button></div>
        </PostForm>
    };
    folded(title, entered, body.into_any())
}
