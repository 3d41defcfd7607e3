use super::*;
use crate::{Cell, Policy, Section, SectionKind};

fn topic(number: usize) -> Slug {
    Slug::parse(&format!("topic-{number}")).unwrap()
}

/// Questions of so many topics, ten points each, the last of each topic a red line.
fn blueprint(topics: usize, each: u16) -> Blueprint {
    let cell = |topic, red_line, count| Cell { topic, difficulty: None, red_line, count };
    let cells = (0..topics).flat_map(|one| [cell(topic(one), false, each - 1), cell(topic(one), true, 1)]);
    let (kind, points, policy) = (SectionKind::Any, Points::whole(10), Policy::AllOrNothing);
    Blueprint { sections: vec![Section { kind, points, policy, cells: cells.collect() }] }
}

fn rule(total_percent: u32) -> PassRule {
    PassRule { total_percent, ..PassRule::default() }
}

fn known(right: f64, wrong: f64) -> Practised {
    Practised { answers: (right + wrong) as u32, right, wrong }
}

fn of(practised: &[(usize, Practised)]) -> BTreeMap<Slug, Practised> {
    practised.iter().map(|(one, known)| (topic(*one), *known)).collect()
}

/// The beta-binomial distribution by its own recursion: the chance of `k` right of `n`.
fn beta_binomial(n: u32, a: f64, b: f64) -> Vec<f64> {
    let mut chances = vec![(0..n).map(|i| (b + f64::from(i)) / (a + b + f64::from(i))).product::<f64>()];
    for k in 0..n {
        let (k, n) = (f64::from(k), f64::from(n));
        let ratio = (n - k) / (k + 1.0) * (a + k) / (b + n - k - 1.0);
        chances.push(chances.last().unwrap() * ratio);
    }
    chances
}

#[test]
fn it_is_the_beta_binomial_distribution() {
    for (right, wrong, n, percent) in [(8.0, 2.0, 10, 80), (15.0, 15.0, 20, 60), (4.0, 8.0, 5, 40)] {
        let chances = beta_binomial(n, right + 0.5, wrong + 0.5);
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let need = (f64::from(n) * f64::from(percent) / 100.0).ceil() as usize;
        let exact: f64 = chances[need..].iter().sum();
        let mean = f64::from(n) * 10.0 * (right + 0.5) / (right + wrong + 1.0);
        let plan = blueprint(1, u16::try_from(n).unwrap());
        let told = readiness(&plan, &rule(percent), &of(&[(0, known(right, wrong))])).unwrap();
        assert!((told.pass - exact).abs() < 0.025, "{} for {exact}", told.pass);
        assert!((told.expected.0 as f64 / 100.0 - mean).abs() < 1.0, "{:?} for {mean}", told.expected);
    }
}

#[test]
fn what_was_practised_too_little_is_named_and_nothing_is_estimated() {
    let practised = of(&[(0, known(8.0, 2.0)), (1, known(5.0, 2.0))]);
    assert_eq!(readiness(&blueprint(3, 2), &rule(80), &practised), Err(vec![topic(1), topic(2)]));
    let old = Practised { answers: 20, right: 2.0, wrong: 1.0 };
    assert_eq!(readiness(&blueprint(1, 2), &rule(80), &of(&[(0, old)])), Err(vec![topic(0)]), "long ago");
}

#[test]
fn red_lines_and_shares_of_topics_and_sections_can_only_make_it_harder() {
    let (plan, practised) = (blueprint(2, 5), of(&[(0, known(17.0, 3.0)), (1, known(14.0, 6.0))]));
    let chance = |rule: PassRule| readiness(&plan, &rule, &practised).unwrap();
    let plain = chance(rule(70));
    assert_eq!(plain.red_lines, None);
    let red = chance(PassRule { red_lines: true, ..rule(70) });
    assert!(red.pass < plain.pass && red.pass <= red.red_lines.unwrap());
    assert!(chance(PassRule { topic_percent: Some(80), ..rule(70) }).pass < plain.pass);
    assert!(chance(PassRule { section_percent: Some(90), ..rule(70) }).pass < plain.pass);
    assert!((chance(rule(0)).pass - 1.0).abs() < f64::EPSILON);
}

#[test]
fn more_right_answers_mean_more_points_and_more_answers_a_narrower_interval() {
    let told =
        |right: f64, wrong: f64| readiness(&blueprint(1, 20), &rule(80), &of(&[(0, known(right, wrong))])).unwrap();
    let (poor, fair, good) = (told(4.0, 8.0), told(8.0, 4.0), told(12.0, 0.0));
    assert!(
        poor.expected < fair.expected
            && fair.expected < good.expected
            && poor.pass < fair.pass
            && fair.pass < good.pass
    );
    let many = told(80.0, 40.0);
    assert!(many.high.0 - many.low.0 < fair.high.0 - fair.low.0);
    assert!(
        good.high == Points::whole(200) && good.low < good.high && good.pass < 1.0,
        "even nothing wrong is no certainty"
    );
}

/// People whose chances in each topic are anything from 0.3 to 1, who practise a dozen questions of each topic and then sit a
/// paper: in how many is its total within the interval that was told before?
#[test]
fn nine_of_ten_papers_lie_within_the_interval() {
    let (plan, mut stream) = (blueprint(4, 5), Stream::from_seed([3; 32]));
    let (people, mut within, mut told, mut passed) = (600, 0, 0.0, 0);
    for _ in 0..people {
        let chances: Vec<f64> = (0..4).map(|_| 0.3 + 0.7 * stream.unit()).collect();
        let mut right = |chance: f64, of: u32| (0..of).filter(|_| stream.unit() < chance).count() as f64;
        let practised: Vec<(usize, Practised)> = chances
            .iter()
            .enumerate()
            .map(|(one, chance)| {
                let right = right(*chance, 12);
                (one, known(right, 12.0 - right))
            })
            .collect();
        let total: f64 = chances.iter().map(|chance| 10.0 * right(*chance, 5)).sum();
        let told_before = readiness(&plan, &rule(60), &of(&practised)).unwrap();
        within += u32::from((told_before.low..=told_before.high).contains(&Points(total as i64 * 100)));
        told += told_before.pass;
        passed += u32::from(total >= 120.0);
    }
    let (share, said, did) =
        (f64::from(within) / f64::from(people), told / f64::from(people), f64::from(passed) / f64::from(people));
    assert!((0.88..=0.97).contains(&share), "{share}");
    assert!((said - did).abs() < 0.05, "{said} was said, {did} passed");
}
