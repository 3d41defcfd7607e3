use leptos::prelude::*;

/// The head of a sheet: its title above a double rule.
#[component]
pub fn SheetHead(
    /// What the page is called.
    title: String,
    /// A few words above: to what it belongs.
    #[prop(optional, into)]
    over: Option<String>,
    /// A sentence below: which decision the page serves.
    #[prop(optional, into)]
    under: Option<String>,
) -> impl IntoView {
    view! {
        <header class="head">
            {over.map(|over| view! { <p class="over">{over}</p> })}
            <h1>{title}</h1>
            {under.map(|under| view! { <p class="under">{under}</p> })}
        </header>
    }
}
