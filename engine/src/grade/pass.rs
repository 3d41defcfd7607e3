use crate::{Amount, Marks, Part, PassPart, PassRule, Points};

/// The parts of the rule, each measured. The total is always one of them; the red lines are when the rule asks for them and
/// the paper has some.
pub(super) fn parts(rule: &PassRule, marks: &Marks) -> Vec<PassPart> {
    let mut parts = vec![share(Part::Total, rule.total_percent, marks.total, marks.max)];
    parts.extend((0..u16::MAX).zip(&marks.sections).filter_map(|(n, section)| {
        let percent = rule.of_section(n + 1)?;
        Some(share(Part::Section(n), percent, section.points, section.max))
    }));
    parts.extend(marks.topics.iter().filter_map(|topic| {
        let percent = rule.of_topic(&topic.topic)?;
        Some(share(Part::Topic(topic.topic.clone()), percent, topic.points, topic.max))
    }));
    if rule.red_lines && marks.red_lines.count > 0 {
        let (right, count) = (marks.red_lines.right, marks.red_lines.count);
        let (need, have) = (Amount::Questions(count), Amount::Questions(right));
        parts.push(PassPart { which: Part::RedLines, need, have, met: right == count });
    }
    parts
}

/// A share is reached when `have` × 100 ≥ `percent` × `max`, in whole numbers.
fn share(which: Part, percent: u32, have: Points, max: Points) -> PassPart {
    let asked = i128::from(percent) * i128::from(max.0);
    let need = i64::try_from((asked + 99).div_euclid(100)).unwrap_or(i64::MAX);
    let met = i128::from(have.0) * 100 >= asked;
    PassPart { which, need: Amount::Points(Points(need)), have: Amount::Points(have), met }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(percent: u32, have: i64, max: i64) -> (bool, Amount) {
        let part = share(Part::Total, percent, Points(have), Points(max));
        (part.met, part.need)
    }

    #[test]
    fn exactly_the_share_is_enough_and_a_hundredth_less_is_not() {
        assert_eq!(met(80, 8_000, 10_000), (true, Amount::Points(Points(8_000))));
        assert_eq!(met(80, 7_999, 10_000), (false, Amount::Points(Points(8_000))));
    }

    #[test]
    fn what_is_needed_is_the_least_that_is_enough() {
        for (percent, max) in [(80, 333), (67, 100), (1, 1), (100, 7), (0, 50), (60, 0), (33, 1_001)] {
            let (_, Amount::Points(Points(need))) = met(percent, 0, max) else { panic!("a share is in points") };
            assert!(met(percent, need, max).0, "{percent} % of {max}");
            assert!(need == 0 || !met(percent, need - 1, max).0, "{percent} % of {max}");
        }
    }

    #[test]
    fn more_than_everything_is_never_reached() {
        assert!(!met(101, 100, 100).0);
    }
}
