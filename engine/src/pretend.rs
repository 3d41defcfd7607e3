use crate::{Payload, Question, QuestionType};

/// How an answer is to turn out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Exactly the right choices.
    Right,
    /// A multiple choice with one of its right choices missing; of other types, a wrong answer.
    Partly,
    /// Wrong, as somebody might be who read the question.
    Wrong,
}

/// An answer as somebody might give it to a question whose choices are shown in this order. It is for demonstrations and
/// tests, where a whole department sits exams and nobody is there: the key is used and not given away, for what comes
/// back is an answer like any other. `chance` decides between answers that would do.
///
/// ```
/// use engine::{Lang, Limits, Payload, Question, Source, Wish, pretend};
/// let source = Source::new("## One and one? {#sum}\n\n- [ ] one\n- [x] two\n- [ ] three\n".to_owned());
/// let question = Question::parse(&source, Lang::En, &Limits::default()).unwrap();
/// assert_eq!(pretend(&question, &[2, 1, 0], Wish::Right, 7), Payload::choices([1]));
/// assert_eq!(pretend(&question, &[2, 1, 0], Wish::Wrong, 7), Payload::choices([2]));
/// ```
#[must_use]
pub fn pretend(question: &Question, order: &[u8], wish: Wish, chance: u64) -> Payload {
    let ticks = &question.key().ticks;
    let places = |of: bool| {
        let shown = (0_u8..).zip(order).filter(move |(_, index)| ticks.get(usize::from(**index)) == Some(&of));
        shown.map(|(place, _)| place).collect::<Vec<u8>>()
    };
    let (right, wrong) = (places(true), places(false));
    match (wish, question.face.kind) {
        (Wish::Right, _) => Payload::choices(right),
        (Wish::Partly | Wish::Wrong, QuestionType::Single | QuestionType::Boolean) => {
            Payload::choices(one_of(&wrong, chance))
        }
        (Wish::Partly, QuestionType::Multi) if right.len() > 1 => Payload::choices(all_but_one(&right, chance)),
        (Wish::Partly | Wish::Wrong, QuestionType::Multi) => {
            // One of the right ones in a place where a wrong one stands.
            let kept = if right.len() > 1 { all_but_one(&right, chance) } else { Vec::new() };
            Payload::choices(kept.into_iter().chain(one_of(&wrong, chance >> 32)))
        }
    }
}

fn one_of(places: &[u8], chance: u64) -> Option<u8> {
    places.get(index(places, chance)).copied()
}

fn all_but_one(places: &[u8], chance: u64) -> Vec<u8> {
    let gone = index(places, chance);
    places.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, place)| *place).collect()
}

/// Which of these; not quite evenly, and nothing depends on that.
fn index(places: &[u8], chance: u64) -> usize {
    usize::try_from(chance % (places.len() as u64).max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Limits, Points, Policy, Source, score};

    fn points(text: &str, wish: Wish, chance: u64) -> (Points, bool) {
        let question = Question::parse(&Source::new(text.to_owned()), Lang::En, &Limits::default()).unwrap();
        let order: Vec<u8> = (0..u8::try_from(question.face.choices.len()).unwrap()).rev().collect();
        let payload = pretend(&question, &order, wish, chance);
        assert_eq!(payload.check(question.face.kind, order.len()), Ok(()));
        let chosen = payload.in_source(&order);
        let points = score(Policy::HalfIfIncomplete, &question.key().ticks, &chosen, Points::whole(2));
        (points, payload.is_cleared())
    }

    #[test]
    fn an_answer_turns_out_as_it_was_wished() {
        let single = "## Which? {#a}\n\n- [ ] one\n- [x] two\n- [ ] three\n";
        let multi = "## Which? {#a .multi}\n\n- [x] one\n- [x] two\n- [ ] three\n- [x] four\n";
        let lone = "## Which? {#a .multi}\n\n- [x] one\n- [ ] two\n- [ ] three\n";
        let boolean = "## True? {#a .boolean}\n\n- [ ] True\n- [x] False\n";
        let half = Points::whole(1);
        for chance in (0..64_u64).map(|bits| bits.wrapping_mul(0x1234_5678_9abc_def1)) {
            for text in [single, multi, lone, boolean] {
                assert_eq!(points(text, Wish::Right, chance), (Points::whole(2), false), "{text}");
                assert_eq!(points(text, Wish::Wrong, chance), (Points::ZERO, false), "{text}");
            }
            assert_eq!(points(multi, Wish::Partly, chance), (half, false));
            for text in [single, lone, boolean] {
                assert_eq!(points(text, Wish::Partly, chance), (Points::ZERO, false), "{text}");
            }
        }
    }
}
