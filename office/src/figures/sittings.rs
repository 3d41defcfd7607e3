use std::collections::HashMap;
use std::sync::Arc;

use engine::{AttemptState, Exam, Moment, Points};
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryResult};

use super::crowd::Crowd;
use crate::Outcome;
use crate::exams::Seat;
use crate::store::entity::{attempt, marks_sum};

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
    /// Of every exam; the topics of the one in question.
    EveryExam,
    /// Only of the one in question.
    Focus,
    /// Everything of every exam.
    Everything,
}

/// The attempts of a crowd, by person, each person's by exam and number: one statement.
pub(super) async fn sittings(
    db: &impl ConnectionTrait,
    crowd: &Crowd,
    plans: &[Arc<Exam>],
    focus: Option<usize>,
    wanted: Wanted,
) -> Outcome<HashMap<String, Vec<Sitting>>> {
    let places: HashMap<&str, usize> =
        plans.iter().enumerate().map(|(place, plan)| (plan.id.as_str(), place)).collect();
    let all = || places.keys().copied().collect::<Vec<&str>>();
    let one = || focus.map(|focus| plans[focus].id.as_str()).into_iter().collect::<Vec<&str>>();
    let (exams, topics) = match wanted {
        Wanted::EveryExam => (all(), one()),
        Wanted::Focus => (one(), one()),
        Wanted::Everything => (all(), all()),
    };
    let mut people: HashMap<String, Vec<Sitting>> = HashMap::new();
    if exams.is_empty() {
        return Ok(people);
    }
    for row in db.query_all(&query(crowd, &exams, &topics)).await? {
        let exam: String = row.try_get_by_index(1)?;
        if let Some(exam) = places.get(exam.as_str()) {
            let person: String = row.try_get_by_index(0)?;
            people.entry(person).or_default().push(read(&row, *exam)?);
        }
    }
    Ok(people)
}

fn query(crowd: &Crowd, exams: &[&str], topics: &[&str]) -> SelectStatement {
    let sum = |column| Expr::col((marks_sum::Entity, column));
    // What is not looked at is not sent.
    let of_these = attempt::Column::Exam.is_in(topics.iter().copied());
    let topics = Expr::case(of_these, sum(marks_sum::Column::Topics));
    let mut query = Query::select();
    query
        .column((attempt::Entity, attempt::Column::PersonId))
        .column((attempt::Entity, attempt::Column::Exam))
        .column((attempt::Entity, attempt::Column::Id))
        .column((attempt::Entity, attempt::Column::Number))
        .column((attempt::Entity, attempt::Column::State))
        .column((attempt::Entity, attempt::Column::ClosedAt))
        .expr(Expr::col((attempt::Entity, attempt::Column::DeadlineAt)).add(attempt::Column::ExtraMs.into_expr()))
        .column((marks_sum::Entity, marks_sum::Column::Passed))
        .column((marks_sum::Entity, marks_sum::Column::Total))
        .column((marks_sum::Entity, marks_sum::Column::Max))
        .expr(topics)
        .column((attempt::Entity, attempt::Column::StartedAt))
        .from(attempt::Entity)
        .join(
            JoinType::LeftJoin,
            marks_sum::Entity,
            sum(marks_sum::Column::AttemptId).equals((attempt::Entity, attempt::Column::Id)),
        )
        .cond_where(crowd.on(attempt::Column::PersonId))
        .and_where(attempt::Column::Exam.is_in(exams.iter().copied()))
        .order_by((attempt::Entity, attempt::Column::PersonId), Order::Asc)
        .order_by((attempt::Entity, attempt::Column::Exam), Order::Asc)
        .order_by((attempt::Entity, attempt::Column::Number), Order::Asc);
    query
}

fn read(row: &QueryResult, exam: usize) -> Outcome<Sitting> {
    let state: String = row.try_get_by_index(4)?;
    let (ended, deadline): (Option<i64>, Option<i64>) = (row.try_get_by_index(5)?, row.try_get_by_index(6)?);
    let (total, max): (Option<i64>, Option<i64>) = (row.try_get_by_index(8)?, row.try_get_by_index(9)?);
    Ok(Sitting {
        id: row.try_get_by_index(2)?,
        started: Moment(row.try_get_by_index(11)?),
        exam,
        number: row.try_get_by_index(3)?,
        state: state.parse().unwrap_or(AttemptState::Closed),
        ended: ended.map(Moment),
        deadline: deadline.map(Moment),
        passed: row.try_get_by_index::<Option<bool>>(7)?.unwrap_or(false),
        total: Points(total.unwrap_or(0)),
        max: Points(max.unwrap_or(0)),
        topics: row.try_get_by_index::<Option<String>>(10)?.unwrap_or_default(),
    })
}
