//! Who reads a page: every handler's first argument. The guard of the doors has found out before any handler runs.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use engine::{Lang, Moment, Refusal};
use jiff::tz::TimeZone;
use office::Viewer;

use crate::desk::Desk;
use crate::text_size::TextSize;
use crate::trouble::Trouble;

/// A reader, signed in or not: what every page needs to be made.
#[derive(Clone)]
pub struct Reader {
    /// The office and the house's settings.
    pub desk: Desk,
    /// The language of this page.
    pub lang: Lang,
    /// How large this browser wants its text.
    pub text: TextSize,
    /// Who is signed in, if anybody.
    pub viewer: Option<Viewer>,
    /// The address of this page with its query.
    pub here: String,
    /// Where the request comes from.
    pub address: IpAddr,
    /// The zone of the reader's team, when it has one of its own.
    pub(crate) own_zone: Option<TimeZone>,
    /// The session's token that the browser still has, whether it is good or not.
    pub(crate) earlier: Option<String>,
}

impl Reader {
    /// The present moment by the office's clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.desk.office.now()
    }

    /// The department's zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.desk.department.zone
    }

    /// The zone of the reader: that of their team, or the department's. What they have to be in time for is told in it.
    #[must_use]
    pub fn own_zone(&self) -> &TimeZone {
        self.own_zone.as_ref().unwrap_or_else(|| self.zone())
    }
}

/// A reader who is signed in. Doors that take one are not open to others.
#[derive(Clone)]
pub struct Looker {
    /// Who looks; verbs of the office begin with it.
    pub viewer: Viewer,
    reader: Arc<Reader>,
}

impl Deref for Looker {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// Where the request really comes from, when a trusted proxy stands before the house: the server sets it.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Arc<Self>>().map(|reader| Self::clone(reader)).ok_or_else(Trouble::without_a_guard)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Looker {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let reader = parts.extensions.get::<Arc<Reader>>().cloned().ok_or_else(Trouble::without_a_guard)?;
        let viewer = reader.viewer.clone().ok_or(Refusal::SignInNeeded)?;
        Ok(Self { viewer, reader })
    }
}
