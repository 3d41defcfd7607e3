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
    match (bounds(rate), rate.per_cent()) {
        (Some(bounds), _) if rate.of < FEW || bounds.high.saturating_sub(bounds.low) > WIDE => {
            say!(lang, "rate-few", passed = rate.passed, count = rate.of)
        }
        (Some(_), Some(told)) => {
            say!(lang, "rate", share = told.share, low = told.low, high = told.high, count = rate.of)
        }
        (None, _) | (_, None) => say!(lang, "rate-none"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_told_with_its_bounds_and_how_many_it_rests_on() {
        let found = Rate::of(28, 34);
        assert_eq!(rate(Lang::En, &found), "82 % (66\u{2013}92 %, 34 people)");
    }

    #[test]
    fn three_people_are_too_few_to_judge() {
        let found = Rate::of(2, 3);
        assert_eq!(rate(Lang::En, &found), "2 of 3 people (too few to judge)");
        assert_eq!(rate(Lang::En, &Rate::of(0, 0)), "nobody yet");
    }

    #[test]
    fn only_all_are_a_hundred_per_cent() {
        assert!(rate(Lang::En, &Rate::of(4_999, 5_000)).starts_with("99 %"));
        assert!(rate(Lang::En, &Rate::of(1, 5_000)).starts_with("1 %"));
        assert!(rate(Lang::En, &Rate::of(47, 57)).starts_with("82 %"));
    }
}
