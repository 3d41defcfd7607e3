use engine::Html;
use leptos::prelude::*;

/// Text that the engine has rendered from Markdown: the only markup that is put into a page as it stands.
#[component]
pub fn Prose(
    /// The text.
    html: Html,
    /// Its class.
    #[prop(default = "prose")]
    class: &'static str,
) -> impl IntoView {
    view! { <div class=class inner_html=html.as_str().to_owned()></div> }
}
