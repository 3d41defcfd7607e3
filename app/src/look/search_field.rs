use leptos::prelude::*;

/// A field for a few letters of what is looked for; it may stay empty.
#[component]
pub fn SearchField(
    /// Names it within the page.
    id: &'static str,
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What was looked for before.
    #[prop(optional_no_strip)]
    value: Option<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id name=name type="search" value=value maxlength="100" autocomplete="off" spellcheck="false"/>
        </div>
    }
}
