//! On the pages where one lands after a paper: sends what an earlier page of this browser could not, and says what became
//! of it. Whose answers they are the server knows: those of somebody else it does not find, and they stay where they are.

#![expect(missing_docs, reason = "the macro makes a type for the island, named by it")]

mod errand;
mod fate;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use errand::Errand;

/// Sends what waits in this browser: of one attempt, or of whatever attempts are the viewer's. A form for handing in that
/// stands inside goes out when nothing waits any more.
#[island]
pub fn Waiting(
    /// The attempt's id; none on a page that is about no attempt.
    attempt: Option<String>,
    children: Children,
) -> impl IntoView {
    let errand = StoredValue::new_local(None::<Errand>);
    Effect::new(move |_| errand.set_value(Some(Errand::begin(attempt.clone()))));
    let submitted =
        move |event: SubmitEvent| errand.with_value(|errand| errand.iter().for_each(|it| it.submitted(&event)));
    view! { <div class="island" on:submit=submitted>{children()}</div> }
}
