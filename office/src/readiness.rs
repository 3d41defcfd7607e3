//! How ready somebody may think themselves for an exam. It is shown to nobody else and decides nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use engine::{Exam, FRESH_DAYS, Lang, Mode, Moment, Points, Practised, Readiness, Slug, weight};

use crate::notebook::Past;
use crate::shelf::{self, Shelf, topics};
use crate::views::{Estimate, ExamCard, NotebookShow, PracticeStanding, ReadinessCard, TopicReadiness};
use crate::{Breakage, Office, Outcome, Viewer};

/// Milliseconds of a day.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Office {
    /// How the viewer may expect an exam to go; none for a practice.
    pub(crate) async fn readiness(&self, viewer: &Viewer, plan: &Exam, lang: Lang) -> Outcome<Option<ReadinessCard>> {
        if plan.mode == Mode::Practice {
            return Ok(None);
        }
        let past = Past::of(self, &viewer.person).await?;
        let sight = self.readiness_sight(&past, lang).await?;
        Ok(Some(sight.card(plan)?))
    }

    /// What the viewer's practice says on their first page.
    pub(crate) async fn practice_standing(
        &self,
        viewer: &Viewer,
        exams: &[ExamCard],
        lang: Lang,
    ) -> Outcome<PracticeStanding> {
        let past = Past::of(self, &viewer.person).await?;
        let pile = self.pile(&viewer.person, &past).await?;
        // Who has not practised yet is told what to do by the page itself.
        let wanted = |card: &&ExamCard| {
            card.mode != Mode::Practice && !card.passed && card.may_start != Err(engine::Refusal::NotAllowed)
        };
        let wanted: BTreeSet<&Slug> =
            exams.iter().filter(wanted).filter(|_| !past.answers.is_empty()).map(|card| &card.exam).collect();
        let mut cards = Vec::new();
        if !wanted.is_empty() {
            let sight = self.readiness_sight(&past, lang).await?;
            for plan in sight.plans.iter().filter(|plan| wanted.contains(&plan.id)) {
                cards.push(sight.card(plan)?);
            }
        }
        Ok(PracticeStanding {
            due: pile.count(NotebookShow::Due, None),
            open: pile.count(NotebookShow::All, None),
            next_due: pile.next_due(),
            readiness: cards,
        })
    }

    async fn readiness_sight(&self, past: &Past, lang: Lang) -> Outcome<Sight> {
        Ok(Sight {
            shelf: self.shelf.clone(),
            practised: practised(past, self.now())?,
            plans: self.shelf.present_exams(self.store.read()).await?,
            titles: self.topic_titles(lang).await?,
            lang,
        })
    }
}

/// What cards are made from.
struct Sight {
    shelf: Shelf,
    practised: BTreeMap<Slug, Practised>,
    plans: Vec<Arc<Exam>>,
    titles: Arc<HashMap<String, String>>,
    lang: Lang,
}

impl Sight {
    fn card(&self, plan: &Exam) -> Outcome<ReadinessCard> {
        let told = self.shelf.readiness(plan, &self.practised);
        let names: Vec<Slug> =
            topics(plan).into_iter().map(|name| name.parse().map_err(Breakage::new)).collect::<Result<_, _>>()?;
        let mut topics: Vec<TopicReadiness> = names.into_iter().map(|topic| self.topic(topic)).collect();
        topics.sort_by(|one, other| {
            let share = |one: &TopicReadiness| if one.enough { one.share.0 } else { 0.0 };
            one.enough.cmp(&other.enough).then(share(one).total_cmp(&share(other))).then(one.title.cmp(&other.title))
        });
        let total = plan.blueprint.total();
        Ok(ReadinessCard {
            exam: plan.id.clone(),
            exam_title: shelf::title(&plan.title, self.lang),
            estimate: told.map(estimate),
            total,
            need: Points((total.0 * i64::from(plan.pass.total_percent) + 99).div_euclid(100)),
            topics,
        })
    }

    fn topic(&self, topic: Slug) -> TopicReadiness {
        let known = self.practised.get(&topic).copied().unwrap_or_default();
        let (mean, interval) = known.chance();
        // That which is about it alone, else what covers least beside it.
        let practices = self.plans.iter().filter(|plan| plan.mode == Mode::Practice);
        let about = practices.map(|plan| (topics(plan), plan)).filter(|(names, _)| names.contains(topic.as_str()));
        TopicReadiness {
            title: self.titles.get(topic.as_str()).cloned().unwrap_or_else(|| topic.to_string()),
            answers: known.answers,
            enough: known.is_enough(),
            share: (mean, interval.low, interval.high),
            practice: about.min_by_key(|(names, _)| names.len()).map(|(_, plan)| plan.id.clone()),
            topic,
        }
    }
}

fn estimate(told: Readiness) -> Estimate {
    let Readiness { expected, low, high, pass, red_lines } = told;
    Estimate { expected, low, high, pass, red_lines, likelihood: told.likelihood() }
}

/// By topic, the answers that count: to a question that was not answered in the [`FRESH_DAYS`] before, weighed by their age.
fn practised(past: &Past, now: Moment) -> Outcome<BTreeMap<Slug, Practised>> {
    let mut last: HashMap<&str, Moment> = HashMap::new();
    let mut practised: BTreeMap<Slug, Practised> = BTreeMap::new();
    for one in &past.answers {
        let before = last.insert(&one.question, one.at);
        if before.is_some_and(|before| one.at.minus(before) < FRESH_DAYS * DAY_MS) {
            continue;
        }
        let known = practised.entry(one.topic.parse().map_err(Breakage::new)?).or_default();
        let weight = weight(now.minus(one.at) / DAY_MS);
        known.answers += 1;
        if one.right {
            known.right += weight;
        } else {
            known.wrong += weight;
        }
    }
    Ok(practised)
}
