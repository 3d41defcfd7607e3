use leptos::prelude::*;

/// Stands where a list would stand: says that there is nothing yet, and in its children what to do next.
#[component]
pub fn Empty(
    /// That there is nothing.
    name: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="name">{name}</p>
            {children()}
        </div>
    }
}
