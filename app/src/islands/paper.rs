//! The paper while it is sat: saves each change, shows what is safe, counts down, listens to the keyboard.
//!
//! The questions are server-rendered children; the island finds them by their attributes and owns no text of its own.

#![expect(missing_docs, reason = "the macro makes a type for the island, named by it")]

mod again;
mod delivery;
mod halt;
pub mod keys;
pub mod leaves;
pub mod noted;
pub mod page;
pub mod queue;
pub mod section;
pub mod sitting;
pub mod text_size;

use engine::Lang;
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;

use queue::Queue;
use sitting::Sitting;

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
    /// The language the questions are shown in.
    language: Lang,
    children: Children,
) -> impl IntoView {
    let sitting = StoredValue::new_local(None::<Sitting>);
    Effect::new(move |_| {
        let queue = Queue::new(attempt.clone(), device.clone(), language, epoch);
        sitting.set_value(Sitting::begin(&attempt, remaining_ms, queue));
        leaves::begin();
        noted::begin(&attempt, &device);
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
