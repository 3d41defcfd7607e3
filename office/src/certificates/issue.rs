use engine::{Moment, Slug, Track};
use jiff::{Span, Timestamp};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::Desk;
use super::rows::{of, rests_on, since};
use crate::events::{self, Actor, Note};
use crate::settings::{Department, department};
use crate::signing::{self, Kind};
use crate::standing::{posts_of, standing};
use crate::store::entity::{Silent, certificate, person};
use crate::{Breakage, Outcome, PersonId};

/// What a certificate's token states. No name: who reads it asks us, or knows whom they have before them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub(super) iss: String,
    pub(super) aud: String,
    /// The person's id.
    pub(super) sub: String,
    /// The certificate's number.
    pub(super) jti: String,
    pub(super) post: String,
    pub(super) track: String,
    pub(super) iat: i64,
    pub(super) nbf: i64,
    pub(super) exp: i64,
}

/// Letters and digits that nobody mistakes for one another on paper.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// How often a number is drawn anew when it is taken.
const TRIES: usize = 5;

/// Issues what has become due: for each post of a person whose track is complete now and who holds no certificate in
/// force. It belongs into the transaction of whatever moved the person on.
pub(crate) async fn consider(tx: &DatabaseTransaction, desk: &Desk, person: &PersonId, now: Moment) -> Outcome<()> {
    // Two transactions that each bring one half of what is missing do not see each other: the second waits here.
    person::Entity::find_by_id(person.as_str()).lock_exclusive().one(tx).await?;
    for post in posts_of(tx, person, now).await? {
        let newest = of(tx, person, &post).await?.into_iter().next();
        if newest.is_some_and(|row| row.in_force && row.expires_at > now.0) {
            continue;
        }
        let Some(standing) = standing(tx, &desk.shelf, person, &post, now).await? else { continue };
        if !standing.is_complete() {
            continue;
        }
        let since = since(tx, person, &post, now).await?;
        let marks = rests_on(tx, person, &standing.track, since).await?;
        let due = Due { person, post: &post, track: &standing.track, version: &standing.track_version_id, marks };
        due.issue(tx, desk, now).await?;
    }
    Ok(())
}

/// A certificate that is due.
struct Due<'a> {
    person: &'a PersonId,
    post: &'a Slug,
    track: &'a Track,
    version: &'a str,
    marks: Option<String>,
}

impl Due<'_> {
    async fn issue(&self, tx: &DatabaseTransaction, desk: &Desk, now: Moment) -> Outcome<()> {
        self.make_room(tx, now).await?;
        let department = department(tx).await?;
        let expires = months_later(&department, now, self.track.certificate_months)?;
        for _ in 0..TRIES {
            let row = self.row(tx, desk, &department, now, expires).await?;
            let (id, number) = (row.id.clone(), row.number.clone());
            let active = certificate::ActiveModel::from(row);
            let nothing = OnConflict::new().do_nothing().to_owned();
            let written = certificate::Entity::insert(active).on_conflict(nothing).exec_without_returning(tx).await?;
            if written > 0 {
                let after = serde_json::json!({ "number": number, "person": self.person, "post": self.post });
                let note = Note::new(now, Actor::Office, "certificate.issued", &id);
                return events::note(tx, &desk.chance, Note { after: Some(after.to_string()), ..note }).await;
            }
            // Another transaction was first, or the number is taken.
            if of(tx, self.person, self.post).await?.iter().any(|row| row.in_force) {
                return Ok(());
            }
        }
        Err(Breakage::new("no free certificate number").into())
    }

    /// What has expired is in force no more.
    async fn make_room(&self, tx: &DatabaseTransaction, now: Moment) -> Outcome<()> {
        certificate::Entity::update_many()
            .col_expr(certificate::Column::InForce, Expr::value(false))
            .filter(certificate::Column::PersonId.eq(self.person.as_str()))
            .filter(certificate::Column::Post.eq(self.post.as_str()))
            .filter(certificate::Column::InForce.eq(true))
            .filter(certificate::Column::ExpiresAt.lte(now.0))
            .exec(tx)
            .await?;
        Ok(())
    }

    async fn row(
        &self,
        tx: &DatabaseTransaction,
        desk: &Desk,
        department: &Department,
        now: Moment,
        expires: Moment,
    ) -> Outcome<certificate::Model> {
        let year = instant(now)?.to_zoned(department.time_zone()).year();
        let number = format!("PG-{year}-{}", desk.chance.word::<6>(LETTERS));
        let claims = Claims {
            iss: signing::issuer(tx).await?,
            aud: Kind::Certificate.audience().to_owned(),
            sub: self.person.to_string(),
            jti: number.clone(),
            post: self.post.to_string(),
            track: self.version.to_owned(),
            iat: now.0.div_euclid(1000),
            nbf: now.0.div_euclid(1000),
            exp: expires.0.div_euclid(1000),
        };
        let token = signing::sign(tx, &desk.secrets, Kind::Certificate, &claims).await?;
        Ok(certificate::Model {
            id: desk.chance.id(),
            number,
            person_id: self.person.to_string(),
            post: self.post.to_string(),
            track_version_id: self.version.to_owned(),
            marks_id: self.marks.clone(),
            issued_at: now.0,
            expires_at: expires.0,
            revoked_at: None,
            revoked_reason: None,
            in_force: true,
            token: Silent(token),
        })
    }
}

fn instant(moment: Moment) -> Outcome<Timestamp> {
    Ok(Timestamp::from_millisecond(moment.0).map_err(Breakage::new)?)
}

/// The same hour of the same day so many months later, as the department counts days.
fn months_later(department: &Department, now: Moment, months: u32) -> Outcome<Moment> {
    let span = Span::new().try_months(months).map_err(Breakage::new)?;
    let end = instant(now)?.to_zoned(department.time_zone()).checked_add(span).map_err(Breakage::new)?;
    Ok(Moment(end.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_after_a_leap_day_is_the_last_of_february() {
        let leap_day: Timestamp = "2028-02-29T09:00:00+08:00".parse().unwrap();
        let end = months_later(&Department::default(), Moment(leap_day.as_millisecond()), 12).unwrap();
        assert_eq!(Timestamp::from_millisecond(end.0).unwrap().to_string(), "2029-02-28T01:00:00Z");
    }
}
