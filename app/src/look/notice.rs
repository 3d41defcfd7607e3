use leptos::prelude::*;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// Something was done.
    Done,
    /// Something was refused, or needs a decision.
    Refused,
}

/// A short notice above what it is about.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// Its first words, in bold.
    #[prop(optional, into)]
    name: Option<String>,
    children: Children,
) -> impl IntoView {
    let (class, role) = match tone {
        Tone::Plain => ("notice", "note"),
        Tone::Done => ("notice done", "status"),
        Tone::Refused => ("notice refused", "alert"),
    };
    view! {
        <div class=class role=role>
            {name.map(|name| view! { <p class="name">{name}</p> })}
            {children()}
        </div>
    }
}
