use leptos::prelude::*;

/// What can be chosen: its name in the form, and what people read.
pub type Choice = (String, String);

/// A list of which one is chosen, with its label above.
#[component]
pub fn Choose(
    /// Names it within the page.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What stands first and asks for nothing in particular; without it something must be chosen.
    #[prop(optional_no_strip)]
    any: Option<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen.
    #[prop(optional_no_strip)]
    chosen: Option<String>,
) -> impl IntoView {
    let any = any.map(|any| view! { <option value="">{any}</option> });
    let choices: Vec<_> = choices
        .into_iter()
        .map(|(value, words)| {
            let selected = chosen.as_deref() == Some(value.as_str());
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>{any}{choices}</select>
        </div>
    }
}
