//! The paper while it is sat: saves each change, shows what is safe, counts down, listens to the keyboard.
//!
//! The questions are server-rendered children; the island finds them by their attributes and owns no text of its own.

#![expect(missing_docs, reason = "the macro makes a type for the island, named by it")]

mod again;
mod delivery;
mod ending;
mod farewell;
mod halt;
mod keeping;
pub mod keys;
pub mod leaves;
pub mod noted;
pub mod page;
pub mod queue;
pub mod section;
pub mod sitting;
mod telling;
pub mod text_size;

use engine::Lang;
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;

use queue::{Origin, Queue};
use sitting::Sitting;
pub(super) use telling::told;

/// Brings a running attempt's form to life. The deadline is a difference on the server's clock and decides nothing here.
#[island]
pub fn Paper(
    /// The attempt's id.
    attempt: String,
    /// Milliseconds left when the page was rendered; none without a time limit.
    remaining_ms: Option<i64>,
    /// The name the server gave this page as a device.
    device: String,
    /// The epoch the page was rendered in.
    epoch: u32,
    /// Which page held the attempt then, by its name as a device.
    holder: Option<String>,
    /// The language the questions are shown in.
    language: Lang,
    children: Children,
) -> impl IntoView {
    let sitting = StoredValue::new_local(None::<Sitting>);
    let origin = Origin { attempt, device, language, epoch, holder };
    Effect::new(move |_| {
        sitting.set_value(Sitting::begin(&origin.attempt, remaining_ms, Queue::new(origin.clone())));
        leaves::begin();
        noted::begin(&origin.attempt, &origin.device);
        text_size::begin();
    });
    let with = move |act: &dyn Fn(&Sitting)| sitting.with_value(|sitting| sitting.iter().for_each(act));
    view! {
        <div
            class="island"
            on:change=move |event: Event| with(&|sitting| sitting.changed(&event))
            on:focusin=move |event: FocusEvent| with(&|sitting| sitting.focused(&event))
            on:keydown=move |event: KeyboardEvent| with(&|sitting| sitting.pressed(&event))
            on:click=move |event: MouseEvent| with(&|sitting| sitting.clicked(&event))
            on:submit=move |event: SubmitEvent| with(&|sitting| sitting.submitted(&event))
        >
            {children()}
        </div>
    }
}
