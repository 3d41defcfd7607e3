//! Days as the department counts them.

use engine::{DayNumber, Moment};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::views::desk::Month;
use crate::{Breakage, Outcome};

/// The day that has the number 0.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

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

/// Reads a day as people and their spreadsheets write it: `2026-08-01`, `2026/8/1`, `2026.8.1`, `2026年8月1日`,
/// `20260801`. None for anything else, and for a day that no calendar has.
pub(crate) fn read(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = match text.split(['-', '/', '.', '年', '月']).collect::<Vec<_>>().as_slice() {
        [whole] if whole.len() == 8 => vec![whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?],
        parts => parts.to_vec(),
    };
    let [year, month, day] = parts.as_slice() else { return None };
    let digits = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || ![year, month, day].into_iter().all(|part| digits(part)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The number of the day on which a moment falls in a zone.
pub(crate) fn day_number(moment: Moment, zone: &TimeZone) -> DayNumber {
    let at = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone());
    DayNumber(at.date().duration_since(EPOCH).as_hours() / 24)
}

/// When a day begins in a zone, by its number.
pub(crate) fn morning_of(day: DayNumber, zone: &TimeZone) -> Moment {
    let date = jiff::Span::new().try_days(day.0).and_then(|days| EPOCH.checked_add(days)).unwrap_or(EPOCH);
    begins(date, zone).unwrap_or(Moment(0))
}

/// The moment at which a day begins in a zone.
pub(crate) fn begins(day: Date, zone: &TimeZone) -> Option<Moment> {
    let at = day.to_zoned(zone.clone()).ok()?;
    Some(Moment(at.timestamp().as_millisecond()))
}

/// The moment at which a day is over in a zone.
pub(crate) fn ends(day: Date, zone: &TimeZone) -> Option<Moment> {
    begins(day.tomorrow().ok()?, zone)
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
    fn days_have_numbers_that_grow_by_one_at_midnight_also_where_the_clocks_change() {
        for name in ["Asia/Shanghai", "Europe/Berlin", "America/New_York"] {
            let zone = TimeZone::get(name).unwrap();
            for number in 20_000..20_400 {
                let morning = morning_of(DayNumber(number), &zone);
                assert_eq!(day_number(morning, &zone), DayNumber(number), "{name}");
                assert_eq!(day_number(morning.plus_ms(-1), &zone), DayNumber(number - 1), "{name}");
            }
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let shanghai = || TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(date(Moment(1_767_196_799_999), shanghai()), "2025-12-31");
        assert_eq!(date(Moment(1_767_196_800_000), shanghai()), "2026-01-01");
    }

    #[test]
    fn days_are_read_as_spreadsheets_write_them() {
        let day = Date::new(2026, 8, 1).unwrap();
        for text in ["2026-08-01", "2026/8/1", "2026.8.1", "2026年8月1日", "20260801", " 2026-8-1 "] {
            assert_eq!(read(text), Some(day), "{text}");
        }
        for text in
            ["", "2026", "2026-8", "1/8/2026", "46235", "2026-02-30", "2026-13-01", "２０２６-08-01", "2026-8-1-1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_last_day_is_over_at_its_midnight() {
        let shanghai = TimeZone::fixed(jiff::tz::offset(8));
        let day = Date::new(2025, 12, 31).unwrap();
        assert_eq!(ends(day, &shanghai), Some(Moment(1_767_196_800_000)));
        assert_eq!(begins(day, &shanghai), Some(Moment(1_767_196_800_000 - 24 * 3_600_000)));
    }
}
