//! After a key was withdrawn, those whose certificates rested on it get others: they have done nothing wrong.

use std::collections::HashMap;

use engine::{Moment, Refusal, Slug};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;

use super::Desk;
use super::lost::lost;
use crate::events::Actor;
use crate::signing::KeySet;
use crate::store::entity::{certificate, person, person_data, post};
use crate::{Breakage, Office, Operator, Outcome};

/// Certificates that are looked at in one job: the writer is everybody's.
const AT_ONCE: usize = 10;

/// Which certificates shall be issued anew; all of them, when nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Reissue {
    /// Those for this post only.
    pub post: Option<Slug>,
    /// Those of the person of this staff number only.
    pub staff_no: Option<String>,
}

/// A certificate that was issued anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reissued {
    /// Staff number of its holder.
    pub staff_no: String,
    /// The post it is for.
    pub post: Slug,
    /// Number of the one whose place it takes.
    pub before: String,
    /// Its number.
    pub number: String,
    /// When it ends, as the one before would have.
    pub expires_at: Moment,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReissueEnd {
    /// What was issued anew.
    pub reissued: Vec<Reissued>,
    /// Numbers of certificates that a withdrawn key signed and that the log does not know: somebody else may have made
    /// them, and they stay as they are.
    pub unknown: Vec<String>,
}

impl Office {
    /// Issues certificates in force whose key was withdrawn anew under the present key: each rests on what it rested on,
    /// and ends when it would have ended. A few at a time; what was done stays done, and is not done twice.
    ///
    /// # Errors
    /// `NotFound` for a post that is not known or a staff number that nobody present has.
    pub async fn reissue_certificates(&self, _operator: &Operator, which: &Reissue) -> Outcome<ReissueEnd> {
        let mut end = ReissueEnd::default();
        for some in self.signed_by_withdrawn(which).await?.chunks(AT_ONCE) {
            let (desk, some, now) = (self.desk(), some.to_vec(), self.now());
            let part = self.store.write(move |tx| Box::pin(async move { issue_anew(tx, &desk, &some, now).await }));
            let ReissueEnd { reissued, unknown } = part.await?;
            end.reissued.extend(reissued);
            end.unknown.extend(unknown);
        }
        Ok(end)
    }

    /// The ids of certificates in force that name a withdrawn key, by post and staff number.
    async fn signed_by_withdrawn(&self, which: &Reissue) -> Outcome<Vec<String>> {
        let db = self.store.read();
        let mut rows = certificate::Entity::find()
            .filter(certificate::Column::InForce.eq(true))
            .filter(certificate::Column::ExpiresAt.gt(self.now().0));
        if let Some(post) = &which.post {
            post::Entity::find_by_id(post.as_str()).one(db).await?.ok_or(Refusal::NotFound)?;
            rows = rows.filter(certificate::Column::Post.eq(post.as_str()));
        }
        if let Some(staff_no) = &which.staff_no {
            let person = self.present_person(staff_no).await?.ok_or(Refusal::NotFound)?;
            rows = rows.filter(certificate::Column::PersonId.eq(person.as_str()));
        }
        let keys = KeySet::withdrawn(db).await?;
        let rows: Vec<(String, String)> = rows
            .select_only()
            .columns([certificate::Column::Id, certificate::Column::Token])
            .order_by_asc(certificate::Column::Post)
            .order_by_asc(certificate::Column::Number)
            .into_tuple()
            .all(db)
            .await?;
        Ok(rows.into_iter().filter(|(_, token)| keys.names(token)).map(|(id, _)| id).collect())
    }
}

async fn issue_anew(tx: &DatabaseTransaction, desk: &Desk, ids: &[String], now: Moment) -> Outcome<ReissueEnd> {
    let mut end = ReissueEnd::default();
    let staff_numbers = held_by(tx, ids).await?;
    for row in still_held(tx, ids, now).await? {
        let Some(lost) = lost(tx, &row).await? else {
            end.unknown.push(row.number);
            continue;
        };
        if let Some(number) = lost.issue_anew(tx, desk, Actor::Operator, now).await? {
            end.reissued.push(Reissued {
                staff_no: staff_numbers.get(&row.person_id).cloned().unwrap_or_default(),
                post: Slug::parse(&row.post).map_err(Breakage::new)?,
                expires_at: Moment(row.expires_at),
                before: row.number,
                number,
            });
        }
    }
    Ok(end)
}

/// Those that are still in force, when nobody else changes what their holders hold any more.
async fn still_held(tx: &DatabaseTransaction, ids: &[String], now: Moment) -> Outcome<Vec<certificate::Model>> {
    let holders = certificate::Entity::find()
        .select_only()
        .column(certificate::Column::PersonId)
        .filter(certificate::Column::Id.is_in(ids))
        .into_query();
    person::Entity::find()
        .filter(person::Column::Id.in_subquery(holders))
        .order_by_asc(person::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let rows = certificate::Entity::find()
        .filter(certificate::Column::Id.is_in(ids))
        .filter(certificate::Column::InForce.eq(true))
        .filter(certificate::Column::ExpiresAt.gt(now.0))
        .order_by_asc(certificate::Column::Post)
        .order_by_asc(certificate::Column::Number);
    Ok(rows.all(tx).await?)
}

/// The staff numbers of the holders, by person.
async fn held_by(tx: &DatabaseTransaction, ids: &[String]) -> Outcome<HashMap<String, String>> {
    let holders = certificate::Entity::find()
        .select_only()
        .column(certificate::Column::PersonId)
        .filter(certificate::Column::Id.is_in(ids))
        .into_query();
    let rows: Vec<(String, String)> = person_data::Entity::find()
        .select_only()
        .columns([person_data::Column::PersonId, person_data::Column::StaffNo])
        .filter(person_data::Column::PersonId.in_subquery(holders))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().collect())
}
