//! What is drawn from has revisions. Every change of it takes the next one in its own transaction, so that whoever reads a
//! revision's number sees all that belongs to it, and what belongs to it never changes afterwards.

use engine::Moment;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{DatabaseTransaction, EntityTrait};

use crate::calendar;
use crate::settings::{self, Department};
use crate::store::entity::setting;
use crate::{Breakage, Outcome};

/// The setting that holds the number.
const REVISION: &str = "content.revision";

/// A state of all that is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Revision(pub(crate) i64);

/// Takes the next revision for a change of what is drawn from. Whoever changes content waits here for whoever does so
/// already: two servers, or an import and the studio. What was read before is looked at again behind this line.
pub(crate) async fn next_revision(tx: &DatabaseTransaction) -> Outcome<Revision> {
    let one_more = Expr::cust("CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)");
    let again = OnConflict::column(setting::Column::Name).value(setting::Column::Value, one_more).to_owned();
    let first = settings::row(REVISION, "1".to_owned());
    setting::Entity::insert(first).on_conflict(again).exec_without_returning(tx).await?;
    read_revision(settings::get(tx, REVISION).await?.as_deref())
}

/// The revision and the day, by the department's calendar, that a draw at this moment rests on; one statement.
pub(crate) async fn of_today(db: &impl sea_orm::ConnectionTrait, now: Moment) -> Outcome<(Revision, String)> {
    let told = settings::several(db, [REVISION, settings::DEPARTMENT]).await?;
    let told = |name: &str| told.get(name).map(String::as_str);
    today_of(told(REVISION), told(settings::DEPARTMENT), now)
}

/// The same from the two settings.
pub(crate) fn today_of(revision: Option<&str>, department: Option<&str>, now: Moment) -> Outcome<(Revision, String)> {
    let department = department.map(serde_json::from_str::<Department>).transpose()?;
    let zone = department.unwrap_or_default().time_zone();
    Ok((read_revision(revision)?, calendar::date(now, zone)))
}

/// The revision by its setting; before the first there is 0.
pub(crate) fn read_revision(number: Option<&str>) -> Outcome<Revision> {
    Ok(Revision(number.unwrap_or("0").parse().map_err(Breakage::new)?))
}
