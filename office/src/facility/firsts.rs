use std::collections::{BTreeMap, BTreeSet};

use engine::{AttemptState, Marks, Mode};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::Outcome;
use crate::store::entity::{attempt, attempt_item, exam_version, first_answers, marks, marks_sum, question_version};

/// What a whole answer counts.
const WHOLE: i64 = 10_000;

/// What attempts of some people give, and what they had given before.
#[derive(Debug, Clone, Default)]
pub(super) struct Firsts {
    /// As it stands in the table, by attempt.
    pub(super) before: BTreeMap<String, first_answers::Model>,
    /// As it should stand there.
    pub(super) now: BTreeMap<String, first_answers::Model>,
}

/// Reads the attempts of these people and finds what each gives: the questions that its candidate met there first, in
/// any version.
pub(super) async fn read(db: &impl ConnectionTrait, people: &[String]) -> Outcome<Firsts> {
    let practice = exam_version::Entity::find()
        .select_only()
        .column(exam_version::Column::Id)
        .filter(exam_version::Column::Mode.eq(Mode::Practice.as_str()))
        .into_query();
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::PersonId.is_in(people))
        .filter(attempt::Column::ExamVersionId.not_in_subquery(practice))
        .order_by_asc(attempt::Column::StartedAt)
        .order_by_asc(attempt::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<&str> = attempts.iter().map(|one| one.id.as_str()).collect();
    let before = first_answers::Entity::find()
        .filter(first_answers::Column::AttemptId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let closed: Vec<&attempt::Model> =
        attempts.iter().filter(|one| one.state == AttemptState::Closed.as_str()).collect();
    let (marks, mut papers) = (marks_of(db, &closed).await?, papers_of(db, &closed).await?);
    let (mut now, mut met) = (BTreeMap::new(), BTreeSet::new());
    for attempt in closed {
        let Some((marks_id, marks)) = marks.get(&attempt.id) else { continue };
        let mut given = Vec::new();
        for (item, earned) in papers.remove(&attempt.id).unwrap_or_default().iter().zip(&marks.items) {
            if met.insert((attempt.person_id.clone(), item.question.clone())) && earned.max.0 > 0 {
                let got = (earned.points.0 * WHOLE + earned.max.0 / 2) / earned.max.0;
                given.push(format!("{} {}", item.version, got.clamp(0, WHOLE)));
            }
        }
        let (attempt_id, marks_id) = (attempt.id.clone(), marks_id.clone());
        now.insert(attempt_id.clone(), first_answers::Model { attempt_id, marks_id, given: given.join(";") });
    }
    Ok(Firsts { before: before.into_iter().map(|row| (row.attempt_id.clone(), row)).collect(), now })
}

/// The version and answers that an attempt gave, as they were written.
pub(super) fn given(text: &str) -> impl Iterator<Item = (&str, i64)> {
    text.split(';').filter_map(|part| {
        let (version, got) = part.split_once(' ')?;
        Some((version, got.parse().ok()?))
    })
}

/// The marks of each attempt that hold now.
async fn marks_of(
    db: &impl ConnectionTrait,
    attempts: &[&attempt::Model],
) -> Outcome<BTreeMap<String, (String, Marks)>> {
    let of_these = marks_sum::Entity::find()
        .select_only()
        .column(marks_sum::Column::MarksId)
        .filter(marks_sum::Column::AttemptId.is_in(attempts.iter().map(|one| one.id.as_str())))
        .into_query();
    let rows = marks::Entity::find().filter(marks::Column::Id.in_subquery(of_these)).all(db).await?;
    rows.into_iter().map(|row| Ok((row.attempt_id, (row.id, serde_json::from_str(&row.body)?)))).collect()
}

struct Item {
    question: String,
    version: String,
}

/// The questions of each attempt, in the order of its paper.
async fn papers_of(db: &impl ConnectionTrait, attempts: &[&attempt::Model]) -> Outcome<BTreeMap<String, Vec<Item>>> {
    let items = attempt_item::Entity::find()
        .filter(attempt_item::Column::AttemptId.is_in(attempts.iter().map(|one| one.id.as_str())))
        .order_by_asc(attempt_item::Column::Place)
        .all(db)
        .await?;
    let versions: BTreeSet<&str> = items.iter().map(|one| one.question_version_id.as_str()).collect();
    let questions: Vec<(String, String)> = question_version::Entity::find()
        .select_only()
        .columns([question_version::Column::Id, question_version::Column::QuestionId])
        .filter(question_version::Column::Id.is_in(versions))
        .into_tuple()
        .all(db)
        .await?;
    let questions: BTreeMap<String, String> = questions.into_iter().collect();
    let mut papers: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for one in items {
        let question = questions.get(&one.question_version_id).cloned().unwrap_or_default();
        papers.entry(one.attempt_id).or_default().push(Item { question, version: one.question_version_id });
    }
    Ok(papers)
}
