use leptos::prelude::*;

use super::area::written;

/// A field of many lines.
#[component]
pub fn LongText(
    /// Its name in the form, and its id.
    name: &'static str,
    /// What people read.
    label: String,
    /// What stands in it.
    value: String,
    /// What helps to fill it in.
    hint: String,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <span class="hint" id=hint_id.clone()>{hint}</span>
            <textarea id=name name=name rows="8" spellcheck="false" class="code-like" aria-describedby=hint_id inner_html=written(&value)>
            </textarea>
        </div>
    }
}
