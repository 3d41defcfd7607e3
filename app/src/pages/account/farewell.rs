use leptos::prelude::*;
use office::{Account, PersonState};

use super::part::part;
use super::{Part, Saying};
use crate::address::to;
use crate::look::{Blank, Button, Holds, Notice, PostForm, Tone, Weight};
use crate::looker::Reader;
use crate::moments;

/// For who has left: when, why, and the way back.
pub(super) fn back(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let id = account.row.person.clone();
    let left = account.left.clone().map(|left| {
        let day = moments::minute(lang, reader.zone(), left.at);
        let why = left.why.map(|why| view! { <p>{say!(lang, "account-left-why", why = why)}</p> });
        view! { <Notice tone=Tone::Refused name=say!(lang, "account-left", day = day)>{why}</Notice> }
    });
    let body = view! {
        {left}
        <p>{say!(lang, "account-return-text")}</p>
        <PostForm action=to("/people/{id}/account/return", &[id.as_str()])>
            <Button>{say!(lang, "account-return-go")}</Button>
        </PostForm>
    };
    part(reader, saying, Part::Return, say!(lang, "account-return"), body.into_any())
}

/// What ends an account: leaving, and being erased.
pub(super) fn parts(reader: &Reader, account: &Account, saying: &Saying) -> impl IntoView + use<> {
    let here = account.row.state != PersonState::Left;
    view! {
        {here.then(|| leave(reader, account, saying))}
        {erase(reader, account, saying)}
    }
}

fn leave(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (id, entry) = (account.row.person.clone(), saying.entry(Part::Leave));
    let body = view! {
        <p>{say!(lang, "account-leave-text")}</p>
        <PostForm action=to("/people/{id}/account/leave", &[id.as_str()])>
            <Blank name="reason" label=say!(lang, "account-reason") hint=say!(lang, "account-reason-hint")
                value=entry.one("reason")/>
            <div class="row"><Button weight=Weight::Decide>{say!(lang, "account-leave-go")}</Button></div>
        </PostForm>
    };
    part(reader, saying, Part::Leave, say!(lang, "account-leave"), body.into_any())
}

fn erase(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let (id, entry) = (account.row.person.clone(), saying.entry(Part::Erase));
    let number = account.row.staff_no.clone();
    let refused = matches!(saying, Saying::Refused(objection) if objection.part == Part::Erase);
    let body = view! {
        <details open=refused>
            <summary>{say!(lang, "account-erase-open")}</summary>
            <p>{say!(lang, "account-erase-text")}</p>
            <PostForm action=to("/people/{id}/erase", &[id.as_str()])>
                <Blank name="confirmation" label=say!(lang, "account-confirmation", number = number) holds=Holds::Code
                    value=entry.one("confirmation")/>
                <div class="row"><Button weight=Weight::Decide>{say!(lang, "account-erase-go")}</Button></div>
            </PostForm>
        </details>
    };
    part(reader, saying, Part::Erase, say!(lang, "account-erase"), body.into_any())
}
