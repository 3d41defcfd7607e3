use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Malformed, Slug};

/// The stable name of one article of the handbook, `chapter/slug`, e.g. `reply-timing/online-first-response`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RuleId {
    chapter: Slug,
    slug: Slug,
}

impl RuleId {
    /// The name of the rule `slug` of a chapter.
    #[must_use]
    pub const fn new(chapter: Slug, slug: Slug) -> Self {
        Self { chapter, slug }
    }

    /// Reads `chapter/slug`.
    ///
    /// ```
    /// let rule = engine::RuleId::parse("cart-rules/limit-50")?;
    /// assert_eq!((rule.chapter().as_str(), rule.slug().as_str()), ("cart-rules", "limit-50"));
    /// # Ok::<(), engine::Malformed>(())
    /// ```
    ///
    /// # Errors
    /// When there is not exactly one `/` between two slugs.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let malformed = |_| Malformed::new("rule", text);
        let (chapter, slug) = text.split_once('/').ok_or_else(|| Malformed::new("rule", text))?;
        Ok(Self { chapter: Slug::parse(chapter).map_err(malformed)?, slug: Slug::parse(slug).map_err(malformed)? })
    }

    /// The chapter of the handbook it stands in.
    #[must_use]
    pub const fn chapter(&self) -> &Slug {
        &self.chapter
    }

    /// Its name within the chapter.
    #[must_use]
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.chapter, self.slug)
    }
}

impl FromStr for RuleId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::parse(text)
    }
}

impl TryFrom<String> for RuleId {
    type Error = Malformed;

    fn try_from(text: String) -> Result<Self, Malformed> {
        Self::parse(&text)
    }
}

impl From<RuleId> for String {
    fn from(rule: RuleId) -> Self {
        rule.to_string()
    }
}
