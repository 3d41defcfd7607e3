use serde::Serialize;

/// How numbers scatter.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Spread {
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, of all of them (divided by their number).
    pub deviation: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Spread {
    /// Of so many numbers; none when there are none.
    ///
    /// ```
    /// let spread = engine::Spread::of(&[2.0, 4.0, 6.0]).unwrap();
    /// assert_eq!((spread.mean, spread.least, spread.most), (4.0, 2.0, 6.0));
    /// assert!((spread.deviation - (8.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    /// assert_eq!(engine::Spread::of(&[]), None);
    /// ```
    #[must_use]
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let count = numbers.len() as f64;
        let mean = numbers.iter().sum::<f64>() / count;
        let deviation = (numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / count).sqrt();
        let least = numbers.iter().copied().reduce(f64::min)?;
        let most = numbers.iter().copied().reduce(f64::max)?;
        Some(Self { mean, deviation, least, most })
    }
}
