//! Rates in words and as lines: how many passed, how sure one can be of it, and when there are too few to say.

use engine::Lang;
use leptos::prelude::*;
use office::views::desk::Rate;

use crate::look::{Reach, reach};

/// Below so many people nothing is judged.
const FEW: u32 = 5;
/// Nor where the bounds are further apart than half the scale.
const WIDE: u32 = 500;

/// A rate as people read it: `82 % (71–90 %, 34 people)`.
pub(crate) fn rate(lang: Lang, rate: &Rate) -> String {
    match bounds(rate) {
        None => say!(lang, "rate-none"),
        Some(bounds) if rate.of < FEW || bounds.high.saturating_sub(bounds.low) > WIDE => {
            say!(lang, "rate-few", passed = rate.passed, count = rate.of)
        }
        Some(bounds) => say!(
            lang,
            "rate",
            share = percent(bounds.share),
            low = percent(bounds.low),
            high = percent(bounds.high),
            count = rate.of
        ),
    }
}

/// The rate and, where there is one, its line: a link to the people behind it.
pub(super) fn cell(lang: Lang, found: &Rate, people: String) -> AnyView {
    let Some(bounds) = bounds(found) else {
        return view! { <span class="soft">{rate(lang, found)}</span> }.into_any();
    };
    view! { <a class="rate" href=people>{rate(lang, found)}{reach(bounds)}</a> }.into_any()
}

/// Share and bounds; nothing where nobody was counted.
pub(super) fn bounds(rate: &Rate) -> Option<Reach> {
    let (share, low, high) = (rate.permille()?, rate.low_permille?, rate.high_permille?);
    Some(Reach { share: share.into(), low: low.into(), high: high.into() })
}

/// Whole per cent, to the nearest; only what is all is 100, only what is nothing 0.
fn percent(thousandths: u32) -> u32 {
    match thousandths {
        0 => 0,
        1000.. => 100,
        within => ((within + 5) / 10).clamp(1, 99),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_told_with_its_bounds_and_how_many_it_rests_on() {
        let found = Rate::of(28, 34);
        assert_eq!(rate(Lang::En, &found), "82 % (67\u{2013}92 %, 34 people)");
    }

    #[test]
    fn three_people_are_too_few_to_judge() {
        let found = Rate::of(2, 3);
        assert_eq!(rate(Lang::En, &found), "2 of 3 people (too few to judge)");
        assert_eq!(rate(Lang::En, &Rate::of(0, 0)), "nobody yet");
    }

    #[test]
    fn only_all_are_a_hundred_per_cent() {
        assert_eq!((percent(0), percent(3), percent(825), percent(997), percent(1000)), (0, 1, 83, 99, 100));
    }
}
