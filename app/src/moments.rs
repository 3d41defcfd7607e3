//! Moments as people read them: in the department's zone, in their language.

use engine::{Lang, Moment};
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The day: `2026年8月3日`, `3 August 2026`.
#[must_use]
pub fn day(lang: Lang, zone: &TimeZone, moment: Moment) -> String {
    let at = zoned(zone, moment);
    say!(lang, "moment-day", year = at.year(), month = at.month(), day = at.day())
}

/// The day and the minute: `2026年8月3日 14:05`.
#[must_use]
pub fn minute(lang: Lang, zone: &TimeZone, moment: Moment) -> String {
    let at = zoned(zone, moment);
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    say!(lang, "moment-minute", year = at.year(), month = at.month(), day = at.day(), time = time)
}

/// The day and the second: `2026年8月3日 14:05:09`.
#[must_use]
pub fn second(lang: Lang, zone: &TimeZone, moment: Moment) -> String {
    let at = zoned(zone, moment);
    let time = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
    say!(lang, "moment-minute", year = at.year(), month = at.month(), day = at.day(), time = time)
}

/// A month: `2026年8月`, `August 2026`.
#[must_use]
pub fn month(lang: Lang, year: i16, month: i8) -> String {
    say!(lang, "moment-month", year = year, month = month)
}

/// The day as file names and spreadsheets write it: `2026-08-03`.
#[must_use]
pub fn plain_day(zone: &TimeZone, moment: Moment) -> String {
    zoned(zone, moment).strftime("%Y-%m-%d").to_string()
}

/// The minute as spreadsheets read it: `2026-08-03 14:05`.
#[must_use]
pub fn plain_minute(zone: &TimeZone, moment: Moment) -> String {
    zoned(zone, moment).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The day in numbers, as spreadsheets read it: `2026-08-03`.
#[must_use]
pub fn numbers(zone: &TimeZone, moment: Moment) -> String {
    zoned(zone, moment).date().to_string()
}

/// The clock's time alone: `14:05`.
#[must_use]
pub fn clock(zone: &TimeZone, moment: Moment) -> String {
    let at = zoned(zone, moment);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The moment for machines, RFC 3339 in UTC: the `datetime` of a `<time>`.
#[must_use]
pub fn machine(moment: Moment) -> String {
    timestamp(moment).to_string()
}

fn zoned(zone: &TimeZone, moment: Moment) -> Zoned {
    timestamp(moment).to_zoned(zone.clone())
}

fn timestamp(moment: Moment) -> Timestamp {
    Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_shanghai_is_the_afternoon_before_in_utc() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let moment = Moment(1_785_686_700_000);
        assert_eq!(machine(moment), "2026-08-02T16:05:00Z");
        assert_eq!(day(Lang::ZhHans, &zone, moment), "2026年8月3日");
        assert_eq!(minute(Lang::En, &zone, moment), "3 August 2026, 00:05");
    }
}
