use leptos::prelude::*;

/// The one way in which pages send anything: a plain form to a door.
#[component]
pub fn PostForm(
    /// The door, filled in by [`crate::address::to`]; a test sees that it is there.
    action: String,
    /// Its class, if it has one.
    #[prop(optional)]
    class: Option<&'static str>,
    /// By which an island finds it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Names it for those who listen, when the page has several.
    #[prop(optional, into)]
    label: Option<String>,
    /// How it is sent, when it takes files.
    #[prop(optional)]
    files: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! { <form method="post" action=action class=class id=id aria-label=label enctype=files>{children()}</form> }
}

/// A value that goes along unseen.
#[component]
pub fn Hidden(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What it says.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}
