use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use engine::{Lang, Points, Slug};

use super::number;
use super::sight::{Person, Sight};
use super::tally::counted;
use crate::handbook::present;
use crate::marks::topics;
use crate::views::desk::TopicFigure;
use crate::{Office, Outcome};

/// Points earned, and points there were.
pub(super) type Earned = (Points, Points);

impl Sight {
    /// What somebody earned in the exam in question, by topic: all attempts of the months asked for together.
    pub(super) fn earned<'a>(&self, person: &'a Person) -> BTreeMap<&'a str, Earned> {
        let mut earned: BTreeMap<&str, Earned> = BTreeMap::new();
        let Some(exam) = self.focus else { return earned };
        let span = self.span;
        for (sitting, _) in counted(&person.sittings, exam).filter(|(_, ended)| span.holds(*ended)) {
            for (topic, points, max) in topics(&sitting.topics) {
                let sum = earned.entry(topic).or_default();
                *sum = (sum.0 + points, sum.1 + max);
            }
        }
        earned
    }
}

/// The weaker comes first: by the share of points earned.
pub(super) fn weaker(one: Earned, other: Earned) -> Ordering {
    let product = |(points, _): Earned, (_, max): Earned| i128::from(points.0) * i128::from(max.0);
    product(one, other).cmp(&product(other, one))
}

/// The exam in question by topic, the weakest first.
pub(super) fn figures(sight: &Sight, titles: &HashMap<String, String>) -> Vec<TopicFigure> {
    let mut sums: BTreeMap<&str, (Earned, usize)> = BTreeMap::new();
    for person in &sight.people {
        for (topic, (points, max)) in sight.earned(person) {
            let (sum, people) = sums.entry(topic).or_default();
            *sum = (sum.0 + points, sum.1 + max);
            *people += 1;
        }
    }
    let figure = |(topic, ((points, max), people)): (&str, (Earned, usize))| {
        let title = titles.get(topic).cloned().unwrap_or_else(|| topic.to_owned());
        Some(TopicFigure { topic: Slug::parse(topic).ok()?, title, points, max, people: number(people) })
    };
    let mut figures: Vec<TopicFigure> = sums.into_iter().filter_map(figure).collect();
    figures.sort_by(|one, other| weaker((one.points, one.max), (other.points, other.max)));
    figures
}

impl Office {
    /// What each topic is called.
    pub(crate) async fn topic_titles(&self, lang: Lang) -> Outcome<Arc<HashMap<String, String>>> {
        Ok(Arc::clone(&present(self.store.read(), &self.shelf, lang).await?.topics))
    }
}
