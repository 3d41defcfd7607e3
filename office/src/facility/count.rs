use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::firsts::{Firsts, given};
use crate::Outcome;
use crate::store::entity::{facility, first_answers};

/// Counts what attempts give now instead of what they gave before. Nothing when somebody else has counted meanwhile: the
/// next turn looks again.
pub(super) async fn take(tx: &DatabaseTransaction, firsts: Firsts) -> Outcome<()> {
    let ids: Vec<&str> = firsts.before.keys().chain(firsts.now.keys()).map(String::as_str).collect();
    let rows = first_answers::Entity::find().filter(first_answers::Column::AttemptId.is_in(ids)).all(tx).await?;
    let present: BTreeMap<String, first_answers::Model> =
        rows.into_iter().map(|row| (row.attempt_id.clone(), row)).collect();
    if present != firsts.before {
        return Ok(());
    }
    let gone = firsts.before.keys().filter(|attempt| !firsts.now.contains_key(*attempt));
    first_answers::Entity::delete_many().filter(first_answers::Column::AttemptId.is_in(gone)).exec(tx).await?;
    add(tx, deltas(&firsts)).await?;
    let replace = OnConflict::column(first_answers::Column::AttemptId)
        .update_columns([first_answers::Column::MarksId, first_answers::Column::Given])
        .to_owned();
    let rows: Vec<_> = firsts.now.into_values().map(IntoActiveModel::into_active_model).map(all_set).collect();
    if !rows.is_empty() {
        first_answers::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A row that comes from memory stands as unchanged: it is to be written.
fn all_set(row: first_answers::ActiveModel) -> first_answers::ActiveModel {
    use sea_orm::ActiveModelTrait;
    row.reset_all()
}

/// By version, how many answers more and how much more was got; versions where nothing changes are left out.
fn deltas(firsts: &Firsts) -> BTreeMap<String, (i32, i64)> {
    let mut deltas: BTreeMap<String, (i32, i64)> = BTreeMap::new();
    for (rows, sign) in [(&firsts.before, -1), (&firsts.now, 1)] {
        for (version, got) in rows.values().flat_map(|row| given(&row.given)) {
            let (answers, sum) = deltas.entry(version.to_owned()).or_default();
            *answers += sign;
            *sum += i64::from(sign) * got;
        }
    }
    deltas.retain(|_, delta| *delta != (0, 0));
    deltas
}

async fn add(tx: &DatabaseTransaction, deltas: BTreeMap<String, (i32, i64)>) -> Outcome<()> {
    if deltas.is_empty() {
        return Ok(());
    }
    let rows = deltas.into_iter().map(|(version, (answers, got))| facility::ActiveModel {
        question_version_id: ActiveValue::Set(version),
        answers: ActiveValue::Set(answers),
        got: ActiveValue::Set(got),
    });
    let more = |column: facility::Column| {
        let excluded = Expr::col(("excluded", column));
        Expr::col((facility::Entity, column)).add(excluded)
    };
    let add = OnConflict::column(facility::Column::QuestionVersionId)
        .value(facility::Column::Answers, more(facility::Column::Answers))
        .value(facility::Column::Got, more(facility::Column::Got))
        .to_owned();
    facility::Entity::insert_many(rows).on_conflict(add).exec_without_returning(tx).await?;
    Ok(())
}
