use office::views::WindowCard;

use crate::looker::Reader;
use crate::moments;

/// When an exam may be begun, in the reader's own zone.
pub fn opening(reader: &Reader, window: &WindowCard) -> String {
    let (lang, zone) = (reader.lang, reader.own_zone());
    let from = moments::minute(lang, zone, window.from);
    // Within a day, the day is said once.
    let until = if moments::day(lang, zone, window.from) == moments::day(lang, zone, window.until) {
        moments::clock(zone, window.until)
    } else {
        moments::minute(lang, zone, window.until)
    };
    say!(lang, "window-from-until", from = from, until = until)
}
