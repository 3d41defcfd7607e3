use leptos::prelude::*;

/// A choice of one among a few, with its label above. The first entry chooses nothing.
#[component]
pub fn Pick(
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What stands first and means that all will do.
    any: String,
    /// Value and words of each entry.
    entries: Vec<(String, String)>,
    /// The value that is chosen now.
    #[prop(optional_no_strip)]
    chosen: Option<String>,
) -> impl IntoView {
    let entries: Vec<_> = entries
        .into_iter()
        .map(|(value, words)| {
            let selected = chosen.as_deref() == Some(value.as_str());
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>
                <option value="">{any}</option>
                {entries}
            </select>
        </div>
    }
}

/// A line of text that may stay empty, for looking something up.
#[component]
pub fn Ask(
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What was asked before.
    #[prop(optional_no_strip)]
    value: Option<String>,
    /// What it looks like, in the empty field.
    #[prop(optional, into)]
    placeholder: Option<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type="search"
                value=value
                placeholder=placeholder
                maxlength="200"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
            />
        </div>
    }
}
