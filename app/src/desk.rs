//! What every page has at hand: the office, the house's settings, and how the browser is addressed.

use std::collections::BTreeMap;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use engine::Lang;
use jiff::tz::TimeZone;
use leptos::prelude::LeptosOptions;
use office::{Office, Outcome, Role};

/// The state behind all doors. Cloning it is cheap.
#[derive(Clone)]
pub struct Desk {
    /// What the department does.
    pub office: Arc<Office>,
    /// Names of the client's files, for pages with islands.
    pub leptos_options: Arc<LeptosOptions>,
    /// How cookies are set.
    pub cookies: CookiePolicy,
    /// The address people type, `https://exams.example.cn`, when it is known; forms must come from it.
    pub public_origin: Option<Arc<str>>,
    /// Who runs the house.
    pub department: Department,
    /// Where the secret stands, when it is a file.
    pub secret_file: Option<Arc<Path>>,
    /// Set while this is a demonstration.
    pub demo: Option<Demo>,
}

/// How the connection lets the session cookie be protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookiePolicy {
    /// Over https: `__Host-`, `Secure`.
    Secure,
    /// Plain http on the machine itself.
    Localhost,
    /// Plain http in a local network, by explicit setting; the sign-in page says so.
    PlainLan,
}

/// The department as pages name it.
#[derive(Debug, Clone)]
pub struct Department {
    /// Its name, on certificates and in the foot of each page.
    pub name: Names,
    /// The zone in which moments are written.
    pub zone: TimeZone,
    /// Its language, when a reader asks for none that is offered.
    pub language: Lang,
}

/// A name in each language that has one.
#[derive(Debug, Clone)]
pub struct Names(Arc<BTreeMap<Lang, String>>);

impl Desk {
    /// The same with the department as it has set itself up by now: whichever server it told.
    pub(crate) fn of_today(&self, set: Option<Arc<office::Department>>) -> Self {
        Self {
            department: set.map_or_else(|| self.department.clone(), |set| set.as_ref().clone().into()),
            ..self.clone()
        }
    }
}

impl From<office::Department> for Department {
    fn from(set: office::Department) -> Self {
        Self {
            language: set.languages.first().copied().unwrap_or(Lang::ZhHans),
            zone: TimeZone::get(&set.zone).unwrap_or(TimeZone::UTC),
            name: set.name.into(),
        }
    }
}

impl Names {
    /// The name for readers of a language; any name when there is none in theirs.
    #[must_use]
    pub fn of(&self, lang: Lang) -> String {
        self.0.get(&lang).or_else(|| self.0.values().next()).cloned().unwrap_or_default()
    }
}

impl From<BTreeMap<Lang, String>> for Names {
    fn from(names: BTreeMap<Lang, String>) -> Self {
        Self(Arc::new(names))
    }
}

impl From<&str> for Names {
    fn from(name: &str) -> Self {
        BTreeMap::from([(Lang::ZhHans, name.to_owned())]).into()
    }
}

/// A demonstration: accounts that sign in with one press, and a clock that can be moved ahead.
#[derive(Clone)]
pub struct Demo {
    /// The accounts, in the order in which they are offered.
    pub accounts: Arc<[DemoAccount]>,
    /// Moves the office's clock ahead by that many milliseconds, for good.
    pub skip: Arc<dyn Fn(i64) -> Moving + Send + Sync>,
}

/// A clock that is being moved.
pub type Moving = Pin<Box<dyn Future<Output = Outcome<()>> + Send>>;

/// One account of a demonstration.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// The staff number.
    pub staff_no: String,
    /// The name shown.
    pub name: String,
    /// The password; it never leaves the server.
    pub password: String,
    /// What this account shows.
    pub role: Role,
}
