use crate::{Points, Policy};

/// The points of one answer to a multiple choice with `ticks.len()` choices: which are right, and which were chosen, both
/// in the same order (a choice that `chosen` does not reach was not chosen).
///
/// With *n* choices of which *c* are right, *h* right ones chosen, *f* wrong ones chosen and *m* = *c* − *h* missed:
///
/// | policy | share of the points |
/// |---|---|
/// | all-or-nothing | 1 if *m* = *f* = 0, else 0 |
/// | net-correct | max(0, (*h* − *f*) / *c*) |
/// | each-decision | 1 − (*m* + *f*) / *n* |
/// | half-if-incomplete | 1 if *m* = *f* = 0, ½ if *f* = 0 and *h* > 0, else 0 |
/// | share-if-incomplete | *h* / *c* if *f* = 0, else 0 |
///
/// Nothing chosen is no answer and earns nothing under every policy; each-decision would pay for it otherwise. The share of
/// `max` is rounded half up to a hundredth of a point and lies in 0..=`max`; a `max` below 0 counts as 0.
///
/// ```
/// use engine::{Points, Policy, score};
/// let (ticks, chosen) = ([true, true, true, false], [true, true, false, false]);
/// assert_eq!(score(Policy::AllOrNothing, &ticks, &chosen, Points::whole(2)), Points(0));
/// assert_eq!(score(Policy::NetCorrect, &ticks, &chosen, Points::whole(2)), Points(133));
/// assert_eq!(score(Policy::EachDecision, &ticks, &chosen, Points::whole(2)), Points(150));
/// assert_eq!(score(Policy::HalfIfIncomplete, &ticks, &chosen, Points::whole(2)), Points(100));
/// assert_eq!(score(Policy::ShareIfIncomplete, &ticks, &chosen, Points::whole(2)), Points(133));
/// ```
#[must_use]
pub fn score(policy: Policy, ticks: &[bool], chosen: &[bool], max: Points) -> Points {
    let count = Counts::of(ticks, chosen);
    if count.hits + count.false_ticks == 0 {
        return Points::ZERO;
    }
    let whole = count.missed + count.false_ticks == 0;
    match policy {
        Policy::AllOrNothing => share(max, i128::from(whole), 1),
        Policy::NetCorrect => share(max, count.hits - count.false_ticks, count.hits + count.missed),
        Policy::EachDecision => share(max, count.choices - count.missed - count.false_ticks, count.choices),
        Policy::HalfIfIncomplete if whole => share(max, 1, 1),
        Policy::HalfIfIncomplete => share(max, i128::from(count.false_ticks == 0), 2),
        Policy::ShareIfIncomplete if count.false_ticks == 0 => share(max, count.hits, count.hits + count.missed),
        Policy::ShareIfIncomplete => Points::ZERO,
    }
}

struct Counts {
    choices: i128,
    hits: i128,
    false_ticks: i128,
    missed: i128,
}

impl Counts {
    fn of(ticks: &[bool], chosen: &[bool]) -> Self {
        let mut counts = Self { choices: 0, hits: 0, false_ticks: 0, missed: 0 };
        for (place, &right) in ticks.iter().enumerate() {
            counts.choices += 1;
            match (right, chosen.get(place).is_some_and(|&chosen| chosen)) {
                (true, true) => counts.hits += 1,
                (false, true) => counts.false_ticks += 1,
                (true, false) => counts.missed += 1,
                (false, false) => {}
            }
        }
        counts
    }
}

