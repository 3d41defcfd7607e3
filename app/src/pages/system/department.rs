use engine::{Lang, Refusal};
use leptos::prelude::*;
use office::Department;

use crate::doors::Entry;
use crate::look::{Blank, Button, Holds, Notice, PostForm, Tone};
use crate::looker::Reader;
use crate::names;

/// Zones that most departments are in; any other can be typed.
const ZONES: [&str; 6] =
    ["Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Europe/Berlin", "America/Los_Angeles"];

/// What the page has to say about the form.
pub(crate) enum Saying {
    Nothing,
    Done,
    Refused(Entry, Refusal),
}

/// The department's name, languages and zone, to be changed.
pub(super) fn form(reader: &Reader, department: &Department, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (entry, refusal) = match saying {
        Saying::Refused(entry, refusal) => (entry.clone(), Some(refusal)),
        Saying::Nothing | Saying::Done => (Entry::default(), None),
    };
    let bad = |field: &str| matches!(refusal, Some(Refusal::BadRequest { field: named }) if named == field);
    let done = matches!(saying, Saying::Done);
    let names = [
        name_in(reader, Lang::ZhHans, "name-zh-Hans", department, &entry, bad("name")),
        name_in(reader, Lang::ZhHant, "name-zh-Hant", department, &entry, false),
        name_in(reader, Lang::En, "name-en", department, &entry, false),
    ];
    let languages = languages(reader, department, &entry, bad("language"));
    let (zone, bad_zone) = (entry.or("zone", &department.zone), bad("zone").then(|| say!(lang, "department-bad-zone")));
    let zones: Vec<_> = ZONES.iter().map(|zone| view! { <option value=*zone></option> }).collect();
    view! {
        <section class="part-of-page" id="department">
            <h2>{say!(lang, "department-title")}</h2>
            <div class="stack">
                {done.then(|| view! { <Notice tone=Tone::Done><p>{say!(lang, "department-done")}</p></Notice> })}
                <PostForm action="/system/department".to_owned()>
                    {names}
                    {languages}
                    <Blank name="zone" label=say!(lang, "department-zone") holds=Holds::Code hint=say!(lang, "department-zone-hint")
                        list="zones" value=zone refusal=bad_zone/>
                    <datalist id="zones">{zones}</datalist>
                    <div class="row"><Button>{say!(lang, "department-save")}</Button></div>
                </PostForm>
            </div>
        </section>
    }
    .into_any()
}

fn name_in(
    reader: &Reader,
    one: Lang,
    field: &'static str,
    department: &Department,
    entry: &Entry,
    bad: bool,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let present = department.name.get(&one).cloned().unwrap_or_default();
    let label = say!(lang, "department-name", language = names::language(one));
    let refusal = bad.then(|| say!(lang, "department-bad-name"));
    view! { <Blank name=field label=label value=entry.or(field, &present) refusal=refusal/> }
}

fn languages(reader: &Reader, department: &Department, entry: &Entry, bad: bool) -> impl IntoView + use<> {
    let lang = reader.lang;
    let chosen: Vec<Lang> = match bad || !entry.one("zone").is_empty() {
        true => entry.all("language").filter_map(|tag| tag.parse().ok()).collect(),
        false => department.languages.clone(),
    };
    let boxes: Vec<_> = Lang::ALL
        .iter()
        .map(|one| {
            let ticked = chosen.contains(one);
            view! {
                <label class="tick">
                    <input type="checkbox" name="language" value=one.as_str() checked=ticked/>
                    <span>{names::language(*one)}</span>
                </label>
            }
        })
        .collect();
    let refusal = bad.then(|| view! { <div class="field"><p class="refusal" id="language-refusal">{say!(lang, "department-bad-language")}</p></div> });
    let described = bad.then_some("language-refusal");
    view! {
        <fieldset class="ticks" aria-describedby=described>
            <legend>{say!(lang, "department-languages")}</legend>
            {boxes}
        </fieldset>
        {refusal}
    }
}
