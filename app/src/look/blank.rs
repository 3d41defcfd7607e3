use leptos::prelude::*;

/// What a field takes that may stay empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Holds {
    /// A line of text.
    #[default]
    Text,
    /// A number or code, in letters of equal width.
    Code,
    /// A day.
    Day,
    /// Something to look for.
    Search,
}

impl Holds {
    const fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Code => "text",
            Self::Day => "date",
            Self::Search => "search",
        }
    }
}

/// A field that may stay empty, with its label above and the refusal that speaks of it right below.
#[component]
pub fn Blank(
    /// Its name in the form.
    name: &'static str,
    /// Its id; the name when the page has only one of that name.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What people read.
    label: String,
    /// What it takes.
    #[prop(optional)]
    holds: Holds,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Why what was typed is refused.
    #[prop(optional_no_strip)]
    refusal: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let (hint_id, refusal_id) = (format!("{id}-hint"), format!("{id}-refusal"));
    let mut described = Vec::new();
    described.extend(refusal.is_some().then(|| refusal_id.clone()));
    described.extend(hint.is_some().then(|| hint_id.clone()));
    let described = (!described.is_empty()).then(|| described.join(" "));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            <input
                id=id
                name=name
                type=holds.kind()
                class=(holds == Holds::Code).then_some("code-like")
                value=value
                list=list
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength="500"
                autofocus=refusal.is_some()
                aria-invalid=refusal.is_some().then_some("true")
                aria-describedby=described
            />
            {refusal.map(|refusal| view! { <span class="refusal" id=refusal_id role="alert">{refusal}</span> })}
        </div>
    }
}
