use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The one thing to do on this page.
    #[default]
    Main,
    /// Anything beside it.
    Plain,
    /// What cannot be taken back.
    Decide,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button",
            Self::Plain => "button plain",
            Self::Decide => "button decide",
        }
    }
}

/// A button that sends its form.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    /// Name and value it adds to the form.
    #[prop(optional)]
    sends: Option<(&'static str, &'static str)>,
    children: Children,
) -> impl IntoView {
    let (name, value) = sends.unzip();
    view! { <button class=weight.class() type="submit" name=name value=value>{children()}</button> }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    href: String,
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    children: Children,
) -> impl IntoView {
    view! { <a class=weight.class() href=href>{children()}</a> }
}
