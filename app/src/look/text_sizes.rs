use engine::Lang;
use leptos::prelude::*;

use crate::text_size::TextSize;

/// The sizes of the text as buttons of the form around them; the present one is pressed.
#[component]
pub fn TextSizes(
    /// The language of the page.
    lang: Lang,
    /// The present size.
    now: TextSize,
    /// What the buttons are called in the form.
    name: &'static str,
    /// What stands before the number in their value.
    prefix: &'static str,
) -> impl IntoView {
    let buttons = TextSize::ALL.map(|size| {
        let percent = size.percent();
        let pressed = if size == now { "true" } else { "false" };
        let value = format!("{prefix}{percent}");
        view! { <button type="submit" name=name value=value aria-pressed=pressed>{say!(lang, "text-size-percent", percent = percent)}</button> }
    });
    view! {
        <div class="text-sizes" role="group" aria-label=say!(lang, "text-size")>
            <span aria-hidden="true">{say!(lang, "text-size")}</span>
            {buttons.into_iter().collect::<Vec<_>>()}
        </div>
    }
}
