use std::collections::{BTreeMap, BTreeSet};

use engine::{Candidate, Exam, Mode, Moment, Slug, Usage};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::calendar;
use crate::settings::department;
use crate::standing::posts_of;
use crate::store::entity::{attempt, attempt_item, enrolment, exam_version, question, question_rest, question_version};
use crate::{Breakage, Outcome, PersonId};

/// The questions that may be drawn for a person: approved, not retired, in date, of this use and for one of their posts.
pub(super) async fn gather(
    db: &impl ConnectionTrait,
    person: &PersonId,
    exam: &Exam,
    now: Moment,
) -> Outcome<Vec<Candidate>> {
    let eligible = eligible(db, topics(exam), now).await?;
    let posts: BTreeSet<Slug> = posts_of(db, person, now).await?.into_iter().collect();
    let past = seen(db, person, exam.mode).await?;
    eligible.iter().filter(|one| one.is_for(exam.mode, &posts)).map(|one| one.candidate(&past)).collect()
}

/// A question that may be drawn on a day, by whom it is for.
pub(crate) struct Eligible {
    row: question_version::Model,
    /// `bank/slug`.
    name: String,
    posts: Vec<Slug>,
}

impl Eligible {
    /// Whether an exam of this mode may draw it for somebody on the way to these posts.
    pub(crate) fn is_for(&self, mode: Mode, posts: &BTreeSet<Slug>) -> bool {
        let of_use = [Usage::Both.as_str(), wanted(mode).as_str()].contains(&self.row.usage.as_str());
        of_use && (self.posts.is_empty() || self.posts.iter().any(|post| posts.contains(post)))
    }

    /// As the draw wants it.
    pub(crate) fn candidate(&self, past: &BTreeMap<String, u32>) -> Outcome<Candidate> {
        candidate(&self.row, &self.name, past)
    }
}

/// The banks that an exam draws from.
pub(crate) fn topics(exam: &Exam) -> BTreeSet<&str> {
    exam.blueprint.sections.iter().flat_map(|section| &section.cells).map(|cell| cell.topic.as_str()).collect()
}

/// Everything of these banks that may be drawn at this moment: approved, not retired, in date.
pub(crate) async fn eligible(db: &impl ConnectionTrait, topics: BTreeSet<&str>, now: Moment) -> Outcome<Vec<Eligible>> {
    let questions = question::Entity::find()
        .filter(question::Column::Bank.is_in(topics.iter().copied()))
        .filter(question::Column::RetiredAt.is_null())
        .all(db)
        .await?;
    let names: BTreeMap<String, String> =
        questions.into_iter().map(|row| (row.id, format!("{}/{}", row.bank, row.slug))).collect();
    let today = calendar::date(now, department(db).await?.time_zone());
    let versions = question_version::Entity::find()
        .filter(question_version::Column::Topic.is_in(topics))
        .filter(question_version::Column::State.eq("approved"))
        .filter(
            Condition::any()
                .add(question_version::Column::ValidUntil.is_null())
                .add(question_version::Column::ValidUntil.gte(today)),
        )
        .all(db)
        .await?;
    let mut eligible = Vec::with_capacity(versions.len());
    for row in versions {
        if let Some(name) = names.get(&row.question_id) {
            eligible.push(Eligible { name: name.clone(), posts: serde_json::from_str(&row.posts)?, row });
        }
    }
    Ok(eligible)
}

/// The same for a moment that has passed, by what is kept of it: for replaying a draw. Who had seen what stands in the
/// draw's own record.
pub(crate) async fn gather_then(
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
    let uses = [Usage::Both.as_str(), wanted(exam.mode).as_str()];
    let mut candidates = Vec::new();
    for row in newest.into_values() {
        let Some(name) = names.get(&row.question_id) else { continue };
        let for_posts: Vec<Slug> = serde_json::from_str(&row.posts)?;
        let in_date = row.valid_until.as_ref().is_none_or(|until| *until >= today);
        let for_them = for_posts.is_empty() || for_posts.iter().any(|post| posts.contains(post.as_str()));
        if in_date && for_them && uses.contains(&row.usage.as_str()) {
            candidates.push(candidate(&row, name, &BTreeMap::new())?);
        }
    }
    Ok(candidates)
}

