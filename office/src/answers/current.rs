use std::collections::BTreeMap;

use engine::{Moment, Payload};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Standing;
use crate::Outcome;
use crate::store::entity::answer;
use crate::views::Stored;

/// The answer of a place that counts.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// What was entered.
    pub(crate) payload: Payload,
    /// The row it stands in: newer rows have higher numbers.
    pub(crate) ordinal: i32,
    /// When it came.
    pub(crate) received_at: Moment,
}

/// The answers that count, by place: of the newest epoch the highest sequence. In which order rows came does not matter.
pub(crate) async fn current(db: &impl ConnectionTrait, attempt: &str) -> Outcome<BTreeMap<u16, Counted>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(attempt))
        .filter(answer::Column::Standing.eq(Standing::Counted.as_str()))
        .order_by_asc(answer::Column::Epoch)
        .order_by_asc(answer::Column::Sequence)
        .all(db)
        .await?;
    let mut newest = BTreeMap::new();
    for row in rows {
        newest.insert(row.place, row);
    }
    let counted = |(place, row): (i32, answer::Model)| {
        let payload = serde_json::from_str(&row.payload)?;
        let counted = Counted { payload, ordinal: row.ordinal, received_at: Moment(row.received_at) };
        Ok((u16::try_from(place).unwrap_or(u16::MAX), counted))
    };
    newest.into_iter().map(counted).collect()
}

/// What was last sent for each place in the pause that began at this moment.
pub(super) async fn paused(db: &impl ConnectionTrait, attempt: &str, since: Moment) -> Outcome<BTreeMap<u16, Payload>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(attempt))
        .filter(answer::Column::Standing.eq(Standing::Paused.as_str()))
        .filter(answer::Column::ReceivedAt.gte(since.0))
        .order_by_asc(answer::Column::Ordinal)
        .all(db)
        .await?;
    let sent =
        |row: answer::Model| Ok((u16::try_from(row.place).unwrap_or(u16::MAX), serde_json::from_str(&row.payload)?));
    rows.into_iter().map(sent).collect()
}

/// The same for a page.
pub(crate) fn stored(current: &BTreeMap<u16, Counted>) -> Vec<Stored> {
    let stored = |(&place, counted): (&u16, &Counted)| Stored { place, places: counted.payload.places().to_vec() };
    current.iter().map(stored).collect()
}
