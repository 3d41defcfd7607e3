use toml::de::DeValue;

use super::Limits;
use crate::{
    Lang, Slug,
    content::{Fault, FaultCode, toml_file::TomlFile},
};

/// What would read as Markdown in the middle of a text.
const SIGNS: &[char] = &['*', '_', '`', '[', ']', '<', '>', '\\', '{', '}', '#', '|', '&', '!', '~'];

impl Limits {
    /// Reads `limits.toml`: a table for each limit, with its text by language and, for people, its bare `value`.
    ///
    /// ```
    /// use engine::{Lang, Limits};
    /// let (limits, faults) = Limits::parse("limits.toml", "[cart-limit]\nvalue = 50\nzh-Hans = \"50 件\"");
    /// assert!(faults.is_empty());
    /// assert_eq!(limits.get("cart-limit", Lang::ZhHans), Some("50 件"));
    /// ```
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Fault>) {
        let mut read = TomlFile::read(file, text);
        let mut limits = Self::default();
        for (name, value) in read.take_all() {
            let line = read.line(name.span().start);
            if Slug::parse(name.get_ref()).is_err() {
                read.faults.add(line, FaultCode::BadValue, name.get_ref().to_string());
            }
            let DeValue::Table(texts) = value.into_inner() else {
                read.faults.add(line, FaultCode::BadValue, name.get_ref().to_string());
                continue;
            };
            let by_language = limits.0.entry(name.get_ref().to_string()).or_default();
            for (key, text) in texts {
                let line = read.line(key.span().start);
                match (key.get_ref().parse::<Lang>(), text.get_ref().as_str()) {
                    (Ok(language), Some(text)) if is_plain(text) => drop(by_language.insert(language, text.to_owned())),
                    (Ok(_), Some(text)) => read.faults.add(line, FaultCode::LimitNotPlain, text),
                    (Ok(_), None) => read.faults.add(line, FaultCode::BadValue, key.get_ref().to_string()),
                    (Err(_), _) if key.get_ref() == "value" => {}
                    (Err(_), _) => read.faults.add(line, FaultCode::UnknownKey, key.get_ref().to_string()),
                }
            }
        }
        (limits, read.faults.into_vec())
    }
}

fn is_plain(text: &str) -> bool {
    !text.trim().is_empty() && text.trim() == text && !text.contains(SIGNS) && !text.chars().any(char::is_control)
}
