use leptos::prelude::*;

use crate::look::{Button, Field, PostForm, Takes};
use crate::looker::Reader;

/// What the island opens when the session has ended or another page edits: nothing on the paper is lost meanwhile.
pub(super) fn dialogs(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    let staff_no = reader.viewer.as_ref().map(|viewer| viewer.staff_no.clone());
    view! {
        <dialog id="sign-in-again-dialog" aria-labelledby="sign-in-again-title">
            <PostForm id="sign-in-again" action="/sign-in".to_owned() class="stack">
                <h2 id="sign-in-again-title">{say!(lang, "sign-in-again")}</h2>
                <p>{say!(lang, "sign-in-again-why")}</p>
                <p class="refusal" role="alert">
                    <span class="when wrong-credentials">{say!(lang, "refusal-wrong-credentials")}</span>
                    <span class="when too-many-tries">{say!(lang, "again-too-many-tries")}</span>
                    <span class="when other">{say!(lang, "again-unreachable")}</span>
                </p>
                <Field name="staff_no" label=say!(lang, "staff-no") takes=Takes::StaffNo value=staff_no.unwrap_or_default()/>
                <Field name="password" label=say!(lang, "password") takes=Takes::Password/>
                <Button>{say!(lang, "sign-in")}</Button>
            </PostForm>
        </dialog>
        <dialog id="elsewhere-dialog" aria-labelledby="elsewhere-title">
            <div class="stack">
                <h2 id="elsewhere-title">{say!(lang, "elsewhere")}</h2>
                <p>{say!(lang, "elsewhere-why")}</p>
                <p>{say!(lang, "elsewhere-then")}</p>
                <div class="row">
                    <button type="button" class="button" data-do="continue-here">{say!(lang, "continue-here")}</button>
                    <button type="button" class="button plain" data-do="close">{say!(lang, "only-look")}</button>
                </div>
            </div>
        </dialog>
        {cannot_leave("offline", say!(lang, "offline"), say!(lang, "offline-why"), say!(lang, "close"))}
        {cannot_leave("held", say!(lang, "held"), say!(lang, "held-why"), say!(lang, "close"))}
    }
}

/// Why the list before handing in is not opened now.
fn cannot_leave(name: &str, title: String, why: String, close: String) -> impl IntoView + use<> {
    let (id, titled) = (format!("{name}-title"), format!("{name}-title"));
    view! {
        <dialog id=format!("{name}-dialog") aria-labelledby=titled>
            <div class="stack">
                <h2 id=id>{title}</h2>
                <p>{why}</p>
                <button type="button" class="button" data-do="close">{close}</button>
            </div>
        </dialog>
    }
}
