/// A number with its unit, “50 件”, "7 days".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity<'t> {
    pub(crate) number: &'t str,
    pub(crate) unit: &'t str,
}

impl<'t> Quantity<'t> {
    /// Reads a text that is nothing but a number and its unit.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(|sign: char| !sign.is_ascii_digit())?;
        let (number, unit) = (&text[..end], text[end..].trim());
        let is_unit = unit.chars().all(|sign| sign.is_alphabetic() || sign == ' ');
        (!number.is_empty() && is_unit && unit.chars().count() <= 16).then_some(Self { number, unit })
    }
}

/// The numbers that stand before a unit in a text. A time of two units, “47 小时 30 分”, "3 minutes 20", is no number of
/// the first.
pub(crate) fn numbers_of<'t>(text: &'t str, unit: &str) -> Vec<&'t str> {
    let mut numbers = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|sign: char| sign.is_ascii_digit()).map(|at| from + at) {
        let run = text[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len() - start);
        let (number, after) = (&text[start..start + run], text[start + run..].trim_start_matches(' '));
        let is_part = text[..start].ends_with(['.', ':', '：']);
        let ends = |rest: &str| {
            let is_word = unit.is_ascii() && rest.starts_with(|sign: char| sign.is_ascii_alphabetic());
            !is_word && !rest.trim_start_matches(' ').starts_with(|sign: char| sign.is_ascii_digit())
        };
        if !is_part && after.strip_prefix(unit).is_some_and(ends) {
            numbers.push(number);
        }
        from = start + run;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_before_their_unit_only() {
        assert_eq!(numbers_of("50 件和 8件，3 天", "件"), ["50", "8"]);
        assert_eq!(numbers_of("within 7 days, 1 day, 2.5 days", "days"), ["7"]);
        assert_eq!(numbers_of("47 小时 30 分，30 分钟", "分钟"), ["30"]);
        assert_eq!(numbers_of("47 小时 30 分，48 小时", "小时"), ["48"]);
        assert_eq!(numbers_of("3 minutes 20, 4 minutes", "minutes"), ["4"]);
    }
}
