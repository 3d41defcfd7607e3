use leptos::prelude::*;

use super::Entry;
use crate::look::PostForm;
use crate::looker::Reader;
use crate::names;

/// The demonstration's accounts: one press each. The passwords stay on the server.
pub(super) fn accounts(reader: &Reader, entry: &Entry) -> Option<impl IntoView + use<>> {
    let demo = reader.desk.demo.as_ref()?;
    let lang = reader.lang;
    let buttons: Vec<_> = demo
        .accounts
        .iter()
        .map(|account| {
            view! {
                <button name="account" value=account.staff_no.clone()>
                    <strong>{account.name.clone()}</strong>
                    <span class="role">{names::role(lang, account.role)}</span>
                    <span class="figures">{account.staff_no.clone()}</span>
                </button>
            }
        })
        .collect();
    let along = entry.along();
    Some(view! {
        <p class="soft small">{say!(lang, "demo-accounts")}</p>
        <PostForm action="/sign-in".to_owned() class="one-press" label=say!(lang, "demo-accounts")>
            {along}
            {buttons}
        </PostForm>
        <p class="or">{say!(lang, "demo-or")}</p>
    })
}
