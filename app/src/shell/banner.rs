use leptos::prelude::*;

use crate::look::PostForm;
use crate::looker::Reader;

/// Says on every page that this is a demonstration, and moves its clock.
pub(super) fn demonstration(reader: &Reader) -> Option<impl IntoView + use<>> {
    reader.desk.demo.as_ref()?;
    let lang = reader.lang;
    let now = crate::moments::minute(lang, reader.zone(), reader.now());
    let switch = reader.viewer.is_some().then(|| view! { <a href="/sign-in">{say!(lang, "demo-switch")}</a> });
    let here = reader.here.clone();
    Some(view! {
        <aside class="demo-banner" aria-label=say!(lang, "demo-name")>
            <strong>{say!(lang, "demo-banner")}</strong>
            " "
            {say!(lang, "demo-now", now = now)}
            <PostForm action="/demo/skip-day".to_owned()>
                <input type="hidden" name="next" value=here/>
                <button>{say!(lang, "demo-skip-day")}</button>
            </PostForm>
            {switch}
        </aside>
    })
}
