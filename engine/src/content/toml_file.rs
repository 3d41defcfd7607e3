use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeArray, DeString, DeTable, DeValue, ValueDeserializer},
};

use super::{Fault, FaultCode, Faults};
use crate::Points;

/// A TOML file being read key by key, so that every fault of it is found, each with its line.
pub(super) struct TomlFile<'t> {
    text: &'t str,
    root: DeTable<'t>,
    pub(super) faults: Faults<'t>,
}

/// One table of the file: its keys are taken one after the other, and what is left over is a fault.
pub(super) struct Table<'t> {
    keys: DeTable<'t>,
    line: usize,
}

impl<'t> TomlFile<'t> {
    pub(super) fn read(file: &'t str, text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut this = Self { text, root: root.into_inner(), faults: Faults::of(file) };
        let mut told = 0;
        for error in errors {
            let line = this.line(error.span().map_or(0, |span| span.start));
            if told != line {
                this.faults.add(line, FaultCode::BadToml, error.message());
            }
            told = line;
        }
        this
    }

    /// Reads it with `parse`, when it is TOML at all; what it says counts only when there is no error.
    pub(super) fn parse<T>(mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> (Option<T>, Vec<Fault>) {
        let whole = if self.faults.has_errors() { None } else { parse(&mut self) };
        let whole = whole.filter(|_| !self.faults.has_errors());
        (whole, self.faults.into_vec())
    }

    /// The line of a place in the file.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count()
    }

    /// The line on which a key's value begins; that of the table when it is not there.
    pub(super) fn line_of(&self, table: &Table<'t>, key: &str) -> usize {
        table.keys.get(key).map_or(table.line, |value| self.line(value.span().start))
    }

    /// The whole file as a table.
    pub(super) fn root(&mut self) -> Table<'t> {
        Table { keys: std::mem::take(&mut self.root), line: 1 }
    }

    /// All keys of the file, for files whose keys are names.
    pub(super) fn take_all(&mut self) -> impl Iterator<Item = (Spanned<DeString<'t>>, Spanned<DeValue<'t>>)> + use<'t> {
        std::mem::take(&mut self.root).into_iter()
    }

    /// A value that may be missing.
    pub(super) fn may<T: DeserializeOwned>(&mut self, table: &mut Table<'t>, key: &str) -> Option<T> {
        let value = table.keys.remove(key)?;
        self.value(key, value)
    }

    /// A value that must be there.
    pub(super) fn must<T: DeserializeOwned>(&mut self, table: &mut Table<'t>, key: &str) -> Option<T> {
        self.note_missing(table, key);
        self.may(table, key)
    }

    /// The tables of `[[key]]`, of which there must be one at least.
    pub(super) fn tables(&mut self, table: &mut Table<'t>, key: &str) -> Vec<Table<'t>> {
        self.note_missing(table, key);
        self.may_tables(table, key)
    }

    /// The same where there may be none.
    pub(super) fn may_tables(&mut self, table: &mut Table<'t>, key: &str) -> Vec<Table<'t>> {
        let Some(value) = table.keys.remove(key) else {
            return Vec::new();
        };
        let line = self.line(value.span().start);
        let DeValue::Array(items) = value.into_inner() else {
            self.faults.add(line, FaultCode::BadValue, key);
            return Vec::new();
        };
        self.each_table(items, key)
    }

    /// A table `[key]` that may be missing.
    pub(super) fn may_table(&mut self, table: &mut Table<'t>, key: &str) -> Option<Table<'t>> {
        let value = table.keys.remove(key)?;
        let line = self.line(value.span().start);
        let DeValue::Table(keys) = value.into_inner() else {
            self.faults.add(line, FaultCode::BadValue, key);
            return None;
        };
        Some(Table { keys, line })
    }

    /// Points as people write them, `3`, `2.5` or `"2.5"`: read from their digits, so that no float decides.
    pub(super) fn may_points(&mut self, table: &mut Table<'t>, key: &str) -> Option<Points> {
        let value = table.keys.remove(key)?;
        let line = self.line(value.span().start);
        let text = match value.get_ref() {
            DeValue::Integer(whole) => whole.as_str(),
            DeValue::Float(decimal) => decimal.as_str(),
            DeValue::String(text) => text.as_ref(),
            _ => "",
        };
        let points = text.parse().ok();
        if points.is_none() {
            self.faults.add(line, FaultCode::BadValue, format!("{key} = {text}"));
        }
        points
    }

    /// The same where they must be there.
    pub(super) fn must_points(&mut self, table: &mut Table<'t>, key: &str) -> Option<Points> {
        self.note_missing(table, key);
        self.may_points(table, key)
    }

    /// Notes what nobody asked for.
    pub(super) fn finish(&mut self, table: Table<'t>) {
        for (key, _) in table.keys {
            let line = self.line(key.span().start);
            self.faults.add(line, FaultCode::UnknownKey, key.get_ref().to_string());
        }
    }

    /// Notes a fault of a table as a whole.
    pub(super) fn fault(&mut self, table: &Table<'t>, code: FaultCode, what: impl Into<String>) {
        self.faults.add(table.line, code, what);
    }

    /// Notes a value that can be read and makes no sense.
    pub(super) fn refuse(&mut self, table: &Table<'t>, what: impl Into<String>) {
        self.faults.add(table.line, FaultCode::BadValue, what);
    }

    fn note_missing(&mut self, table: &Table<'t>, key: &str) {
        if !table.keys.contains_key(key) {
            self.faults.add(table.line, FaultCode::MissingKey, key);
        }
    }

    fn value<T: DeserializeOwned>(&mut self, key: &str, value: Spanned<DeValue<'t>>) -> Option<T> {
        let start = value.span().start;
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = self.line(error.span().map_or(start, |span| span.start));
                self.faults.add(line, FaultCode::BadValue, format!("{key}: {}", error.message()));
                None
            }
        }
    }

    fn each_table(&mut self, items: DeArray<'t>, key: &str) -> Vec<Table<'t>> {
        let mut tables = Vec::new();
        for item in items {
            let line = self.line(item.span().start);
            match item.into_inner() {
                DeValue::Table(keys) => tables.push(Table { keys, line }),
                _ => self.faults.add(line, FaultCode::BadValue, key),
            }
        }
        tables
    }
}
