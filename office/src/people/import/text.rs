use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use serde::Serialize;

use super::Wrong;

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, as spreadsheets write “Unicode text”.
    #[serde(rename = "UTF-16")]
    Utf16,
    /// GB18030, as Chinese office software writes CSV.
    #[serde(rename = "GB18030")]
    Gb18030,
}

impl Encoding {
    /// Its name, the same in every language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// What workbooks begin with: a zip file, and the older format.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0]];

/// The text of a file, and how it was written.
pub(super) fn decoded(file: &[u8]) -> Result<(String, Encoding), Wrong> {
    if WORKBOOKS.iter().any(|mark| file.starts_with(mark)) {
        return Err(Wrong::Workbook);
    }
    let whole = |encoding: &'static encoding_rs::Encoding, bytes| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    if let Some(rest) = file.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest).ok_or(Wrong::NotText);
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = file.strip_prefix(mark) {
            return whole(encoding, rest).map(|text| (text, Encoding::Utf16)).ok_or(Wrong::NotText);
        }
    }
    utf8(file).or_else(|| Some((whole(GB18030, file)?, Encoding::Gb18030))).ok_or(Wrong::NotText)
}

fn utf8(bytes: &[u8]) -> Option<(String, Encoding)> {
    std::str::from_utf8(bytes).ok().map(|text| (text.to_owned(), Encoding::Utf8))
}
