use engine::{Moment, Slug};
use serde::Serialize;

use super::{Decision, Reason, evidence};
use crate::signing::{self, KeySet, Kind};
use crate::tokens::{ApiCaller, ApiScope};
use crate::{Office, Operator, Outcome};

/// How long a signed answer is good for systems that cannot reach us for a moment.
const STATEMENT_MS: i64 = 5 * 60_000;

/// A question to the gate.
#[derive(Debug, Clone)]
pub struct GateQuery {
    /// The staff number.
    pub staff_no: String,
    /// The post's id.
    pub post: String,
    /// The moment; none means now.
    pub at: Option<Moment>,
}

/// The gate's answer.
#[derive(Debug, Clone, Serialize)]
pub struct GateAnswer {
    /// Whether the person may work at the post at that moment.
    pub open: bool,
    /// Why not; empty when open.
    pub reasons: Vec<Reason>,
    /// The moment asked about.
    pub at: Moment,
    /// When the answer changes, as far as is known.
    pub changes_at: Option<Moment>,
    /// The same, signed, good for five minutes; none when it could not be signed.
    pub statement: Option<String>,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: String,
    aud: &'static str,
    /// The staff number that was asked about.
    sub: &'a str,
    jti: String,
    post: &'a str,
    open: bool,
    reasons: &'a [Reason],
    /// The moment that was asked about, in milliseconds.
    at: Moment,
    iat: i64,
    exp: i64,
}

impl Office {
    /// Answers a system that asks. Whatever goes wrong, the gate stays closed and says so.
    ///
    /// # Errors
    /// `NotAllowed` for a token that was not made for this.
    pub async fn gate(&self, caller: &ApiCaller, query: GateQuery) -> Outcome<GateAnswer> {
        caller.require(ApiScope::Gate)?;
        Ok(self.answer(query).await)
    }

    /// Answers the command line, as [`Office::gate`] answers a system.
    pub async fn operator_gate(&self, _operator: &Operator, query: GateQuery) -> GateAnswer {
        self.answer(query).await
    }

    async fn answer(&self, query: GateQuery) -> GateAnswer {
        let now = self.now();
        let at = query.at.unwrap_or(now);
        let decision = self.look_up(&query, at).await.unwrap_or_else(|_logged| Decision::closed(Reason::Unavailable));
        let statement = self.state(&query, &decision, at, now).await.ok();
        let Decision { open, reasons, changes_at } = decision;
        GateAnswer { open, reasons, at, changes_at, statement }
    }

    async fn look_up(&self, query: &GateQuery, at: Moment) -> Outcome<Decision> {
        let Some(person) = self.present_person(&query.staff_no).await? else {
            return Ok(Decision::closed(Reason::UnknownPerson));
        };
        if Slug::parse(&query.post).is_err() {
            return Ok(Decision::closed(Reason::UnknownPost));
        }
        let db = self.store.read();
        let keys = KeySet::load(db).await?;
        Ok(evidence(db, &person, &query.post, at).await?.decide(&keys, at))
    }

    async fn state(&self, query: &GateQuery, decision: &Decision, at: Moment, now: Moment) -> Outcome<String> {
        let claims = Claims {
            iss: signing::issuer(self.store.read()).await?,
            aud: Kind::Gate.audience(),
            sub: query.staff_no.trim(),
            jti: self.chance.id(),
            post: &query.post,
            open: decision.open,
            reasons: &decision.reasons,
            at,
            iat: now.0.div_euclid(1000),
            exp: (now.0 + STATEMENT_MS).div_euclid(1000),
        };
        signing::sign(self.store.read(), &self.secrets, Kind::Gate, &claims).await
    }
}
