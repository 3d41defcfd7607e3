use std::collections::BTreeSet;

use engine::{AttemptState, Detail, Lang, Marks, Moment};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Reader;
use crate::attempts::state;
use crate::passes::{Sat, with_marks};
use crate::store::entity::attempt;
use crate::views::ClosedBy;
use crate::views::desk::{AttemptRecord, TopicRecord};
use crate::{Office, Outcome, PersonId};

impl Office {
    /// All attempts of a person, annulled ones too, the newest first.
    pub(super) async fn all_attempts(&self, person: &PersonId) -> Outcome<Vec<Sat>> {
        let rows = attempt::Entity::find()
            .filter(attempt::Column::PersonId.eq(person.as_str()))
            .order_by_desc(attempt::Column::StartedAt)
            .order_by_desc(attempt::Column::Number)
            .all(self.store.read())
            .await?;
        with_marks(self.store.read(), rows).await
    }

    pub(super) async fn attempt_records(&self, sat: &[Sat], reader: Reader, lang: Lang) -> Outcome<Vec<AttemptRecord>> {
        let titles = self.topic_titles(lang).await?;
        let withheld = self.withheld_from(reader, sat).await?;
        let mut noted = self.noted_of(&sat.iter().map(|one| &one.attempt).collect::<Vec<_>>()).await?;
        let mut records = Vec::with_capacity(sat.len());
        for (one, card) in sat.iter().zip(self.attempt_cards(sat, &withheld, lang).await?) {
            let marks = self.marks_for(one, reader).await?;
            let topics = marks.into_iter().flat_map(|marks| marks.topics).map(|topic| TopicRecord {
                title: titles.get(topic.topic.as_str()).cloned().unwrap_or_else(|| topic.topic.to_string()),
                topic: topic.topic,
                points: topic.points,
                max: topic.max,
            });
            records.push(AttemptRecord {
                card,
                number: one.attempt.number.unsigned_abs(),
                ended_at: one.attempt.closed_at.map(Moment),
                closed_by: one.attempt.closed_by.as_deref().map(|word| ClosedBy::read(Some(word))),
                extra_minutes: u32::try_from(one.attempt.extra_ms / 60_000).unwrap_or(0),
                topics: topics.collect(),
                noted: noted.remove(&one.attempt.id),
            });
        }
        Ok(records)
    }

    /// The attempts whose outcome is not told to this reader: leaders see every outcome.
    pub(super) async fn withheld_from(&self, reader: Reader, sat: &[Sat]) -> Outcome<BTreeSet<String>> {
        match reader {
            Reader::Themselves => self.withheld(sat).await,
            Reader::Leader => Ok(BTreeSet::new()),
        }
    }

    /// The marks of a closed attempt, if this reader may see them by topic.
    async fn marks_for(&self, sat: &Sat, reader: Reader) -> Outcome<Option<Marks>> {
        let Some(row) = sat.marks.as_ref().filter(|_| state(&sat.attempt) == AttemptState::Closed) else {
            return Ok(None);
        };
        if reader == Reader::Themselves && !self.shows(sat, Detail::Topics).await? {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&row.body)?))
    }

    /// Whether an attempt that has ended shows this to who sat it.
    pub(super) async fn shows(&self, sat: &Sat, detail: Detail) -> Outcome<bool> {
        let Some(marks) = sat.marks.as_ref().filter(|_| state(&sat.attempt) == AttemptState::Closed) else {
            return Ok(false);
        };
        let plan = self.shelf.exam(self.store.read(), &sat.attempt.exam_version_id).await?;
        Ok(self.tells(&plan, marks.passed).await?.contains(&detail))
    }
}
