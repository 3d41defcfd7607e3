use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::super::prepared::PreparedQuestion;
use super::super::state::Known;
use super::{ROWS, Stroke};
use crate::Outcome;
use crate::store::entity::{question, question_rest, question_text, question_version};

/// From now on these questions are drawn no more, for a reason that was given or not.
pub(crate) async fn rest(
    tx: &DatabaseTransaction,
    stroke: &Stroke<'_>,
    questions: &[String],
    reason: Option<&str>,
) -> Outcome<()> {
    for ids in questions.chunks(ROWS) {
        let rests = ids.iter().map(|id| question_rest::ActiveModel {
            id: Set(stroke.chance.id()),
            question_id: Set(id.clone()),
            from_at: Set(stroke.now.0),
            until_at: Set(None),
            said_by: Set(stroke.by.as_str().to_owned()),
            reason: Set(reason.map(ToOwned::to_owned)),
            from_revision: Set(stroke.revision.0),
            until_revision: Set(None),
        });
        question_rest::Entity::insert_many(rests).exec_without_returning(tx).await?;
        set_retired(tx, ids, Some(stroke.now.0)).await?;
    }
    Ok(())
}

/// From now on these questions are drawn again.
pub(crate) async fn wake(tx: &DatabaseTransaction, stroke: &Stroke<'_>, questions: &[String]) -> Outcome<()> {
    for ids in questions.chunks(ROWS) {
        question_rest::Entity::update_many()
            .col_expr(question_rest::Column::UntilAt, Expr::value(stroke.now.0))
            .col_expr(question_rest::Column::UntilRevision, Expr::value(stroke.revision.0))
            .filter(question_rest::Column::QuestionId.is_in(ids))
            .filter(question_rest::Column::UntilAt.is_null())
            .exec(tx)
            .await?;
        set_retired(tx, ids, None).await?;
    }
    Ok(())
}

async fn set_retired(tx: &DatabaseTransaction, ids: &[String], at: Option<i64>) -> Outcome<()> {
    question::Entity::update_many()
        .col_expr(question::Column::RetiredAt, Expr::value(at))
        .filter(question::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives questions other places in their banks.
pub(super) async fn move_to(tx: &DatabaseTransaction, moved: &[(String, i32)]) -> Outcome<()> {
    for moved in moved.chunks(ROWS) {
        let ids = || moved.iter().map(|(id, _)| id.as_str());
        let place = moved.iter().fold(CaseStatement::new(), |case, (id, place)| {
            case.case(question::Column::Id.eq(id.as_str()), Expr::value(*place))
        });
        question::Entity::update_many()
            .col_expr(question::Column::Place, place.into())
            .filter(question::Column::Id.is_in(ids()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Stores questions that are new or changed.
pub(super) async fn take_in(
    tx: &DatabaseTransaction,
    stroke: &Stroke<'_>,
    questions: &[(PreparedQuestion, Option<Known>)],
) -> Outcome<()> {
    for questions in questions.chunks(ROWS) {
        let (mut new, mut versions, mut texts, mut replaced) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (one, known) in questions {
            let id = known.as_ref().map_or_else(|| stroke.chance.id(), |known| known.id.clone());
            let number = known.as_ref().map_or(1, |known| known.number + 1);
            let (version, of_version) = version_rows(one, stroke, (&id, number))?;
            versions.push(version);
            texts.extend(of_version);
            match known {
                Some(known) => replaced.push(known.version.clone()),
                None => new.push(question_row(one, id)),
            }
        }
        question_version::Entity::update_many()
            .col_expr(question_version::Column::State, Expr::value("replaced"))
            .filter(question_version::Column::Id.is_in(replaced))
            .exec(tx)
            .await?;
        if !new.is_empty() {
            question::Entity::insert_many(new).exec_without_returning(tx).await?;
        }
        question_version::Entity::insert_many(versions).exec_without_returning(tx).await?;
        question_text::Entity::insert_many(texts).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The row of a question that is new.
pub(crate) fn question_row(one: &PreparedQuestion, id: String) -> question::ActiveModel {
    question::ActiveModel {
        id: Set(id),
        bank: Set(one.bank.to_string()),
        slug: Set(one.traits.slug.to_string()),
        place: Set(one.place),
        retired_at: Set(None),
    }
}

/// The rows of one version: what the draw knows, and the texts.
pub(crate) fn version_rows(
    one: &PreparedQuestion,
    stroke: &Stroke<'_>,
    (question, number): (&str, i32),
) -> Outcome<(question_version::ActiveModel, Vec<question_text::ActiveModel>)> {
    let traits = &one.traits;
    let id = stroke.chance.id();
    // Enemies are named with their bank, as the draw knows them.
    let enemies: Vec<String> = traits.enemies.iter().map(|slug| format!("{}/{slug}", one.bank)).collect();
    let texts = one.texts.iter().map(|(language, source)| question_text::ActiveModel {
        question_version_id: Set(id.clone()),
        language: Set(language.as_str().to_owned()),
        source: Set(source.clone()),
    });
    let texts = texts.collect();
    let version = question_version::ActiveModel {
        id: Set(id),
        question_id: Set(question.to_owned()),
        number: Set(number),
        kind: Set(traits.kind.as_str().to_owned()),
        topic: Set(one.bank.to_string()),
        difficulty: Set(i32::from(traits.difficulty)),
        red_line: Set(traits.red_line),
        usage: Set(traits.usage.as_str().to_owned()),
        shape: Set(serde_json::to_string(&traits.shape)?),
        enemies: Set(serde_json::to_string(&enemies)?),
        posts: Set(serde_json::to_string(&traits.posts)?),
        valid_until: Set(traits.valid_until.clone()),
        // What comes by files was reviewed where the files are kept; what a trainer saves, the trainer answers for.
        state: Set("approved".to_owned()),
        hash: Set(one.hash.clone()),
        limits: Set(one.limits.clone()),
        created_at: Set(stroke.now.0),
        created_by: Set(stroke.by.as_str().to_owned()),
        from_revision: Set(Some(stroke.revision.0)),
    };
    Ok((version, texts))
}
