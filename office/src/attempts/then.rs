//! What could be drawn at a moment that has passed, as far as rows with times can tell: for draws of the first algorithm,
//! which name no revision.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Candidate, Exam, Moment, Slug, Usage};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::calendar;
use crate::settings::department;
use crate::shelf::{topics, wanted_use};
use crate::store::entity::{enrolment, question, question_rest, question_version};
use crate::{Breakage, Outcome, PersonId};

/// What a person could draw then. Who had seen what stands in the draw's own record.
pub(super) async fn gather_then(
    db: &impl ConnectionTrait,
    person: &PersonId,
    exam: &Exam,
    then: Moment,
) -> Outcome<Vec<Candidate>> {
    let topics = topics(exam);
    let resting = question_rest::Entity::find()
        .select_only()
        .column(question_rest::Column::QuestionId)
        .filter(question_rest::Column::FromAt.lte(then.0))
        .filter(
            Condition::any()
                .add(question_rest::Column::UntilAt.is_null())
                .add(question_rest::Column::UntilAt.gt(then.0)),
        )
        .into_query();
    let questions = question::Entity::find()
        .filter(question::Column::Bank.is_in(topics.iter().copied()))
        .filter(question::Column::Id.not_in_subquery(resting))
        .all(db)
        .await?;
    let names: BTreeMap<String, String> =
        questions.into_iter().map(|row| (row.id, format!("{}/{}", row.bank, row.slug))).collect();
    let versions = question_version::Entity::find()
        .filter(question_version::Column::Topic.is_in(topics))
        .filter(question_version::Column::CreatedAt.lte(then.0))
        .order_by_asc(question_version::Column::Number)
        .all(db)
        .await?;
    let newest: BTreeMap<String, question_version::Model> =
        versions.into_iter().map(|row| (row.question_id.clone(), row)).collect();
    let posts = posts_then(db, person, then).await?;
    let today = calendar::date(then, department(db).await?.time_zone());
    let uses = [Usage::Both.as_str(), wanted_use(exam.mode).as_str()];
    let mut candidates = Vec::new();
    for row in newest.into_values() {
        let Some(name) = names.get(&row.question_id) else { continue };
        let for_posts: Vec<Slug> = serde_json::from_str(&row.posts)?;
        let in_date = row.valid_until.as_ref().is_none_or(|until| *until >= today);
        let for_them = for_posts.is_empty() || for_posts.iter().any(|post| posts.contains(post.as_str()));
        if in_date && for_them && uses.contains(&row.usage.as_str()) {
            candidates.push(candidate(&row, name)?);
        }
    }
    Ok(candidates)
}

/// The posts that a person was on the way to then.
async fn posts_then(db: &impl ConnectionTrait, person: &PersonId, then: Moment) -> Outcome<BTreeSet<String>> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.as_str()))
        .filter(enrolment::Column::CreatedAt.lte(then.0))
        .all(db)
        .await?;
    let still = |row: &enrolment::Model| row.until_at.is_none_or(|until| until > then.0);
    Ok(rows.into_iter().filter(still).map(|row| row.post).collect())
}

fn candidate(row: &question_version::Model, name: &str) -> Outcome<Candidate> {
    Ok(Candidate {
        kind: row.kind.parse().map_err(Breakage::new)?,
        topic: row.topic.parse().map_err(Breakage::new)?,
        difficulty: u8::try_from(row.difficulty).map_err(Breakage::new)?,
        measured: None,
        red_line: row.red_line,
        shape: serde_json::from_str(&row.shape)?,
        slug_key: name.to_owned(),
        enemies: serde_json::from_str(&row.enemies)?,
        question: row.id.clone(),
    })
}