/// `max` × `of` / `parts`, rounded half up, within 0..=`max`; nothing when there are no parts. 128 bits hold the product.
fn share(max: Points, of: i128, parts: i128) -> Points {
    if parts <= 0 {
        return Points::ZERO;
    }
    let max = i128::from(max.0.max(0));
    let rounded = (2 * max * of.clamp(0, parts) + parts) / (2 * parts);
    Points(i64::try_from(rounded).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<bool> {
        text.bytes().map(|mark| mark == b'x').collect()
    }

    /// Worked by hand from the formulas; columns are all-or-nothing, net-correct, each-decision, half-if-incomplete,
    /// share-if-incomplete.
    #[test]
    fn worked_examples_come_out_by_every_policy() {
        let table = [
            // ticks, chosen, max, points
            ("xx---", "xx---", 200, [200, 200, 200, 200, 200]), // h=2
            ("xx---", "x----", 200, [0, 100, 160, 100, 100]),   // h=1 m=1: 1/2, 4/5
            ("xx---", "xxx--", 200, [0, 100, 160, 0, 0]),       // h=2 f=1: 1/2, 4/5
            ("xx---", "x-x--", 200, [0, 0, 120, 0, 0]),         // h=1 f=1 m=1: 0, 3/5
            ("xx---", "--xxx", 200, [0, 0, 0, 0, 0]),           // f=3 m=2: below 0, 0/5
            ("xx---", "xxxxx", 200, [0, 0, 80, 0, 0]),          // h=2 f=3: below 0, 2/5
            ("xx---", "-----", 200, [0, 0, 0, 0, 0]),           // no answer
            ("xxx--", "xx---", 100, [0, 67, 80, 50, 67]),       // 2/3 of 100 = 66.67 up
            ("xxx--", "x----", 100, [0, 33, 60, 50, 33]),       // 1/3 of 100 = 33.33 down
            ("xx--", "x---", 1, [0, 1, 1, 1, 1]),               // halves of a hundredth go up
            ("xxxx", "x---", 50, [0, 13, 13, 25, 13]),          // 12.5 up
            ("xxxx", "xxxx", 250, [250, 250, 250, 250, 250]),   // all are right
            ("xxxx", "xxx-", 250, [0, 188, 188, 125, 188]),     // 187.5 up
            ("----", "x---", 100, [0, 0, 75, 0, 0]),            // nothing is right: c=0
            ("----", "----", 100, [0, 0, 0, 0, 0]),             // nothing is right, nothing chosen
            ("x-", "x-", 0, [0, 0, 0, 0, 0]),                   // worth nothing
            ("x-", "x-", -100, [0, 0, 0, 0, 0]),                // worth less than nothing
            ("", "x", 100, [0, 0, 0, 0, 0]),                    // no choices
            ("x-", "x", 100, [100, 100, 100, 100, 100]),        // not reached is not chosen
            ("x-", "--x", 100, [0, 0, 0, 0, 0]),                // beyond the choices is nothing
        ];
        for (ticks, chosen, max, points) in table {
            for (&policy, expected) in Policy::ALL.iter().zip(points) {
                let scored = score(policy, &marked(ticks), &marked(chosen), Points(max));
                assert_eq!(scored, Points(expected), "{policy}: {ticks} answered {chosen} of {max}");
            }
        }
    }

    #[test]
    fn the_largest_question_does_not_overflow() {
        let most = Points(i64::MAX);
        assert_eq!(score(Policy::NetCorrect, &[true; 3], &[true; 3], most), most);
        assert_eq!(score(Policy::EachDecision, &[true, false], &[true, true], most), Points(i64::MAX / 2 + 1));
    }

    /// Every answer to every key of up to six choices, under every policy.
    #[test]
    fn points_stay_between_nothing_and_everything_and_only_the_right_answer_earns_all() {
        for choices in 1..=6 {
            for (key, answer) in (0..1 << choices).flat_map(|key| (0..1 << choices).map(move |answer| (key, answer))) {
                let (ticks, chosen) = (bits(key, choices), bits(answer, choices));
                for (&policy, max) in Policy::ALL.iter().flat_map(|policy| [(policy, 1), (policy, 33), (policy, 250)]) {
                    let points = score(policy, &ticks, &chosen, Points(max));
                    let case = format!("{policy}: {ticks:?} answered {chosen:?} of {max}");
                    assert!((0..=max).contains(&points.0), "{case}");
                    assert!(key != answer || key == 0 || points.0 == max, "{case}");
                    assert!(key == answer || max == 1 || points.0 < max, "{case}");
                    assert!(answer != 0 || points.0 == 0, "{case}");
                }
            }
        }
    }

    fn bits(set: u32, count: u32) -> Vec<bool> {
        (0..count).map(|bit| set >> bit & 1 == 1).collect()
    }
}
