use axum::http::StatusCode;
use axum::response::Response;
use engine::{Lang, Refusal};
use leptos::prelude::*;
use office::{Choices, Role};

use crate::doors::Entry;
use crate::look::{Blank, Button, Choose, Holds, Notice, PostForm, SheetHead, Tone};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{names, page, refusals};

/// Where an administrator adds one person; many come in by a file.
pub(crate) async fn show(looker: Looker) -> Answer {
    let places = looker.desk.office.places(&looker.viewer, looker.lang).await?;
    Ok(sheet(&looker, &places, &Entry::default(), None))
}

/// The sheet, with what was typed and the refusal beside its field.
pub(crate) fn sheet(reader: &Reader, places: &Choices, entry: &Entry, refusal: Option<&Refusal>) -> Response {
    let lang = reader.lang;
    let beside = |field: &str| match refusal {
        Some(refusal @ Refusal::StaffNoTaken { .. }) if field == "staff_no" => Some(refusals::text(reader, refusal)),
        Some(Refusal::BadRequest { field: bad }) if bad == field => Some(say!(lang, "staff-cannot-be-written")),
        _ => None,
    };
    let (number, name, team) = (beside("staff_no"), beside("name"), beside("team"));
    let elsewhere = refusal.filter(|_| number.is_none() && name.is_none() && team.is_none());
    let elsewhere = elsewhere.map(|refusal| refusals::text(reader, refusal));
    let (entry, status) = (entry.clone(), status_of(refusal));
    let none = || (String::new(), say!(lang, "staff-for-now"));
    let posts: Vec<_> = std::iter::once(none()).chain(places.posts.iter().cloned()).collect();
    let teams: Vec<_> = places.teams.iter().map(|(_, name)| view! { <option value=name.clone()></option> }).collect();
    let title = say!(lang, "newcomer-title");
    let roles = roles(lang, &entry.all("role").filter_map(Role::parse).collect::<Vec<_>>());
    let languages = languages(lang);
    page::titled(reader, title.clone()).status(status).narrow().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "newcomer-under")/>
            {elsewhere.map(|text| view! { <Notice tone=Tone::Refused><p>{text}</p></Notice> })}
            <PostForm action="/people/new".to_owned()>
                <Blank name="staff_no" label=say!(lang, "column-staff-no") holds=Holds::Code
                    value=entry.one("staff_no") refusal=number/>
                <Blank name="name" label=say!(lang, "column-name") value=entry.one("name") refusal=name/>
                {roles}
                <Blank name="team" label=say!(lang, "column-team") hint=say!(lang, "newcomer-team-hint") list="teams"
                    value=entry.one("team") refusal=team/>
                <datalist id="teams">{teams}</datalist>
                <Choose id="post" name="post" label=say!(lang, "column-post") choices=posts chosen=Some(entry.one("post").to_owned())/>
                <Choose id="language" name="language" label=say!(lang, "column-language") choices=languages chosen=Some(entry.one("language").to_owned())/>
                <div class="row"><Button>{say!(lang, "newcomer-add")}</Button></div>
            </PostForm>
            <p class="soft small after"><a href="/people/import">{say!(lang, "newcomer-many")}</a></p>
        }
    })
}

/// One box for each role.
pub(crate) fn roles(lang: Lang, chosen: &[Role]) -> impl IntoView + use<> {
    let none = chosen.is_empty();
    let boxes: Vec<_> = Role::ALL
        .into_iter()
        .map(|role| {
            let ticked = chosen.contains(&role) || (none && role == Role::Trainee);
            view! {
                <label class="tick">
                    <input type="checkbox" name="role" value=role.as_str() checked=ticked/>
                    <span>{names::role(lang, role)}</span>
                </label>
            }
        })
        .collect();
    view! { <fieldset class="ticks"><legend>{say!(lang, "staff-roles")}</legend>{boxes}</fieldset> }
}

/// The languages people read, and the browser's own choice.
pub(crate) fn languages(lang: Lang) -> Vec<(String, String)> {
    let named = |one: &Lang| (one.as_str().to_owned(), names::language(*one));
    std::iter::once((String::new(), say!(lang, "staff-browser"))).chain(Lang::ALL.iter().map(named)).collect()
}

/// A link that lets somebody in, shown this once.
pub(crate) fn link(reader: &Reader, name: String, staff_no: String, address: String, back: String) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "link-title", name = name);
    let status = StatusCode::OK;
    page::titled(reader, title.clone()).status(status).narrow().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "link-under", number = staff_no)/>
            <Notice tone=Tone::Done name=say!(lang, "shown-once")>
                <p class="secret">{address}</p>
            </Notice>
            <p class="row after"><a href=back>{say!(lang, "link-on")}</a></p>
        }
    })
}
