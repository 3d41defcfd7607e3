use engine::{Detail, Lang, Moment, Payload};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::{answer, session};
use crate::views::desk::{OwnAnswer, RecordFile, SessionRecord};
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};

impl Office {
    /// The viewer's own record as a file: with what they answered, where the exam lets one's own answers be seen, and with
    /// their sign-ins. No key, and nothing of a paper that is not closed.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn my_record_file(&self, viewer: &Viewer, lang: Lang) -> Outcome<RecordFile> {
        Ok(RecordFile {
            format: "passgate-record",
            version: 1,
            made_at: self.now(),
            record: self.my_record(viewer, lang).await?,
            answers: self.own_answers(&viewer.person).await?,
            sessions: self.own_sessions(&viewer.person).await?,
        })
    }

    async fn own_answers(&self, person: &PersonId) -> Outcome<Vec<OwnAnswer>> {
        let mut open = Vec::new();
        for sat in self.all_attempts(person).await? {
            let mut shown = false;
            for detail in [Detail::OwnAnswers, Detail::RightOrWrong, Detail::Solutions] {
                shown |= self.shows(&sat, detail).await?;
            }
            if shown {
                open.push(sat.attempt.id);
            }
        }
        let rows = answer::Entity::find()
            .filter(answer::Column::AttemptId.is_in(open))
            .order_by_asc(answer::Column::AttemptId)
            .order_by_asc(answer::Column::Ordinal)
            .all(self.store.read())
            .await?;
        let own = |row: answer::Model| {
            let payload: Payload = serde_json::from_str(&row.payload)?;
            Ok(OwnAnswer {
                attempt: AttemptId::new(row.attempt_id),
                question: row.place.unsigned_abs() + 1,
                chosen: payload.places().iter().map(|place| u32::from(*place) + 1).collect(),
                at: Moment(row.received_at),
                standing: row.standing,
            })
        };
        rows.into_iter().map(own).collect()
    }

    async fn own_sessions(&self, person: &PersonId) -> Outcome<Vec<SessionRecord>> {
        let rows = session::Entity::find()
            .filter(session::Column::PersonId.eq(person.as_str()))
            .order_by_desc(session::Column::CreatedAt)
            .all(self.store.read())
            .await?;
        let record = |row: session::Model| SessionRecord {
            from: Moment(row.created_at),
            seen_at: Moment(row.seen_at),
            until: Moment(row.ended_at.unwrap_or(row.expires_at)),
            address: row.address,
            device: row.device,
        };
        Ok(rows.into_iter().map(record).collect())
    }
}
