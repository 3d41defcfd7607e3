use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::is_date;

/// A while in which an exam may be begun, in the local time of whoever sits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Window {
    /// Its first minute.
    pub from: LocalMinute,
    /// The minute at which it is over.
    pub until: LocalMinute,
}

/// A minute as a clock on the wall shows it, in no zone: `2026-12-01 09:00`.
///
/// ```
/// use engine::LocalMinute;
/// let nine: LocalMinute = "2026-12-01 09:00".parse().unwrap();
/// assert!(nine < "2026-12-01 18:00".parse().unwrap());
/// assert_eq!(nine.to_string(), "2026-12-01 09:00");
/// assert!("2026-12-01".parse::<LocalMinute>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LocalMinute {
    /// The year, four digits.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The day, from 1.
    pub day: i8,
    /// The hour, 0 to 23.
    pub hour: i8,
    /// The minute.
    pub minute: i8,
}

/// A text is no minute of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMinute;

impl FromStr for LocalMinute {
    type Err = NoMinute;

    fn from_str(text: &str) -> Result<Self, NoMinute> {
        let (date, time) = text.split_once(' ').filter(|(date, _)| is_date(date)).ok_or(NoMinute)?;
        let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute) = time.split_once(':').filter(|(hour, minute)| two(hour) && two(minute)).ok_or(NoMinute)?;
        let number = |part: &str| part.parse::<i8>().map_err(|_| NoMinute);
        let (hour, minute) = (number(hour)?, number(minute)?);
        if hour > 23 || minute > 59 {
            return Err(NoMinute);
        }
        let year = date[..4].parse().map_err(|_| NoMinute)?;
        Ok(Self { year, month: number(&date[5..7])?, day: number(&date[8..])?, hour, minute })
    }
}

impl fmt::Display for LocalMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute } = self;
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {}", self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_minutes_of_the_calendar_are_read() {
        for (text, good) in [
            ("2026-12-01 09:00", true),
            ("2024-02-29 23:59", true),
            ("2026-02-29 09:00", false),
            ("2026-12-01 24:00", false),
            ("2026-12-01 09:60", false),
            ("2026-12-01 9:00", false),
            ("2026-12-01T09:00", false),
            ("2026-12-01  09:00", false),
            ("2026-12-01 09:00:00", false),
            ("2026-12-01 +9:00", false),
            ("09:00", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<LocalMinute>().is_ok(), good, "{text}");
        }
    }
}
