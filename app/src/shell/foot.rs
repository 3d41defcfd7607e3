use leptos::prelude::*;

use crate::looker::Reader;

/// Whose house it is, and the one page that is open to everybody.
pub(super) fn foot(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    let demo = reader.desk.demo.is_some().then(|| {
        view! { <p class="demo-on-paper">{say!(lang, "demo-on-paper")}</p> }
    });
    view! {
        {demo}
        <footer class="foot">
            <div class="row between">
                <span>{reader.desk.department.name.of(lang)}</span>
                <a href="/verify">{say!(lang, "way-verify")}</a>
            </div>
        </footer>
    }
}
