use leptos::prelude::*;

use super::{Reach, hundredths};

/// A share as a strip, beside the number that says the same; in the colour of the pen where it is below `need`.
pub fn strip(share: u32, need: u32) -> impl IntoView {
    let class = if share < need { "bar short" } else { "bar" };
    view! {
        <svg class="chart strip" viewBox="0 0 100 8" aria-hidden="true" preserveAspectRatio="none">
            <rect class="trough" x="0" y="0" width="100" height="8"></rect>
            <rect class=class x="0" y="0" width=hundredths(share) height="8"></rect>
        </svg>
    }
}

/// A share as a line across the bounds within which it can be trusted, on a scale from none to all.
pub fn reach(reach: Reach) -> impl IntoView {
    let width = hundredths(reach.high.saturating_sub(reach.low));
    let found = hundredths(reach.share.clamp(10, 990) - 10);
    view! {
        <svg class="chart strip reach" viewBox="0 0 100 12" aria-hidden="true" preserveAspectRatio="none">
            <rect class="trough" x="0" y="0" width="100" height="12"></rect>
            <rect class="span" x=hundredths(reach.low) y="4" width=width height="4"></rect>
            <rect class="bar" x=found y="0" width="2" height="12"></rect>
        </svg>
    }
}
