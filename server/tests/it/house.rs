//! A whole house for a test: the fixture's content, people with every point of view, attempts in every state, a fixed
//! clock and fixed chance. It is furnished once; each test opens a copy of its own.

mod ask;
mod folder;
mod furnish;
mod view;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use app::desk::{CookiePolicy, Department, Desk};
use axum::Router;
use engine::{Lang, Moment};
use office::{Chance, FixedClock, Office, Settings};
use server::router::{Edge, Own, Shelf, Stopping, router};
use tokio::sync::OnceCell;

pub(crate) use ask::{Answer, Ask};
pub(crate) use folder::Folder;
pub(crate) use furnish::let_in;
pub(crate) use view::View;

/// Where the fixture begins: a Monday morning.
pub(crate) const MORNING: Moment = Moment(1_785_719_400_000);
pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const DAY: i64 = 24 * 60 * MINUTE;

/// What was furnished: a database to be copied, and the names of the things in it.
pub(crate) struct Furnished {
    folder: Folder,
    now: Moment,
    cookies: BTreeMap<View, String>,
    names: BTreeMap<&'static str, String>,
}

/// A house that is open.
pub(crate) struct House {
    pub(crate) router: Router,
    pub(crate) office: Arc<Office>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) stopping: Stopping,
    _folder: Folder,
}

impl Furnished {
    /// The one that all tests copy.
    pub(crate) async fn get() -> &'static Self {
        static FURNISHED: OnceCell<Furnished> = OnceCell::const_new();
        FURNISHED.get_or_init(furnish::furnish).await
    }

    /// A copy of its own, at the moment at which the furnishing ended.
    pub(crate) async fn house(&self) -> House {
        let folder = self.folder.copy();
        House::open(folder, self.now).await
    }

    /// The session cookie of a point of view.
    pub(crate) fn cookie(&self, view: View) -> Option<&str> {
        self.cookies.get(&view).map(String::as_str)
    }

    /// The name of a thing: `attempt`, `closed`, `certificate` …
    pub(crate) fn name(&self, thing: &str) -> &str {
        self.names.get(thing).unwrap_or_else(|| panic!("nothing is called {{{thing}}}"))
    }

    /// A text with the names of things in the place of `{thing}`.
    pub(crate) fn filled(&self, text: &str) -> String {
        let fill = |text: String, (thing, name): (&&str, &String)| text.replace(&format!("{{{thing}}}"), name);
        self.names.iter().fold(text.to_owned(), fill)
    }
}

impl House {
    async fn open(folder: Folder, now: Moment) -> Self {
        // Each opening takes other chance, or ids would come twice.
        static OPENED: AtomicU8 = AtomicU8::new(0);
        let seed = [OPENED.fetch_add(1, Ordering::Relaxed); 32];
        let settings = Settings { database_url: folder.database_url(), secret: [7; 32], demo: false };
        let clock = Arc::new(FixedClock::at(now));
        let office = Arc::new(Office::open(settings, Arc::clone(&clock) as _, Chance::from_seed(seed)).await.unwrap());
        let stopping = Stopping::default();
        let own = Own {
            edge: Edge { https: false, proxies: Arc::new([]), mark: "test".into() },
            shelf: Shelf::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixture/site")),
            stopping: stopping.clone(),
        };
        let router = router(desk(Arc::clone(&office)), own);
        Self { router, office, clock, stopping, _folder: folder }
    }
}

fn desk(office: Arc<Office>) -> Desk {
    Desk {
        office,
        leptos_options: Arc::new(leptos::prelude::LeptosOptions::builder().output_name("passgate").build()),
        cookies: CookiePolicy::Localhost,
        public_origin: Some(ask::ORIGIN.into()),
        department: Department { name: "Fixture".into(), zone: jiff::tz::TimeZone::UTC, language: Lang::En },
        secret_file: None,
        demo: None,
    }
}
