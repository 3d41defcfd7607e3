use leptos::prelude::*;
use office::{Account, PersonState, Role};

use super::part::part;
use super::{Part, Saying};
use crate::address::to;
use crate::look::{Blank, Button, Choose, PostForm, Weight};
use crate::looker::Reader;
use crate::moments;
use crate::pages::newcomer::{languages, roles};
use crate::pages::sessions;

/// Name, roles, link and sessions.
pub(super) fn parts(reader: &Reader, account: &Account, saying: &Saying) -> impl IntoView + use<> {
    view! {
        {described(reader, account, saying)}
        {role_part(reader, account, saying)}
        {link(reader, account, saying)}
        {signed_in(reader, account, saying)}
    }
}

fn described(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (id, entry) = (account.row.person.clone(), saying.entry(Part::Name));
    let present = account.row.language.map(|one| one.as_str()).unwrap_or_default();
    let (name, language) = (entry.or("name", &account.row.name), entry.or("language", present));
    let body = view! {
        <PostForm action=to("/people/{id}/account/name", &[id.as_str()])>
            <Blank name="name" id="person-name" label=say!(lang, "column-name") value=name/>
            <Choose id="language" name="language" label=say!(lang, "column-language") choices=languages(lang) chosen=Some(language)/>
            <div class="row"><Button weight=Weight::Plain>{say!(lang, "account-save")}</Button></div>
        </PostForm>
    };
    part(reader, saying, Part::Name, say!(lang, "account-name"), body.into_any())
}

fn role_part(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let id = account.row.person.clone();
    let chosen: Vec<Role> = account.row.roles.iter().collect();
    let body = view! {
        <PostForm action=to("/people/{id}/account/roles", &[id.as_str()])>
            {roles(lang, &chosen)}
            <div class="row"><Button weight=Weight::Plain>{say!(lang, "account-roles-save")}</Button></div>
        </PostForm>
    };
    part(reader, saying, Part::Roles, say!(lang, "staff-roles"), body.into_any())
}

fn link(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let id = account.row.person.clone();
    let state = match (account.row.state, account.link_until) {
        (_, Some(until)) => {
            let until = moments::minute(lang, reader.zone(), until);
            say!(lang, "account-link-open", until = until)
        }
        (PersonState::Invited, None) => say!(lang, "account-link-none"),
        _ => say!(lang, "account-link-has"),
    };
    let body = view! {
        <p>{state}</p>
        <PostForm action=to("/people/{id}/account/link", &[id.as_str()])>
            <Button weight=Weight::Plain>{say!(lang, "account-link-make")}</Button>
        </PostForm>
    };
    part(reader, saying, Part::Link, say!(lang, "account-link"), body.into_any())
}

fn signed_in(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let id = account.row.person.clone();
    let one = to("/people/{id}/account/sessions/end", &[id.as_str()]);
    let all = (account.sessions.iter().any(|session| !session.here)).then(|| {
        view! {
            <PostForm action=to("/people/{id}/account/sessions/end", &[id.as_str()])>
                <Button weight=Weight::Plain>{say!(lang, "sessions-end-all")}</Button>
            </PostForm>
        }
    });
    let body = view! { {sessions::table(reader, &account.sessions, &one)} {all} };
    part(reader, saying, Part::Sessions, say!(lang, "sessions-title"), body.into_any())
}