/// As [`posts_of`] said then.
async fn posts_then(db: &impl ConnectionTrait, person: &PersonId, then: Moment) -> Outcome<BTreeSet<String>> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.as_str()))
        .filter(enrolment::Column::CreatedAt.lte(then.0))
        .all(db)
        .await?;
    let still = |row: &enrolment::Model| row.until_at.is_none_or(|until| until > then.0);
    Ok(rows.into_iter().filter(still).map(|row| row.post).collect())
}

/// The use beside `both` that an exam of this mode draws.
const fn wanted(mode: Mode) -> Usage {
    match mode {
        Mode::Practice => Usage::Practice,
        Mode::Mock | Mode::Certification => Usage::Exam,
    }
}

fn candidate(row: &question_version::Model, name: &str, past: &BTreeMap<String, u32>) -> Outcome<Candidate> {
    let used = past.get(&row.question_id).copied();
    Ok(Candidate {
        kind: row.kind.parse().map_err(Breakage::new)?,
        topic: row.topic.parse().map_err(Breakage::new)?,
        difficulty: u8::try_from(row.difficulty).map_err(Breakage::new)?,
        red_line: row.red_line,
        shape: serde_json::from_str(&row.shape)?,
        slug_key: name.to_owned(),
        enemies: serde_json::from_str(&row.enemies)?,
        seen: used.is_some(),
        used: used.unwrap_or(0),
        question: row.id.clone(),
    })
}

/// The questions a person has had on a paper before, in any version, and how often each was drawn for anybody.
/// How often the others were drawn does not matter: unseen comes before seen. For practice only practice counts, or it
/// would show the solutions of just those questions that a resit can still ask.
async fn seen(db: &impl ConnectionTrait, person: &PersonId, mode: Mode) -> Outcome<BTreeMap<String, u32>> {
    let mut attempts = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::PersonId.eq(person.as_str()));
    if mode == Mode::Practice {
        let practices = exam_version::Entity::find()
            .select_only()
            .column(exam_version::Column::Id)
            .filter(exam_version::Column::Mode.eq(mode.as_str()))
            .into_query();
        attempts = attempts.filter(attempt::Column::ExamVersionId.in_subquery(practices));
    }
    let attempts = attempts.into_query();
    let versions = attempt_item::Entity::find()
        .select_only()
        .column(attempt_item::Column::QuestionVersionId)
        .filter(attempt_item::Column::AttemptId.in_subquery(attempts))
        .into_query();
    let questions = question_version::Entity::find()
        .select_only()
        .column(question_version::Column::QuestionId)
        .filter(question_version::Column::Id.in_subquery(versions))
        .into_query();
    let all_versions: Vec<(String, String)> = question_version::Entity::find()
        .select_only()
        .columns([question_version::Column::Id, question_version::Column::QuestionId])
        .filter(question_version::Column::QuestionId.in_subquery(questions))
        .into_tuple()
        .all(db)
        .await?;
    let counts: Vec<(String, i64)> = attempt_item::Entity::find()
        .select_only()
        .column(attempt_item::Column::QuestionVersionId)
        .column_as(attempt_item::Column::Place.count(), "drawn")
        .filter(attempt_item::Column::QuestionVersionId.is_in(all_versions.iter().map(|(version, _)| version.as_str())))
        .group_by(attempt_item::Column::QuestionVersionId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: BTreeMap<String, i64> = counts.into_iter().collect();
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    for (version, question) in all_versions {
        let drawn = counts.get(&version).copied().unwrap_or(0);
        let sum = used.entry(question).or_default();
        *sum = sum.saturating_add(u32::try_from(drawn).unwrap_or(u32::MAX));
    }
    Ok(used)
}
