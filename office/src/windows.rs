//! Windows: when an exam may be begun, by the clock on the wall of whoever sits it.

use engine::{Exam, LocalMinute, Moment};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousTimestamp, TimeZone};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::exams::Shut;
use crate::settings::department;
use crate::store::entity::{membership, team};
use crate::views::WindowCard;
use crate::{Outcome, PersonId};

/// What the windows of an exam say of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hours {
    /// It has none: it may be begun at any time.
    Always,
    /// It may be begun.
    Open {
        /// Until when.
        until: Moment,
    },
    /// It may not.
    Shut(Shut),
}

/// The windows of an exam as moments of a zone, in order.
pub(crate) fn openings(exam: &Exam, zone: &TimeZone) -> Vec<WindowCard> {
    let opening = |window: &engine::Window| {
        let from = moment(window.from, zone, AmbiguousTimestamp::compatible)?;
        Some(WindowCard { from, until: moment(window.until, zone, AmbiguousTimestamp::later)? })
    };
    exam.windows.iter().filter_map(opening).collect()
}

/// When clocks are put back, an hour is there twice: a window begins with the first and ends with the second. When they are
/// put forward, an hour is missing: what lies in it comes as much later. Nobody loses time by it.
fn moment(
    at: LocalMinute,
    zone: &TimeZone,
    pick: fn(AmbiguousTimestamp) -> Result<Timestamp, jiff::Error>,
) -> Option<Moment> {
    let civil = DateTime::new(at.year, at.month, at.day, at.hour, at.minute, 0, 0).ok()?;
    let picked = pick(zone.to_ambiguous_timestamp(civil)).ok()?;
    Some(Moment(picked.as_millisecond()))
}

/// What the windows of an exam say of now, for a person.
pub(crate) async fn hours(db: &impl ConnectionTrait, person: &PersonId, exam: &Exam, now: Moment) -> Outcome<Hours> {
    if exam.windows.is_empty() {
        return Ok(Hours::Always);
    }
    Ok(at(&openings(exam, &zone_of(db, person, now).await?), now))
}

/// The windows of an exam that are not over, for a person.
pub(crate) async fn coming(
    db: &impl ConnectionTrait,
    person: &PersonId,
    exam: &Exam,
    now: Moment,
) -> Outcome<Vec<WindowCard>> {
    if exam.windows.is_empty() {
        return Ok(Vec::new());
    }
    let all = openings(exam, &zone_of(db, person, now).await?);
    Ok(all.into_iter().filter(|window| now < window.until).collect())
}

fn at(openings: &[WindowCard], now: Moment) -> Hours {
    match openings.iter().find(|window| now < window.until) {
        Some(window) if window.from <= now => Hours::Open { until: window.until },
        Some(window) => Hours::Shut(Shut::OpensAt { at: window.from }),
        None => Hours::Shut(Shut::WindowsOver),
    }
}

/// The zone of a person: that of the team they have been in for longest of those that have one, else the department's.
async fn zone_of(db: &impl ConnectionTrait, person: &PersonId, now: Moment) -> Outcome<TimeZone> {
    let mine = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.as_str()))
        .filter(membership::at(now))
        .order_by_asc(membership::Column::FromAt)
        .order_by_asc(membership::Column::Id)
        .all(db)
        .await?;
    let teams = team::Entity::find()
        .filter(team::Column::Id.is_in(mine.iter().map(|place| place.team_id.as_str())))
        .filter(team::Column::Zone.is_not_null())
        .all(db)
        .await?;
    let own = mine.iter().find_map(|place| teams.iter().find(|team| team.id == place.team_id)?.zone.as_deref());
    match own.and_then(|zone| TimeZone::get(zone).ok()) {
        Some(zone) => Ok(zone),
        None => Ok(department(db).await?.time_zone()),
    }
}

#[cfg(test)]
mod tests {
    use engine::Window;

    use super::*;

    fn in_berlin(from: &str, until: &str) -> (String, String) {
        let window = Window { from: from.parse().unwrap(), until: until.parse().unwrap() };
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let utc = |at: LocalMinute, pick| {
            let moment = moment(at, &zone, pick).unwrap();
            Timestamp::from_millisecond(moment.0).unwrap().to_string()
        };
        (utc(window.from, AmbiguousTimestamp::compatible), utc(window.until, AmbiguousTimestamp::later))
    }

    fn utc(from: &str, until: &str) -> (String, String) {
        (from.to_owned(), until.to_owned())
    }

    #[test]
    fn an_hour_that_is_there_twice_belongs_to_the_window_as_a_whole() {
        let told = in_berlin("2026-10-25 02:30", "2026-10-25 02:45");
        assert_eq!(told, utc("2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z"));
    }

    #[test]
    fn what_lies_in_an_hour_that_is_missing_comes_an_hour_later() {
        let told = in_berlin("2026-03-29 02:30", "2026-03-29 02:45");
        assert_eq!(told, utc("2026-03-29T01:30:00Z", "2026-03-29T01:45:00Z"));
    }

    #[test]
    fn nine_in_the_morning_is_nine_in_summer_and_in_winter() {
        assert_eq!(
            in_berlin("2026-07-01 09:00", "2026-12-01 09:00"),
            utc("2026-07-01T07:00:00Z", "2026-12-01T08:00:00Z")
        );
    }
}
