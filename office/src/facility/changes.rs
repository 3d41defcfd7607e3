use engine::{ENOUGH, Facility};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter,
    Statement,
};

use crate::content::next_revision;
use crate::events::{self, Actor, Note};
use crate::store::entity::measured_difficulty;
use crate::{Breakage, Chance, Office, Outcome};

/// How many questions change in one transaction.
const AT_ONCE: usize = 200;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    author: i32,
    measured: Option<i32>,
    answers: i32,
    got: i64,
}

/// What is drawn now and has enough answers.
const ROWS: &str = "SELECT v.id, v.difficulty AS author, d.difficulty AS measured, f.answers, f.got FROM facility f \
    JOIN question_version v ON v.id = f.question_version_id AND v.state = 'approved' \
    LEFT JOIN measured_difficulty d ON d.question_version_id = v.id AND d.until_revision IS NULL \
    WHERE f.answers >= $1";

/// A version whose answers show another difficulty than it counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    version: String,
    /// The measured difficulty; none when it is the author's again.
    to: Option<u8>,
}

/// The changes that are due by what was counted so far.
pub(super) async fn due(db: &impl ConnectionTrait) -> Outcome<Vec<Change>> {
    let query = Statement::from_sql_and_values(db.get_database_backend(), ROWS, [i64::from(ENOUGH).into()]);
    let rows = Row::find_by_statement(query).all(db).await?;
    let mut due = Vec::new();
    for row in rows {
        let present = u8::try_from(row.measured.unwrap_or(row.author)).map_err(Breakage::new)?;
        let facility = Facility { answers: row.answers.unsigned_abs(), got: row.got.unsigned_abs() };
        let shown = facility.difficulty(present);
        if shown != present {
            due.push(Change { version: row.id, to: Some(shown).filter(|&shown| i32::from(shown) != row.author) });
        }
    }
    Ok(due)
}

impl Office {
    /// Lets questions count as what their answers show; each time that is a revision of the content. Says how many.
    pub(super) async fn change_difficulties(&self) -> Outcome<u32> {
        let due = due(self.store.read()).await?;
        for some in due.chunks(AT_ONCE) {
            let (some, chance, now) = (some.to_vec(), self.chance.clone(), self.now());
            self.store
                .write(move |tx| {
                    Box::pin(async move {
                        change(tx, &some).await?;
                        told(tx, &chance, now, some.len()).await
                    })
                })
                .await?;
        }
        Ok(u32::try_from(due.len()).unwrap_or(u32::MAX))
    }
}

async fn change(tx: &DatabaseTransaction, changes: &[Change]) -> Outcome<()> {
    let revision = next_revision(tx).await?;
    measured_difficulty::Entity::update_many()
        .col_expr(measured_difficulty::Column::UntilRevision, Expr::value(revision.0))
        .filter(measured_difficulty::Column::QuestionVersionId.is_in(changes.iter().map(|one| one.version.as_str())))
        .filter(measured_difficulty::Column::UntilRevision.is_null())
        .exec(tx)
        .await?;
    let rows =
        changes.iter().filter_map(|one| Some((one, one.to?))).map(|(one, to)| measured_difficulty::ActiveModel {
            question_version_id: ActiveValue::Set(one.version.clone()),
            difficulty: ActiveValue::Set(i32::from(to)),
            from_revision: ActiveValue::Set(revision.0),
            until_revision: ActiveValue::Set(None),
        });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        measured_difficulty::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

async fn told(tx: &DatabaseTransaction, chance: &Chance, now: engine::Moment, count: usize) -> Outcome<()> {
    let note = Note::new(now, Actor::Office, "content.measured", "content");
    events::note(tx, chance, Note { after: Some(format!(r#"{{"changed":{count}}}"#)), ..note }).await
}
