use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use engine::{AttemptState, Exam, Moment, Points};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::crowd::Crowd;
use crate::Outcome;
use crate::attempts::{deadline, state};
use crate::exams::Seat;
use crate::marks::{Seated, seated};
use crate::store::entity::{attempt, attempts_sum};

/// One attempt of somebody in sight, in short.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    pub(super) id: String,
    /// Which of the exams in sight.
    pub(super) exam: usize,
    pub(super) number: i32,
    pub(super) state: AttemptState,
    pub(super) started: Moment,
    pub(super) ended: Option<Moment>,
    pub(super) deadline: Option<Moment>,
    pub(super) passed: bool,
    pub(super) total: Points,
    pub(super) max: Points,
    /// The marks by topic as they are stored, where they are wanted.
    pub(super) topics: String,
}

impl Sitting {
    pub(super) fn seat(&self) -> Seat<'_> {
        Seat { id: &self.id, number: self.number, state: self.state, ended: self.ended, passed: self.passed }
    }
}

/// Of which exams the attempts are wanted, and of which the marks by topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// None.
    Nothing,
    /// Of every exam; the topics of the one in question.
    EveryExam,
    /// Only of the one in question, without topics.
    Focus,
    /// Only of the one in question.
    FocusTopics,
    /// Everything of every exam.
    Everything,
}

/// Whose attempts are wanted.
pub(super) enum Whose<'a> {
    /// Those of everybody in sight.
    Crowd(&'a Crowd),
    /// Those of a few people.
    Few(Vec<String>),
}

impl Whose<'_> {
    fn on(&self, person: impl ColumnTrait) -> Condition {
        match self {
            Self::Crowd(crowd) => crowd.on(person),
            Self::Few(ids) => Condition::all().add(person.is_in(ids)),
        }
    }
}

/// Attempts by person, each person's by exam and number: three statements, however many there are.
pub(super) async fn sittings(
    db: &impl ConnectionTrait,
    whose: &Whose<'_>,
    plans: &[Arc<Exam>],
    focus: Option<usize>,
    wanted: Wanted,
) -> Outcome<HashMap<String, Vec<Sitting>>> {
    let places: BTreeMap<&str, usize> =
        plans.iter().enumerate().map(|(place, plan)| (plan.id.as_str(), place)).collect();
    let all = || places.keys().copied().collect::<Vec<&str>>();
    let one = || focus.map(|focus| plans[focus].id.as_str()).into_iter().collect::<Vec<&str>>();
    let (exams, topics) = match wanted {
        Wanted::Nothing => (Vec::new(), Vec::new()),
        Wanted::EveryExam => (all(), one()),
        Wanted::Focus => (one(), Vec::new()),
        Wanted::FocusTopics => (one(), one()),
        Wanted::Everything => (all(), all()),
    };
    if exams.is_empty() {
        return Ok(HashMap::new());
    }
    // What is not closed comes first: an attempt that closes in between is then seen twice, and not missed.
    let mut others = others(db, whose, &exams).await?;
    let mut people: HashMap<String, Vec<Sitting>> = HashMap::new();
    for (person, exam, seats, topics) in sums(db, whose, &exams, &topics).await? {
        let Some(place) = places.get(exam.as_str()) else { continue };
        let own = people.entry(person).or_default();
        for one in seated(&seats, topics.as_deref().unwrap_or_default()) {
            let other = others.get(one.id).map(state);
            if other == Some(AttemptState::Annulled) {
                continue;
            }
            others.remove(one.id);
            own.push(Sitting::from((*place, one)));
        }
    }
    for row in others.into_values() {
        if let Some(place) = places.get(row.exam.as_str()) {
            people.entry(row.person_id.clone()).or_default().push(Sitting::from((*place, row)));
        }
    }
    for own in people.values_mut() {
        own.sort_unstable_by_key(|one| (one.exam, one.number));
    }
    Ok(people)
}

/// Attempts that run, are paused, or were annulled, by id.
async fn others(
    db: &impl ConnectionTrait,
    whose: &Whose<'_>,
    exams: &[&str],
) -> Outcome<HashMap<String, attempt::Model>> {
    // Written out, so that the index of just these few is used, and so that no other seems better.
    let person = Expr::cust("attempt.person_id || ''");
    let rows = attempt::Entity::find()
        .filter(Expr::cust("attempt.state <> 'closed'"))
        .filter(match whose {
            Whose::Crowd(crowd) => person.in_subquery(crowd.ids()),
            Whose::Few(ids) => person.is_in(ids),
        })
        .all(db)
        .await?;
    let asked = rows.into_iter().filter(|row| exams.contains(&row.exam.as_str()));
    Ok(asked.map(|row| (row.id.clone(), row)).collect())
}

/// Person, exam, and what stands for their closed attempts. What is not looked at is not sent.
async fn sums(
    db: &impl ConnectionTrait,
    whose: &Whose<'_>,
    exams: &[&str],
    topics: &[&str],
) -> Outcome<Vec<(String, String, String, Option<String>)>> {
    use attempts_sum::Column::{Exam, PersonId, Seats, Topics};
    let wanted: SimpleExpr = if topics.is_empty() {
        Expr::value(Option::<String>::None)
    } else {
        Expr::case(Exam.is_in(topics.iter().copied()), Expr::col((attempts_sum::Entity, Topics))).into()
    };
    let rows = attempts_sum::Entity::find()
        .select_only()
        .columns([PersonId, Exam, Seats])
        .expr_as(wanted, "wanted")
        .filter(Exam.is_in(exams.iter().copied()))
        .filter(whose.on(PersonId))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

impl From<(usize, Seated<'_>)> for Sitting {
    fn from((exam, one): (usize, Seated<'_>)) -> Self {
        Self {
            id: one.id.to_owned(),
            exam,
            number: one.number,
            state: AttemptState::Closed,
            started: one.started,
            ended: Some(one.ended),
            deadline: None,
            passed: one.passed,
            total: one.total,
            max: one.max,
            topics: one.topics.to_owned(),
        }
    }
}

impl From<(usize, attempt::Model)> for Sitting {
    fn from((exam, row): (usize, attempt::Model)) -> Self {
        Self {
            exam,
            number: row.number,
            state: state(&row),
            started: Moment(row.started_at),
            ended: row.closed_at.map(Moment),
            deadline: deadline(&row),
            passed: false,
            total: Points(0),
            max: Points(0),
            topics: String::new(),
            id: row.id,
        }
    }
}
