//! How somebody who has practised may expect an exam to go, and how sure that is. It decides nothing.
//!
//! For each topic the chance to answer a question of it in full is unknown. Before any answer it is taken to be distributed
//! as Beta(½, ½), the prior of Jeffreys (*An invariant form for the prior probability in estimation problems*, Proceedings of
//! the Royal Society A 186 (1946) 453–461), which for small numbers gives intervals that keep their promise (Brown, Cai and
//! DasGupta, *Interval estimation for a binomial proportion*, Statistical Science 16 (2001) 101–133). After r right and w
//! wrong answers it is Beta(½ + r, ½ + w). What a paper would give then is the posterior predictive distribution (Gelman et
//! al., *Bayesian Data Analysis*, 3rd edition 2013, chapter 2), here by simulation: question after question of a topic is
//! right with the chance a ÷ (a + b), after which its outcome is added to a or b. That is Pólya's urn, and it gives exactly
//! the beta-binomial distribution, with the questions of a topic hanging together as they should: who overrates one
//! question of a topic overrates them all. The same numbers give the same estimate: the seed is fixed.
//!
//! What it does not know: that some questions of a topic are harder than others, that part of an answer may earn part of its points (an
//! answer counts whole or not at all, so the estimate rather lies low), and what is learned until then.

mod plan;

use std::collections::BTreeMap;

use crate::draw::Stream;
use crate::{Blueprint, Interval, PassRule, Points, Slug};
use plan::Plan;

/// So many answers in a topic are the least from which anything is said. With eight, an interval of 90 % for the chance in
/// the topic is still about half as wide as it can be; with fewer it would only look like knowledge.
pub const LEAST_ANSWERS: u32 = 8;
/// After so many days an answer weighs half.
pub const HALF_LIFE_DAYS: i64 = 30;
/// An answer to a question that was answered within so many days before is recollection, and tells nothing of other
/// questions of its topic.
pub const FRESH_DAYS: i64 = 30;

/// How many papers are simulated. The chance to pass that comes out strays from the exact one by 0.8 of a per cent (one standard
/// error, at most).
const PAPERS: usize = 4_000;
/// Any seed would do.
const SEED: [u8; 32] = [90; 32];

/// What somebody answered in a topic; newer answers weigh more, see [`weight`].
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Practised {
    /// How many answers.
    pub answers: u32,
    /// The weights of those that were right.
    pub right: f64,
    /// The weights of those that were not.
    pub wrong: f64,
}

/// How a paper may be expected to go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readiness {
    /// The mean of its points.
    pub expected: Points,
    /// With 90 % certainty it earns at least this and at most [`Self::high`].
    pub low: Points,
    /// The upper end.
    pub high: Points,
    /// The chance to reach everything that passing asks for, 0 to 1.
    pub pass: f64,
    /// The chance that all red lines are right; none when the exam does not ask for that.
    pub red_lines: Option<f64>,
}

/// A chance to pass in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// At least three of four papers would pass.
    Likely,
    /// Neither.
    Uncertain,
    /// Fewer than four of ten would.
    Unlikely,
}

impl Readiness {
    /// The chance to pass in a word.
    ///
    /// ```
    /// use engine::{Likelihood, Points, Readiness};
    /// let none = Points::ZERO;
    /// let one = Readiness { expected: none, low: none, high: none, pass: 0.75, red_lines: None };
    /// assert_eq!(one.likelihood(), Likelihood::Likely);
    /// ```
    #[must_use]
    pub fn likelihood(&self) -> Likelihood {
        match self.pass {
            pass if pass >= 0.75 => Likelihood::Likely,
            pass if pass >= 0.40 => Likelihood::Uncertain,
            _ => Likelihood::Unlikely,
        }
    }
}

/// What an answer of so many days ago weighs: half after [`HALF_LIFE_DAYS`], a quarter after twice as many.
///
/// ```
/// assert_eq!((engine::weight(0), engine::weight(30), engine::weight(60)), (1.0, 0.5, 0.25));
/// ```
#[must_use]
pub fn weight(days: i64) -> f64 {
    0.5_f64.powf(days.max(0) as f64 / HALF_LIFE_DAYS as f64)
}

impl Practised {
    /// Whether it is enough to say anything: [`LEAST_ANSWERS`], and not all of them so old that together they weigh less
    /// than half as much.
    ///
    /// ```
    /// let few = engine::Practised { answers: 7, right: 7.0, wrong: 0.0 };
    /// assert!(!few.is_enough());
    /// ```
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.answers >= LEAST_ANSWERS && self.right + self.wrong >= f64::from(LEAST_ANSWERS) / 2.0
    }

    /// Between what the chance to answer a question of the topic in full lies, as the mean plus and minus 1.645 standard
    /// deviations of its distribution, and the mean.
    ///
    /// ```
    /// let (mean, interval) = engine::Practised { answers: 20, right: 15.0, wrong: 5.0 }.chance();
    /// assert!((0.70..0.78).contains(&mean) && interval.low > 0.55 && interval.high < 0.90);
    /// ```
    #[must_use]
    pub fn chance(self) -> (f64, Interval) {
        let (a, b) = (0.5 + self.right, 0.5 + self.wrong);
        let mean = a / (a + b);
        let reach = 1.645 * (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
        (mean, Interval { low: (mean - reach).max(0.0), high: (mean + reach).min(1.0) })
    }
}

/// What a paper of this blueprint may be expected to earn somebody who has answered so much in each topic.
///
/// ```
/// use std::collections::BTreeMap;
/// use engine::{Blueprint, PassRule, readiness};
/// let nothing = readiness(&Blueprint { sections: vec![] }, &PassRule::default(), &BTreeMap::new());
/// assert_eq!(nothing.unwrap().expected, engine::Points::ZERO);
/// ```
///
/// # Errors
/// The topics of which too little was answered to say anything.
pub fn readiness(
    blueprint: &Blueprint,
    rule: &PassRule,
    practised: &BTreeMap<Slug, Practised>,
) -> Result<Readiness, Vec<Slug>> {
    let plan = Plan::of(blueprint, rule, practised)?;
    let mut stream = Stream::from_seed(SEED);
    let mut totals = Vec::with_capacity(PAPERS);
    let (mut passed, mut clean) = (0_u32, 0_u32);
    for _ in 0..PAPERS {
        let paper = plan.sit(&mut stream);
        passed += u32::from(plan.passes(&paper));
        clean += u32::from(paper.red_lines);
        totals.push(paper.total);
    }
    totals.sort_unstable();
    let at = |share: f64| Points(totals.get((PAPERS as f64 * share) as usize).copied().unwrap_or_default());
    let share = |count: u32| f64::from(count) / PAPERS as f64;
    Ok(Readiness {
        expected: Points(totals.iter().sum::<i64>() / PAPERS as i64),
        low: at(0.05),
        high: at(0.95),
        pass: share(passed),
        red_lines: plan.asks_for_red_lines().then(|| share(clean)),
    })
}

#[cfg(test)]
mod tests;
