//! The time that is left, as a difference on the server's clock; the deadline itself is decided there.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::paper::page;

/// Counts down what the server said was left and shows it in `.countdown`, unless it stands still.
#[derive(Clone)]
pub struct Countdown {
    /// Milliseconds left, and the page's age when the server said so.
    said: Rc<Cell<Option<(i64, f64)>>>,
}

impl Countdown {
    /// Takes what the server said when the page was made.
    #[must_use]
    pub fn of(remaining_ms: Option<i64>) -> Self {
        let countdown = Self { said: Rc::default() };
        countdown.resynchronise(remaining_ms);
        countdown
    }

    /// Starts to count; as long as nothing is left, `over` is called each second. Without a limit nothing happens.
    pub fn run(&self, over: impl Fn() + 'static) {
        if self.said.get().is_none() {
            return;
        }
        let ticking = self.clone();
        let handle = set_interval_with_handle(move || ticking.tick(&over), Duration::from_secs(1));
        on_cleanup(move || handle.iter().for_each(IntervalHandle::clear));
    }

    /// Takes the server's newest word on what is left.
    pub fn resynchronise(&self, remaining_ms: Option<i64>) {
        self.said.set(remaining_ms.map(|left| (left, page::elapsed_ms())));
    }

    /// Stands still, with so much left.
    pub fn hold(&self, remaining_ms: Option<i64>) {
        self.said.set(None);
        if let Some((shown, left)) = page::first(".countdown").zip(remaining_ms) {
            shown.set_text_content(Some(&digits(left)));
        }
    }

    fn tick(&self, over: &impl Fn()) {
        let Some((left, at)) = self.said.get() else { return };
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds of one sitting")]
        let left = left - (page::elapsed_ms() - at) as i64;
        if left <= 0 {
            over();
        }
        if let Some(shown) = page::first(".countdown") {
            shown.set_text_content(Some(&digits(left)));
            page::mark(&shown, "data-near", if left < 300_000 { "yes" } else { "no" });
        }
    }
}

/// Minutes and seconds as people read them: `44:59`, with hours only when there are any: `1:05:00`.
#[must_use]
pub fn digits(milliseconds: i64) -> String {
    let seconds = milliseconds.max(0).div_euclid(1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn time_reads_as_on_a_clock() {
        assert_eq!(digits(45 * 60_000), "45:00");
        assert_eq!(digits(59_999), "00:59");
        assert_eq!(digits(3_900_000), "1:05:00");
        assert_eq!(digits(-5), "00:00");
    }
}
