use leptos::prelude::*;

/// The state a pill names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing to decide.
    Plain,
    /// Open, in force, passed.
    Open,
    /// Closed, ended, failed.
    Closed,
}

/// A state in one or two words.
#[component]
pub fn Pill(
    /// Which.
    state: State,
    children: Children,
) -> impl IntoView {
    let class = match state {
        State::Plain => "pill",
        State::Open => "pill open",
        State::Closed => "pill closed",
    };
    view! { <span class=class>{children()}</span> }
}
