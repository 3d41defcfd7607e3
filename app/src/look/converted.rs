use engine::Lang;
use leptos::prelude::*;

/// Says that nobody has read a text in these characters: they were converted by a program.
#[component]
pub fn Converted(
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    view! { <p class="soft small converted">{say!(lang, "converted-characters")}</p> }
}
