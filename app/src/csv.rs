//! Lists as files for a spreadsheet: UTF-8 with the mark by which Excel knows it, one row a line, and nothing in it
//! that a spreadsheet would run.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::trouble::{Answer, Trouble};

/// What stands in one place of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// What somebody wrote. It stays text, whatever it begins with.
    Text(String),
    /// A number or day that we made: it may begin with a minus.
    Made(String),
}

impl Cell {
    /// A number.
    pub(crate) fn number(number: impl Into<i64>) -> Self {
        Self::Made(number.into().to_string())
    }

    /// What may be missing.
    pub(crate) fn or_nothing<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or_else(|| Self::Made(String::new()), cell)
    }

    fn written(self) -> String {
        match self {
            Self::Made(text) => text,
            Self::Text(text) => harmless(&text),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A text with a mark before whatever would run: at its beginning, and where a spreadsheet may begin another cell, since
/// some part lines at semicolons or tabs whatever stands around them.
fn harmless(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for sign in text.chars() {
        if begins && runs(sign) {
            written.push('\'');
        }
        written.push(sign);
        // Spaces and quotes at the beginning of a cell are skipped by some.
        begins = matches!(sign, ';' | '\t') || begins && matches!(sign, ' ' | '"');
    }
    written
}

/// What a spreadsheet takes for the beginning of a formula (OWASP ASVS 1.2.10), in their full-width forms too.
const fn runs(first: char) -> bool {
    matches!(
        first,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
    )
}

/// A list about to be sent: what stands above its columns, and its rows.
pub(crate) struct List {
    /// The first words of the file's name, in ASCII.
    pub(crate) name: &'static str,
    /// What stands above each column.
    pub(crate) heads: Vec<String>,
    /// As many cells in each.
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl List {
    /// The file, to be kept and not shown; its name says what it is and of which day.
    pub(crate) fn sent(self, day: &str) -> Answer {
        let name = format!("attachment; filename=\"passgate-{}-{day}.csv\"", self.name);
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
            (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Trouble::broke)?),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        Ok::<Response, Trouble>((headers, self.written()?).into_response())
    }

    /// The same as bytes.
    pub(crate) fn written(self) -> Result<Vec<u8>, Trouble> {
        let into = "\u{feff}".as_bytes().to_vec();
        let mut writer =
            WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Always).from_writer(into);
        writer.write_record(self.heads.into_iter().map(|head| Cell::Text(head).written())).map_err(Trouble::broke)?;
        for row in self.rows {
            writer.write_record(row.into_iter().map(Cell::written)).map_err(Trouble::broke)?;
        }
        writer.into_inner().map_err(Trouble::broke)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: Vec<Cell>) -> String {
        let heads = cells.iter().map(|_| "\u{5217}".to_owned()).collect();
        let list = List { name: "test", heads, rows: vec![cells] };
        String::from_utf8(list.written().unwrap()).unwrap()
    }

    #[test]
    fn what_looks_like_a_formula_stays_text() {
        for formula in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\u{ff1d}1", "\u{ff20}x"] {
            let file = written(vec![formula.into()]);
            let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            assert_eq!(row.get(0), Some(format!("'{formula}").as_str()));
        }
    }

    #[test]
    fn what_looks_like_a_formula_to_who_parts_elsewhere_stays_text() {
        for (text, told) in [
            ("x;=1+1", "x;'=1+1"),
            ("x; =1", "x; '=1"),
            ("x\t@A1;-2", "x\t'@A1;'-2"),
            (" =1", " '=1"),
            ("2026-08-01; a=b + c", "2026-08-01; a=b + c"),
        ] {
            let file = written(vec![text.into(), "a".into()]);
            let row = file.lines().nth(1).unwrap();
            assert_eq!(row, format!("\"{told}\",\"a\""), "every cell stands in quotes");
        }
    }

    #[test]
    fn a_number_of_ours_stays_a_number() {
        assert!(written(vec![Cell::number(-3), "a".into()]).ends_with("\r\n\"-3\",\"a\"\r\n"));
    }

    #[test]
    fn quotes_commas_and_lines_come_back_as_they_were() {
        let text = "\u{7b2c}\u{4e00}\u{884c},\u{201c}\"x\"\u{201d}\n\u{7b2c}\u{4e8c}\u{884c}";
        let file = written(vec![text.into(), "b".into()]);
        assert!(file.starts_with('\u{feff}'));
        let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.records().next().unwrap().unwrap().get(0), Some(text));
    }
}
