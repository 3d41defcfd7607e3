//! Days as the department counts them.

use engine::Moment;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The day on which a moment falls in a zone, YYYY-MM-DD.
pub(crate) fn date(moment: Moment, zone: TimeZone) -> String {
    let at = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(zone).date().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let shanghai = || TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(date(Moment(1_767_196_799_999), shanghai()), "2025-12-31");
        assert_eq!(date(Moment(1_767_196_800_000), shanghai()), "2026-01-01");
    }
}
