//! What the guard reads from a request before anybody is let in.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, Request};
use axum::http::{HeaderMap, Uri, header};
use jiff::tz::TimeZone;
use office::Look;

use super::upload::is_plain;
use super::{Fields, Upload, changes};
use crate::carried::{self, Carried, Typed};
use crate::cookies;
use crate::desk::Desk;
use crate::language;
use crate::looker::{ClientAddress, Reader};
use crate::text_size::TextSize;
use crate::trouble::Trouble;

/// What the guard needs of a request, taken out of it: a body must not be held while waiting.
pub(super) struct Facts {
    token: Option<String>,
    language: Option<String>,
    text: TextSize,
    accept: Option<String>,
    here: String,
    address: IpAddr,
}

impl Facts {
    pub(super) fn of(desk: &Desk, asked: &Request) -> Self {
        let headers = asked.headers();
        let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self {
            token: desk.cookies.session(headers),
            language: cookies::language(headers),
            text: cookies::text_size(headers),
            accept: accept.map(str::to_owned),
            here: here(asked),
            address: address(asked),
        }
    }

    /// Who reads: the session the cookie names, the language, the address. When the office cannot tell, there is
    /// still a reader who can be told what broke, but nobody is signed in.
    pub(super) async fn reader(self, desk: &Desk) -> (Reader, Option<Trouble>) {
        let found = match &self.token {
            Some(token) => desk.office.look(token).await,
            None => Ok(Look {
                viewer: None,
                department: desk.office.department_as_set().await.ok().flatten().map(Arc::new),
            }),
        };
        let (Look { viewer, department }, trouble) = match found {
            Ok(look) => (look, None),
            Err(failure) => (Look { viewer: None, department: None }, Some(Trouble::from(failure))),
        };
        let desk = desk.of_today(department);
        let own = viewer.as_ref().and_then(|viewer| viewer.language);
        let lang = language::choose(own, self.language.as_deref(), self.accept.as_deref(), desk.department.language);
        let Self { token: earlier, here, address, text, .. } = self;
        let zone = viewer.as_ref().and_then(|viewer| viewer.zone.as_deref());
        let own_zone = zone.and_then(|zone| TimeZone::get(zone).ok());
        (Reader { desk, lang, text, viewer, here, address, own_zone, earlier }, trouble)
    }
}

/// The page the reader is on: for a form the one it stood on, so that one can come back to it.
fn here(request: &Request) -> String {
    if changes(request.method()) {
        return referer(request.headers()).unwrap_or_else(|| "/".to_owned());
    }
    request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

fn referer(headers: &HeaderMap) -> Option<String> {
    let uri: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    uri.path_and_query().map(ToString::to_string)
}

fn address(request: &Request) -> IpAddr {
    let extensions = request.extensions();
    let told = extensions.get::<ClientAddress>().map(|address| address.0);
    let seen = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    told.or_else(seen).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// What a form held that reaches no handler.
pub(super) async fn carried(asked: Request) -> Option<Carried> {
    const MOST: usize = 64 * 1024;
    let again = asked.uri().path().to_owned();
    let typed = Typed::default();
    let (mut parts, body) = asked.into_parts();
    parts.extensions.insert(typed.clone());
    let asked = Request::from_parts(parts, Body::from(to_bytes(body, MOST).await.ok()?));
    // Whatever can be read of it: a handler would be told what cannot.
    let _read = match is_plain(&asked) {
        true => Fields::<carried::Fields>::from_request(asked, &()).await.is_ok(),
        false => Upload::from_request(asked, &()).await.is_ok(),
    };
    Carried::keep(&again, typed.take()).filter(|carried| carried.text().len() <= MOST)
}
