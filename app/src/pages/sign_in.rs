mod carried;
mod demo;

use axum::extract::Query;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use serde::Deserialize;

use super::status_of;
use crate::actions::see_other;
use crate::address::local;
use crate::carried::Carried;
use crate::desk::CookiePolicy;
use crate::look::{Button, Field, Hidden, Notice, PostForm, SheetHead, Takes, Tone};
use crate::looker::Reader;
use crate::trouble::Answer;
use crate::{page, refusals};
pub(crate) use carried::go_on;

/// Where to go after signing in, and whether a one-time link was just used.
#[derive(Deserialize)]
pub(crate) struct Wish {
    next: Option<String>,
    password: Option<String>,
}

/// What was typed, for the page that is shown again.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) staff_no: String,
    pub(crate) next: Option<String>,
    pub(crate) has_new_password: bool,
    pub(crate) carried: Option<Carried>,
}

/// The sign-in page. Whoever is signed in already goes on; in a demonstration they may want to be somebody else.
pub(crate) async fn show(reader: Reader, Query(wish): Query<Wish>) -> Answer {
    let next = wish.next.as_deref().and_then(local).map(str::to_owned);
    if reader.viewer.is_some() && reader.desk.demo.is_none() {
        return Ok(see_other(next.as_deref().unwrap_or("/")));
    }
    let has_new_password = wish.password.as_deref() == Some("set");
    Ok(sheet(&reader, Entry { next, has_new_password, ..Entry::default() }, None))
}

/// The sign-in page in place of a form's answer: what the form held is carried along.
pub(crate) fn again(reader: &Reader, carried: Option<Carried>) -> Response {
    let entry = Entry { next: Some(reader.here.clone()), carried, ..Entry::default() };
    sheet(reader, entry, Some(&Refusal::SignInNeeded))
}

/// The sheet itself.
pub(crate) fn sheet(reader: &Reader, entry: Entry, refusal: Option<&Refusal>) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "sign-in-title");
    let under = if entry.carried.is_some() { say!(lang, "sign-in-again-under") } else { say!(lang, "sign-in-under") };
    let wrong = refusal.filter(|r| **r != Refusal::SignInNeeded).map(|r| refusals::text(reader, r));
    let plain_lan = reader.desk.cookies == CookiePolicy::PlainLan;
    let reader = reader.clone();
    page::titled(&reader.clone(), title.clone()).status(status_of(refusal)).narrow().show(move || {
        view! {
            <SheetHead title=title under=under/>
            {entry.has_new_password.then(|| view! {
                <Notice tone=Tone::Done name=say!(lang, "invitation-done")>
                    <p>{say!(lang, "invitation-done-text")}</p>
                </Notice>
            })}
            {plain_lan.then(|| view! {
                <Notice tone=Tone::Refused name=say!(lang, "sign-in-lan-name")>
                    <p>{say!(lang, "sign-in-plain-lan")}</p>
                </Notice>
            })}
            {demo::accounts(&reader, &entry)}
            <PostForm action="/sign-in".to_owned()>
                {entry.along()}
                <Field name="staff_no" label=say!(lang, "staff-no") takes=Takes::StaffNo value=entry.staff_no/>
                <Field name="password" label=say!(lang, "password") takes=Takes::Password refusal=wrong/>
                <div class="row"><Button>{say!(lang, "sign-in")}</Button></div>
            </PostForm>
            <p class="soft small after">{say!(lang, "sign-in-no-account")}</p>
        }
    })
}

impl Entry {
    /// Where to go and what to send afterwards, in whichever form is used.
    fn along(&self) -> impl IntoView + use<> {
        let next = self.next.clone().map(|next| view! { <Hidden name="next" value=next/> });
        let carried = self.carried.clone().map(|carried| {
            view! {
                <Hidden name="again" value=carried.again()/>
                <Hidden name="carried" value=carried.text()/>
            }
        });
        view! { {next}{carried} }
    }
}
