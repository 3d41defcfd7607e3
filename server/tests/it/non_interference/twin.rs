use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use app::desk::{CookiePolicy, Department, Desk};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use engine::Lang;
use office::{ApiScope, Chance, FixedClock, NewPerson, Office, Operator, Role, Settings};
use server::router::{Edge, Own, Shelf, Stopping, router};
use tower::ServiceExt;

use super::content::Keys;
use super::leak::{Leak, leak};
use super::transcript::Transcript;
use crate::house::{Folder, MORNING};

pub(crate) const PASSWORD: &str = "a long walk in spring";
const ORIGIN: &str = "http://passgate.test";

/// One of two houses that differ in their keys alone: same clock, same chance, same people. It writes down all that it
/// delivers.
pub(crate) struct Twin {
    router: Router,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) token: String,
    pub(crate) people: BTreeMap<&'static str, String>,
    cookies: BTreeMap<String, String>,
    pub(crate) transcript: Transcript,
    _data: Folder,
}

/// What a page is worth to the next request.
pub(crate) struct Delivered {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Twin {
    pub(crate) async fn open(keys: Keys, leaks: Leak) -> Self {
        let (data, content) = (Folder::make(), keys.folder());
        let settings = Settings {
            database_url: format!("sqlite://{}/passgate.db", data.path().display()),
            secret: [7; 32],
            demo: false,
        };
        let clock = Arc::new(FixedClock::at(MORNING));
        let chance = Chance::from_seed([42; 32]);
        let office = Arc::new(Office::open(settings, Arc::clone(&clock) as _, chance).await.unwrap());
        let operator = Operator::of_this_process();
        let loaded = office.load_content(&operator, content.path()).await.unwrap();
        assert!(loaded.is_ok(), "{loaded:?}");
        let mut people = BTreeMap::new();
        for (staff_no, role) in [("T1", Role::Trainee), ("T2", Role::Trainee), ("M1", Role::Manager)] {
            let added = office.add_person(&operator, person(staff_no, role)).await.unwrap();
            office.set_first_password(&added.one_time_link_token.unwrap(), PASSWORD).await.unwrap();
            people.insert(staff_no, added.person.to_string());
        }
        let token = office.make_token(&operator, "schedule", ApiScope::Gate).await.unwrap();
        let router = router(desk(office), own()).layer(from_fn_with_state((leaks, keys), leak));
        let (cookies, transcript) = (BTreeMap::new(), Transcript::default());
        Self { router, clock, token, people, cookies, transcript, _data: data }
    }

    /// A page, in both languages; gives the English one.
    pub(crate) async fn page(&mut self, who: &str, address: &str) -> Delivered {
        let chinese = Request::get(address).header(header::ACCEPT_LANGUAGE, "zh-CN");
        self.send(who, chinese, String::new()).await;
        self.send(who, Request::get(address).header(header::ACCEPT_LANGUAGE, "en"), String::new()).await
    }

    /// A form from a page of ours.
    pub(crate) async fn form(&mut self, who: &str, address: &str, fields: &str) -> Delivered {
        let request = Request::post(address)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(who, request, fields.to_owned()).await
    }

    /// What an island of ours sends.
    pub(crate) async fn data(&mut self, who: &str, address: &str, body: &serde_json::Value) -> Delivered {
        let request =
            Request::post(address).header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, "application/json");
        self.send(who, request, body.to_string()).await
    }

    /// What another program asks.
    pub(crate) async fn program(&mut self, address: &str) -> Delivered {
        let request = Request::get(address).header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        self.send("", request, String::new()).await
    }

    async fn send(&mut self, who: &str, request: axum::http::request::Builder, body: String) -> Delivered {
        let mut request = request.header(header::HOST, "passgate.test");
        if let Some(cookie) = self.cookies.get(who) {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(body.clone())).unwrap();
        let asked = format!("{} {} as {who:?} {body}", request.method(), request.uri());
        let (parts, delivered) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let delivered = to_bytes(delivered, usize::MAX).await.unwrap();
        self.transcript.note(asked, parts.status, &parts.headers, &delivered);
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            if cookie.starts_with("passgate=") {
                self.cookies.insert(who.to_owned(), cookie.to_owned());
            }
        }
        let location = parts.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        Delivered {
            status: parts.status,
            location: location.unwrap_or_default(),
            body: String::from_utf8_lossy(&delivered).into_owned(),
        }
    }
}

fn person(staff_no: &str, role: Role) -> NewPerson {
    let posts = if role == Role::Trainee { vec!["online-agent".parse().unwrap()] } else { Vec::new() };
    NewPerson {
        staff_no: staff_no.to_owned(),
        name: format!("Person {staff_no}"),
        roles: [role].into_iter().collect(),
        team: Some("one".to_owned()),
        posts,
        language: None,
        password: None,
    }
}

fn desk(office: Arc<Office>) -> Desk {
    Desk {
        office,
        leptos_options: Arc::new(leptos::prelude::LeptosOptions::builder().output_name("passgate").build()),
        cookies: CookiePolicy::Localhost,
        public_origin: Some(ORIGIN.into()),
        department: Department { name: "Twins".into(), zone: jiff::tz::TimeZone::UTC, language: Lang::En },
        secret_file: None,
        demo: None,
    }
}

fn own() -> Own {
    Own {
        edge: Edge { https: false, proxies: Arc::new([]), mark: "test".into() },
        shelf: Shelf::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixture/site")),
        stopping: Stopping::default(),
    }
}
