//! Drawn numbers: SVG made on the server, with classes and attributes only, and always with the table beside it. What
//! is drawn here keeps its size, so that no letter shrinks; a chart that needs more room scrolls within its own box.

mod course;
mod strips;

pub use course::*;
pub use strips::*;

/// A share in thousandths, between the bounds within which it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// What was found.
    pub share: u32,
    /// The lower bound.
    pub low: u32,
    /// The upper bound.
    pub high: u32,
}

/// Thousandths as a length in hundredths of the whole, `823` as `82.3`.
fn hundredths(thousandths: u32) -> String {
    let within = thousandths.min(1000);
    format!("{}.{}", within / 10, within % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_never_longer_than_the_whole() {
        assert_eq!(hundredths(823), "82.3");
        assert_eq!(hundredths(0), "0.0");
        assert_eq!(hundredths(1200), "100.0");
    }
}
