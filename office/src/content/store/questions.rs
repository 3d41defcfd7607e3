use std::collections::{BTreeSet, HashMap, HashSet};

use engine::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::super::prepared::PreparedQuestion;
use super::ROWS;
use crate::store::entity::{question, question_text, question_version};
use crate::{Chance, Outcome};

/// Questions that are in a bank no longer are drawn no longer; those that came back are. A bank that is not among those
/// present keeps what it has. Gives how many went.
pub(super) async fn retire(
    tx: &DatabaseTransaction,
    now: Moment,
    present: &BTreeSet<String>,
    questions: &[PreparedQuestion],
) -> Outcome<usize> {
    let kept: HashSet<(&str, &str)> =
        questions.iter().map(|one| (one.bank.as_str(), one.traits.slug.as_str())).collect();
    let (mut gone, mut back) = (Vec::new(), Vec::new());
    for row in question::Entity::find().filter(question::Column::Bank.is_in(present)).all(tx).await? {
        match (kept.contains(&(row.bank.as_str(), row.slug.as_str())), row.retired_at) {
            (true, Some(_)) => back.push(row.id),
            (false, None) => gone.push(row.id),
            (true, None) | (false, Some(_)) => {}
        }
    }
    for (ids, retired_at) in [(&gone, Some(now.0)), (&back, None)] {
        for ids in ids.chunks(ROWS) {
            question::Entity::update_many()
                .col_expr(question::Column::RetiredAt, Expr::value(retired_at))
                .filter(question::Column::Id.is_in(ids))
                .exec(tx)
                .await?;
        }
    }
    Ok(gone.len())
}

/// The newest version of a question.
struct Newest {
    id: String,
    number: i32,
    hash: String,
}

/// Stores questions that are new or changed; gives how many of the former and how many versions.
pub(super) async fn take_in(
    tx: &DatabaseTransaction,
    chance: &Chance,
    now: Moment,
    questions: Vec<PreparedQuestion>,
) -> Outcome<(usize, usize)> {
    let known = known(tx).await?;
    let newest = newest(tx).await?;
    let (mut new, mut versions, mut texts, mut replaced) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for one in questions {
        let name = (one.bank.to_string(), one.traits.slug.to_string());
        let id = match known.get(&name) {
            Some((id, place)) => {
                if *place != one.place {
                    move_to(tx, id, one.place).await?;
                }
                id.clone()
            }
            None => {
                let id = chance.id();
                new.push(question::ActiveModel {
                    id: Set(id.clone()),
                    bank: Set(name.0),
                    slug: Set(name.1),
                    place: Set(one.place),
                    retired_at: Set(None),
                });
                id
            }
        };
        let before = newest.get(&id);
        if before.is_some_and(|before| before.hash == one.hash) {
            continue;
        }
        replaced.extend(before.map(|before| before.id.clone()));
        let version = chance.id();
        texts.extend(one.texts.iter().map(|(language, source)| question_text::ActiveModel {
            question_version_id: Set(version.clone()),
            language: Set(language.as_str().to_owned()),
            source: Set(source.clone()),
        }));
        versions.push(row(&one, id, version, before.map_or(1, |before| before.number + 1), now)?);
    }
    let counts = (new.len(), versions.len());
    if !replaced.is_empty() {
        question_version::Entity::update_many()
            .col_expr(question_version::Column::State, Expr::value("replaced"))
            .filter(question_version::Column::Id.is_in(replaced))
            .exec(tx)
            .await?;
    }
    for rows in new.chunks(ROWS) {
        question::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in versions.chunks(ROWS) {
        question_version::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in texts.chunks(ROWS) {
        question_text::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(counts)
}

fn row(
    one: &PreparedQuestion,
    question: String,
    version: String,
    number: i32,
    now: Moment,
) -> Outcome<question_version::ActiveModel> {
    let traits = &one.traits;
    // Enemies are named with their bank, as the draw knows them.
    let enemies: Vec<String> = traits.enemies.iter().map(|slug| format!("{}/{slug}", one.bank)).collect();
    Ok(question_version::ActiveModel {
        id: Set(version),
        question_id: Set(question),
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
        // What comes by files was reviewed where the files are kept.
        state: Set("approved".to_owned()),
        hash: Set(one.hash.clone()),
        limits: Set(one.limits.clone()),
        created_at: Set(now.0),
        created_by: Set("operator".to_owned()),
    })
}

async fn move_to(tx: &DatabaseTransaction, question: &str, place: i32) -> Outcome<()> {
    question::Entity::update_many()
        .col_expr(question::Column::Place, Expr::value(place))
        .filter(question::Column::Id.eq(question))
        .exec(tx)
        .await?;
    Ok(())
}

/// By bank and slug, a question's id and place.
async fn known(tx: &DatabaseTransaction) -> Outcome<HashMap<(String, String), (String, i32)>> {
    let rows = question::Entity::find().all(tx).await?;
    let known = rows.into_iter().map(|row| ((row.bank, row.slug), (row.id, row.place)));
    Ok(known.collect())
}

async fn newest(tx: &DatabaseTransaction) -> Outcome<HashMap<String, Newest>> {
    let rows: Vec<(String, String, i32, String)> = question_version::Entity::find()
        .select_only()
        .column(question_version::Column::QuestionId)
        .column(question_version::Column::Id)
        .column(question_version::Column::Number)
        .column(question_version::Column::Hash)
        .order_by_asc(question_version::Column::Number)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|(question, id, number, hash)| (question, Newest { id, number, hash })).collect())
}
