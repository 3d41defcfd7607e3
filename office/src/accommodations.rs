//! Accommodations: who needs longer gets extra time at every exam with a clock, without asking each time. Why is nobody's
//! business but theirs and that of those who lead them: the reason stands beside the person, not in the log.

mod set;

use engine::Moment;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::accommodation;
use crate::{Outcome, PersonId};
pub use set::Accommodation;

/// What holds for a person at a moment.
pub(crate) async fn at(
    db: &impl ConnectionTrait,
    person: &PersonId,
    now: Moment,
) -> Outcome<Option<accommodation::Model>> {
    let holds = accommodation::Entity::find()
        .filter(accommodation::Column::PersonId.eq(person.as_str()))
        .filter(accommodation::Column::FromAt.lte(now.0))
        .filter(accommodation::not_over(now));
    Ok(holds.one(db).await?)
}

/// What holds for a person now, or will.
pub(crate) async fn present(
    db: &impl ConnectionTrait,
    person: &PersonId,
    now: Moment,
) -> Outcome<Option<accommodation::Model>> {
    let present = accommodation::Entity::find()
        .filter(accommodation::Column::PersonId.eq(person.as_str()))
        .filter(accommodation::not_over(now));
    Ok(present.one(db).await?)
}

/// By how many minutes an exam of so many takes longer, rounded up; none without a clock.
pub(crate) fn minutes(minutes: Option<u32>, accommodation: Option<&accommodation::Model>) -> u32 {
    longer(minutes, accommodation.map_or(0, |row| row.percent.unsigned_abs()))
}

/// The same by so many per cent.
pub(crate) fn longer(minutes: Option<u32>, percent: u32) -> u32 {
    minutes.map_or(0, |minutes| minutes.saturating_mul(percent).div_ceil(100))
}
