use engine::{Refusal, Slug};
use office::views::desk::{DeskFilter, Progress, Who};
use office::{Search, TeamId};
use serde::Deserialize;

use crate::address::encoded;

/// How soon an end counts as near, in days.
pub(crate) const ENDING_DAYS: u32 = 30;

/// What the address asks to see: the filter of the overview, of the people behind a figure, and of their files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Asked {
    pub(crate) exam: Option<String>,
    pub(crate) post: Option<String>,
    pub(crate) team: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) who: Option<String>,
    pub(crate) topic: Option<String>,
    pub(crate) search: Option<String>,
    pub(crate) page: Option<String>,
}

/// Groups of people as addresses name them; the steps on the way to an exam have names of their own.
const GROUPS: [(&str, Who); 10] = [
    ("meant-for", Who::MeantFor),
    ("sat", Who::Sat),
    ("sat-first", Who::SatFirst),
    ("first-passed", Who::FirstPassed),
    ("first-failed", Who::FirstFailed),
    ("ever-passed", Who::EverPassed),
    ("never-passed", Who::NeverPassed),
    ("may-work", Who::MayWork),
    ("may-not-work", Who::MayNotWork),
    ("ending", Who::Ending { days: ENDING_DAYS }),
];

impl Asked {
    /// The filter, as the office takes it.
    ///
    /// # Errors
    /// Names the field that cannot be read.
    pub(crate) fn filter(&self) -> Result<DeskFilter, Refusal> {
        Ok(DeskFilter {
            exam: read(self.exam.as_deref(), "exam")?,
            post: read(self.post.as_deref(), "post")?,
            team: given(self.team.as_deref()).map(TeamId::new),
            from: read(self.from.as_deref(), "from")?,
            to: read(self.to.as_deref(), "to")?,
        })
    }

    /// Which people.
    ///
    /// # Errors
    /// Names the field that cannot be read.
    pub(crate) fn who(&self) -> Result<Who, Refusal> {
        if let Some(topic) = read::<Slug>(self.topic.as_deref(), "topic")? {
            return Ok(Who::WeakIn(topic));
        }
        let Some(name) = given(self.who.as_deref()) else { return Ok(Who::All) };
        let group = || GROUPS.into_iter().find(|(known, _)| *known == name).map(|(_, who)| who);
        Progress::parse(name).map(Who::At).or_else(group).ok_or_else(|| bad("who"))
    }

    /// Which of them, on which page.
    ///
    /// # Errors
    /// When the page is no number.
    pub(crate) fn finding(&self) -> Result<Search, Refusal> {
        let page = read::<u32>(self.page.as_deref(), "page")?.unwrap_or(1).max(1);
        Ok(Search { text: self.search_words().to_owned(), page: Some(page) })
    }

    /// All of them, for a file.
    pub(crate) fn finding_all(&self) -> Search {
        Search { text: self.search_words().to_owned(), page: None }
    }

    fn search_words(&self) -> &str {
        given(self.search.as_deref()).unwrap_or_default()
    }

    /// Whether nothing was asked for in particular.
    pub(crate) fn is_open(&self) -> bool {
        let fields = [&self.exam, &self.post, &self.team, &self.from, &self.to];
        fields.into_iter().all(|field| given(field.as_deref()).is_none())
    }

    /// The same with something else: a figure is a link to the people behind it.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut asked = Self { page: None, ..self.clone() };
        change(&mut asked);
        asked
    }

    /// The people of a group.
    pub(crate) fn of(&self, who: &str) -> Self {
        self.with(|asked| asked.who = Some(who.to_owned()))
    }

    /// An address that asks for this.
    pub(crate) fn at(&self, path: String) -> String {
        let fields = [
            ("exam", &self.exam),
            ("post", &self.post),
            ("team", &self.team),
            ("from", &self.from),
            ("to", &self.to),
            ("who", &self.who),
            ("topic", &self.topic),
            ("search", &self.search),
            ("page", &self.page),
        ];
        let mut sign = '?';
        fields.into_iter().fold(path, |mut path, (name, value)| {
            if let Some(value) = given(value.as_deref()) {
                path.push(sign);
                path.push_str(name);
                path.push('=');
                path.push_str(&encoded(value));
                sign = '&';
            }
            path
        })
    }
}

/// What holds, as an address: figures are linked by the filter they were made with.
impl From<&DeskFilter> for Asked {
    fn from(filter: &DeskFilter) -> Self {
        Self {
            exam: filter.exam.as_ref().map(ToString::to_string),
            post: filter.post.as_ref().map(ToString::to_string),
            team: filter.team.as_ref().map(ToString::to_string),
            from: filter.from.map(|month| month.to_string()),
            to: filter.to.map(|month| month.to_string()),
            ..Self::default()
        }
    }
}

/// A field that was left empty asks for nothing.
fn given(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|value| !value.is_empty())
}

fn read<T: std::str::FromStr>(value: Option<&str>, field: &'static str) -> Result<Option<T>, Refusal> {
    given(value).map(|value| value.parse().map_err(|_| bad(field))).transpose()
}

fn bad(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_only_what_was_asked() {
        let asked =
            Asked { exam: Some("base".into()), team: Some(String::new()), page: Some("3".into()), ..Asked::default() };
        assert_eq!(asked.at("/overview".into()), "/overview?exam=base&page=3");
        assert_eq!(asked.of("stuck").at("/overview".into()), "/overview?exam=base&who=stuck");
        assert_eq!(Asked::default().at("/overview".into()), "/overview");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let asked = Asked { from: Some("2026-13".into()), ..Asked::default() };
        assert_eq!(asked.filter().err(), Some(bad("from")));
        assert_eq!(Asked { who: Some("nobody".into()), ..Asked::default() }.who().err(), Some(bad("who")));
    }
}
