use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Lang;

#[cfg(feature = "keys")]
mod file;

/// The numbers that rules state once, by name and language: `{{cart-limit}}` reads “50 件” or “50 items”. They are
/// stored with each version of a question, so that an old version reads as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<String, BTreeMap<Lang, String>>);

impl Limits {
    /// What a limit reads like in a language.
    ///
    /// ```
    /// use engine::{Lang, Limits};
    /// let limits: Limits = serde_json::from_str(r#"{"cart-limit": {"en": "50 items"}}"#).unwrap();
    /// assert_eq!(limits.get("cart-limit", Lang::En), Some("50 items"));
    /// assert_eq!(limits.get("cart-limit", Lang::ZhHans), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str, lang: Lang) -> Option<&str> {
        self.0.get(name)?.get(&lang).map(String::as_str)
    }

    /// Only the limits that a text refers to: what is worth keeping beside a version of it.
    ///
    /// ```
    /// use engine::{Lang, Limits};
    /// let limits: Limits = serde_json::from_str(r#"{"a": {"en": "1 day"}, "b": {"en": "2 days"}}"#).unwrap();
    /// let cited = limits.cited_by("within {{a}}");
    /// assert_eq!((cited.get("a", Lang::En), cited.get("b", Lang::En)), (Some("1 day"), None));
    /// ```
    #[must_use]
    pub fn cited_by(&self, text: &str) -> Self {
        let names: BTreeSet<&str> = references(text).map(|reference| reference.name).collect();
        Self(
            self.0
                .iter()
                .filter(|(name, _)| names.contains(name.as_str()))
                .map(|(n, t)| (n.clone(), t.clone()))
                .collect(),
        )
    }

    /// The same with what each says in one language turned into another, where it is missing there.
    ///
    /// ```
    /// use engine::{Lang, Limits};
    /// let limits: Limits = serde_json::from_str(r#"{"a": {"zh-Hans": "2 天"}}"#).unwrap();
    /// let limits = limits.translated(Lang::ZhHans, Lang::En, |text| text.replace('天', "days"));
    /// assert_eq!(limits.get("a", Lang::En), Some("2 days"));
    /// ```
    #[must_use]
    pub fn translated(mut self, from: Lang, to: Lang, how: impl Fn(&str) -> String) -> Self {
        for texts in self.0.values_mut() {
            if let Some(text) = texts.get(&from).filter(|_| !texts.contains_key(&to)).map(|text| how(text)) {
                texts.insert(to, text);
            }
        }
        self
    }

    /// What the limits read like, in whatever language.
    ///
    /// ```
    /// use engine::Limits;
    /// let limits: Limits = serde_json::from_str(r#"{"cart-limit": {"en": "50 items"}}"#).unwrap();
    /// assert_eq!(limits.texts().collect::<Vec<_>>(), ["50 items"]);
    /// ```
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().flat_map(BTreeMap::values).map(String::as_str)
    }

    /// The names of all limits, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Writes each `{{name}}` out, and returns beside the text what is not known, with the line it stands on.
    pub(crate) fn fill<'t>(&self, text: &'t str, lang: Lang) -> (String, Vec<(usize, &'t str)>) {
        let (mut filled, mut unknown, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
        for Reference { start, end, name } in references(text) {
            filled.push_str(&text[done..start]);
            match self.get(name, lang) {
                Some(value) => filled.push_str(value),
                None => {
                    filled.push_str(&text[start..end]);
                    unknown.push((text[..start].matches('\n').count(), name));
                }
            }
            done = end;
        }
        filled.push_str(&text[done..]);
        (filled, unknown)
    }
}

/// A `{{name}}` in a text.
struct Reference<'t> {
    start: usize,
    end: usize,
    name: &'t str,
}

fn references(text: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find("{{")?;
        let length = text[start..].find("}}").filter(|length| !text[start..start + length].contains('\n'));
        let Some(length) = length else {
            from = text.len();
            return None;
        };
        let end = start + length + 2;
        from = end;
        Some(Reference { start, end, name: text[start + 2..end - 2].trim() })
    })
}
