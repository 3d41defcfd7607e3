//! Days as the department counts them.

use engine::Moment;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::views::desk::Month;
use crate::{Breakage, Outcome};

/// The day on which a moment falls in a zone, YYYY-MM-DD.
pub(crate) fn date(moment: Moment, zone: TimeZone) -> String {
    let at = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(zone).date().to_string()
}

/// The month in which a moment falls in a zone.
pub(crate) fn month(moment: Moment, zone: &TimeZone) -> Month {
    let at = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone());
    Month { year: at.year(), month: at.month() }
}

/// When a month begins in a zone.
pub(crate) fn beginning(month: Month, zone: &TimeZone) -> Outcome<Moment> {
    let first = jiff::civil::Date::new(month.year, month.month, 1).map_err(Breakage::new)?;
    let at = first.to_zoned(zone.clone()).map_err(Breakage::new)?;
    Ok(Moment(at.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_at_midnight_in_shanghai() {
        let shanghai = TimeZone::fixed(jiff::tz::offset(8));
        let january = Month { year: 2026, month: 1 };
        assert_eq!(beginning(january, &shanghai).unwrap(), Moment(1_767_196_800_000));
        assert_eq!(month(Moment(1_767_196_800_000), &shanghai), january);
        assert_eq!(month(Moment(1_767_196_799_999), &shanghai), Month { year: 2025, month: 12 });
    }

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let shanghai = || TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(date(Moment(1_767_196_799_999), shanghai()), "2025-12-31");
        assert_eq!(date(Moment(1_767_196_800_000), shanghai()), "2026-01-01");
    }
}
