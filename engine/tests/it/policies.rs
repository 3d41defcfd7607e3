//! Worked examples of every policy for multiple choice, by the formulas as they are published.
//!
//! *net-correct* and *each-decision* are two of the ways of giving partial credit of PrairieLearn's element `pl-checkbox`, where the
//! second is called *each-answer* ("every decision counts"): its public documentation,
//! <https://prairielearn.readthedocs.io/en/latest/pl-checkbox/> (`docs/elements/pl-checkbox.md` in the repository
//! PrairieLearn/PrairieLearn), adds a point for each right choice that is ticked, takes one away for each wrong one, divides by
//! the number of right ones and stops at nothing; and it counts each choice as a question of its own, right when it is ticked as
//! it should be or left as it should be. A blank answer earns nothing there either (`allow-blank`). Its *coverage* is not
//! among ours. *all-or-nothing* is what it calls *off*; *half-if-incomplete* and *share-if-incomplete* are the rules of Chinese
//! written examinations: 少选得一半, and so many points for each right choice, nothing once a wrong one is ticked.

use engine::{Points, Policy, score};

/// A question with `n` choices, the first `c` of them right; `h` of these are ticked, and `f` of the others.
struct Example {
    h: usize,
    f: usize,
    m: usize,
    c: usize,
    n: usize,
    /// What it is worth, in hundredths.
    max: i64,
    /// What each policy gives, in the order of [`Policy::ALL`].
    points: [i64; 5],
}

const fn example((h, f, m): (usize, usize, usize), (c, n): (usize, usize), max: i64, points: [i64; 5]) -> Example {
    Example { h, f, m, c, n, max, points }
}

#[rustfmt::skip]
const TABLE: [Example; 18] = [
    //       h  f  m    c  n  worth   all  net  each half share
    example((3, 0, 0), (3, 6), 600, [600, 600, 600, 600, 600]), // exactly right
    example((2, 0, 1), (3, 6), 600, [  0, 400, 500, 300, 400]), // net 2/3, each 5/6
    example((1, 0, 2), (3, 6), 600, [  0, 200, 400, 300, 200]), // net 1/3, each 4/6
    example((3, 1, 0), (3, 6), 600, [  0, 400, 500,   0,   0]), // net (3−1)/3, each 5/6
    example((2, 1, 1), (3, 6), 600, [  0, 200, 400,   0,   0]), // net (2−1)/3, each 4/6
    example((1, 1, 2), (3, 6), 600, [  0,   0, 300,   0,   0]), // net 0, each 3/6
    example((1, 2, 2), (3, 6), 600, [  0,   0, 200,   0,   0]), // net (1−2)/3 stops at nothing, each 2/6
    example((0, 1, 3), (3, 6), 600, [  0,   0, 200,   0,   0]), // net −1/3 stops at nothing, each 2/6
    example((0, 3, 3), (3, 6), 600, [  0,   0,   0,   0,   0]), // everything the wrong way round
    example((3, 3, 0), (3, 6), 600, [  0,   0, 300,   0,   0]), // everything ticked: net (3−3)/3, each 3/6
    example((0, 0, 3), (3, 6), 600, [  0,   0,   0,   0,   0]), // blank, although three choices are rightly left alone
    example((1, 0, 0), (1, 4), 200, [200, 200, 200, 200, 200]),
    example((1, 1, 0), (1, 4), 200, [  0,   0, 150,   0,   0]), // net (1−1)/1, each 3/4
    example((3, 0, 1), (4, 4), 200, [  0, 150, 150, 100, 150]), // all are right: net 3/4, each 3/4
    example((2, 0, 1), (3, 5), 250, [  0, 167, 200, 125, 167]), // net 2/3 of 2.5 is 1.666…, each 4/5
    example((1, 0, 2), (3, 5), 250, [  0,  83, 150, 125,  83]), // net 1/3 of 2.5 is 0.833…, each 3/5
    example((2, 1, 1), (3, 7), 100, [  0,  33,  71,   0,   0]), // net 1/3, each 5/7
    example((1, 0, 1), (2, 4), 125, [  0,  63,  94,  63,  63]), // halves of a hundredth go up: 0.625, 0.9375
];

#[test]
fn every_policy_gives_what_was_worked_out_by_hand() {
    for Example { h, f, m, c, n, max, points } in TABLE {
        assert_eq!((h + m, f <= n - c), (c, true), "an example that cannot be");
        let ticks: Vec<bool> = (0..n).map(|place| place < c).collect();
        let chosen: Vec<bool> = (0..n).map(|place| if place < c { place < h } else { place < c + f }).collect();
        for (policy, expected) in Policy::ALL.iter().zip(points) {
            let given = score(*policy, &ticks, &chosen, Points(max));
            assert_eq!(given, Points(expected), "{policy}: h={h} f={f} m={m} c={c} n={n} of {max}");
        }
    }
}
