use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use engine::{Lang, Moment, Slug};
use office::{Chance, FixedClock, NewPerson, Office, Operator, Outcome, Role, Settings, SignIn, Viewer};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

use crate::Done;
use crate::ground::Ground;

/// 1 August 2026, 09:00 in Shanghai.
const MORNING: Moment = Moment(1_785_546_000_000);
const PASSWORD: &str = "correct horse battery";
const OPERATOR: Operator = Operator::of_this_process();

/// An office with the content that is delivered with the program, and the database behind it.
pub(crate) struct House {
    pub(crate) office: Office,
    pub(crate) clock: Arc<FixedClock>,
    settings: Settings,
    raw: DatabaseConnection,
    _ground: Ground,
}

/// What went wrong, in words.
pub(crate) fn told<T>(outcome: Outcome<T>) -> Done<T> {
    outcome.map_err(|failure| format!("{failure:?}"))
}

impl House {
    pub(crate) async fn open(ground: Ground) -> Done<Self> {
        let clock = Arc::new(FixedClock::at(MORNING));
        let settings = Settings { database_url: ground.url.clone(), secret: [7; 32], demo: false };
        let opened = Office::open(settings.clone(), clock.clone(), Chance::from_seed([1; 32])).await;
        let office = opened.map_err(|problem| problem.to_string())?;
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-banks");
        told(office.load_content(&OPERATOR, &content).await)?.map_err(|faults| format!("{faults:?}"))?;
        let raw = Database::connect(&ground.url).await.map_err(|problem| problem.to_string())?;
        Ok(Self { office, clock, settings, raw, _ground: ground })
    }

    /// Adds somebody and signs them in.
    pub(crate) async fn viewer(&self, staff_no: &str, role: Role, team: Option<&str>) -> Done<Viewer> {
        let posts = if role == Role::Trainee { vec![post()?] } else { Vec::new() };
        let new = NewPerson {
            staff_no: staff_no.to_owned(),
            name: format!("员工{staff_no}"),
            roles: [role].into_iter().collect(),
            team: team.map(str::to_owned),
            posts,
            language: Some(Lang::ZhHans),
            password: None,
        };
        let link = told(self.office.add_person(&OPERATOR, new).await)?.one_time_link_token;
        told(self.office.set_first_password(&link.unwrap_or_default(), PASSWORD).await)?;
        self.signed_in(staff_no).await
    }

    pub(crate) async fn signed_in(&self, staff_no: &str) -> Done<Viewer> {
        let sign_in = SignIn {
            staff_no: staff_no.to_owned(),
            password: PASSWORD.to_owned(),
            address: IpAddr::from([203, 0, 113, 7]),
            device: "bench".to_owned(),
        };
        Ok(told(self.office.sign_in(sign_in).await)?.viewer)
    }

    /// Changes rows past the office.
    pub(crate) async fn sql(&self, sql: &str) -> Done<()> {
        self.raw.execute_unprepared(sql).await.map(drop).map_err(|problem| format!("{problem}: {:.200}", sql))
    }

    /// Opens a second office, which sums up what was written past this one.
    pub(crate) async fn sum_up(&self) -> Done<()> {
        let opened = Office::open(self.settings.clone(), self.clock.clone(), Chance::from_seed([2; 32])).await;
        opened.map_err(|problem| problem.to_string())?.shut().await;
        Ok(())
    }

    pub(crate) async fn close(self) {
        let _closed = self.raw.close().await;
        self.office.shut().await;
    }
}

/// The exam that everybody sits.
pub(crate) fn exam() -> Done<Slug> {
    Slug::parse("service-base").map_err(|problem| problem.to_string())
}

/// The post that everybody is on the way to.
pub(crate) fn post() -> Done<Slug> {
    Slug::parse("online-agent").map_err(|problem| problem.to_string())
}
