//! An office of its own for each test, with a clock and a chance that the test holds in its hand.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use engine::{Lang, Moment, Refusal};
use office::{
    Chance, Failure, FixedClock, NewPerson, Office, OpenError, Operator, Outcome, PersonId, Role, Settings, SignIn,
    SignedIn, Viewer,
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

/// Each body becomes two tests: `a_sentence::on_sqlite` and `a_sentence::on_postgres`.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)*) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn body($house: House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                body(House::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                body(House::on_postgres().await).await;
            }
        }
    )*};
}

/// 1 August 2026, 09:00 in Shanghai.
pub(crate) const MORNING: Moment = Moment(1_785_546_000_000);
pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;
pub(crate) const OPERATOR: Operator = Operator::of_this_process();
pub(crate) const PASSWORD: &str = "correct horse battery";

/// One office, its clock, and the database behind it.
pub(crate) struct House {
    pub(crate) office: Arc<Office>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) settings: Settings,
    _ground: Ground,
}

/// Where the database lies; gone with the house.
struct Ground(Option<PathBuf>);

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            let _gone = std::fs::remove_dir_all(folder);
        }
    }
}

fn number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn settings(database_url: String) -> Settings {
    Settings { database_url, secret: [7; 32], demo: false }
}

impl House {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = std::env::temp_dir().join(format!("passgate-test-{}-{}", std::process::id(), number()));
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite://{}/passgate.db", folder.display());
        Self::open(settings(url), Ground(Some(folder))).await
    }

    pub(crate) async fn on_postgres() -> Self {
        let url = std::env::var("PASSGATE_TEST_POSTGRES")
            .expect("PASSGATE_TEST_POSTGRES names no PostgreSQL: run the tests through setup/with-postgres.sh");
        let schema = format!("test_{}_{}", std::process::id(), number());
        let door = Database::connect(&url).await.unwrap();
        door.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        door.close().await.unwrap();
        Self::open(settings(format!("{url}?options[search_path]={schema}")), Ground(None)).await
    }

    async fn open(settings: Settings, ground: Ground) -> Self {
        // What breaks is logged with its cause: a failing test shows it.
        let _once = tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_test_writer().try_init();
        let clock = Arc::new(FixedClock::at(MORNING));
        let office = Office::open(settings.clone(), clock.clone(), Chance::from_seed([1; 32])).await.unwrap();
        Self { office: Arc::new(office), clock, settings, _ground: ground }
    }

    /// A second server on the same database.
    pub(crate) async fn second_office(&self) -> Office {
        self.reopen(self.settings.clone()).await.unwrap()
    }

    /// The same database once more, with other settings.
    pub(crate) async fn reopen(&self, settings: Settings) -> Result<Office, OpenError> {
        Office::open(settings, self.clock.clone(), Chance::from_seed([2; 32])).await
    }

    /// The database from outside, past the office.
    pub(crate) async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.settings.database_url).await.unwrap()
    }

    /// Changes rows past the office, as somebody with the file would.
    pub(crate) async fn tamper(&self, sql: &str) {
        let raw = self.raw().await;
        raw.execute_unprepared(sql).await.unwrap();
        raw.close().await.unwrap();
    }

    /// Where the clock stands.
    pub(crate) fn clock_now(&self) -> Moment {
        office::Clock::now(&*self.clock)
    }

    /// A number from the database.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        let raw = self.raw().await;
        let query = sea_orm::Statement::from_string(raw.get_database_backend(), sql.to_owned());
        let row = raw.query_one_raw(query).await.unwrap().unwrap();
        let count = row.try_get_by_index(0).unwrap();
        raw.close().await.unwrap();
        count
    }

    /// Adds somebody with [`PASSWORD`] who need not change it.
    pub(crate) async fn person(&self, staff_no: &str, role: Role) -> PersonId {
        self.person_in(staff_no, role, None).await
    }

    /// Adds somebody in a team.
    pub(crate) async fn person_in(&self, staff_no: &str, role: Role, team: Option<&str>) -> PersonId {
        let added = self.office.add_person(&OPERATOR, newcomer(staff_no, role, team)).await.unwrap();
        self.office.set_first_password(&added.one_time_link_token.unwrap(), PASSWORD).await.unwrap();
        added.person
    }

    /// Signs somebody in with [`PASSWORD`].
    pub(crate) async fn signed_in(&self, staff_no: &str) -> SignedIn {
        self.office.sign_in(credentials(staff_no, PASSWORD)).await.unwrap()
    }

    /// Adds somebody and signs them in.
    pub(crate) async fn viewer(&self, staff_no: &str, role: Role, team: Option<&str>) -> Viewer {
        self.person_in(staff_no, role, team).await;
        self.signed_in(staff_no).await.viewer
    }
}

/// Somebody who starts here, without a password.
pub(crate) fn newcomer(staff_no: &str, role: Role, team: Option<&str>) -> NewPerson {
    NewPerson {
        staff_no: staff_no.to_owned(),
        name: format!("员工{staff_no}"),
        roles: [role].into_iter().collect(),
        team: team.map(ToOwned::to_owned),
        posts: Vec::new(),
        language: Some(Lang::ZhHans),
        password: None,
    }
}

/// What everybody types behind the department's one address.
pub(crate) fn credentials(staff_no: &str, password: &str) -> SignIn {
    SignIn {
        staff_no: staff_no.to_owned(),
        password: password.to_owned(),
        address: IpAddr::from([203, 0, 113, 7]),
        device: "Chromium".to_owned(),
    }
}

/// The refusal of an outcome that must be one.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug>(outcome: Outcome<T>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
