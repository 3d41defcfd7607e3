//! Moments as people and programs write them: RFC 3339.

use engine::Moment;
use jiff::Timestamp;

/// Reads `2026-08-01T09:00:00+08:00`.
pub(crate) fn read(text: &str) -> Result<Moment, String> {
    text.parse::<Timestamp>()
        .map(|at| Moment(at.as_millisecond()))
        .map_err(|_| "a time as in 2026-08-01T09:00:00Z".into())
}

/// Writes `2026-08-01T01:00:00Z`; a moment beyond what calendars hold is written as its number.
pub(crate) fn write(moment: Moment) -> String {
    Timestamp::from_millisecond(moment.0).map_or_else(|_| moment.0.to_string(), |at| at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        let moment = read("2026-08-01T09:00:00+08:00").unwrap();
        assert_eq!(write(moment), "2026-08-01T01:00:00Z");
        assert_eq!(read(&write(moment)), Ok(moment));
    }

    #[test]
    fn a_time_without_a_zone_is_refused() {
        assert!(read("2026-08-01T09:00:00").is_err());
        assert!(read("now").is_err());
    }
}
