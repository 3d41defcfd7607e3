use engine::{Moment, Slug};
use jiff::Span;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::Desk;
use super::draft::{Draft, instant};
use super::lost::{Lost, lost};
use super::rows::{Rounds, is_passed_again, of, rests_on, since};
use crate::events::Actor;
use crate::settings::{Department, department};
use crate::standing::{Standing, enrolled, standing};
use crate::store::entity::certificate;
use crate::store::{Hold, hold};
use crate::{Breakage, Outcome, PersonId};

/// Issues what has become due: for each post of a person whose track is complete now and who holds no certificate in
/// force. It belongs into the transaction of whatever moved the person on.
pub(crate) async fn consider(tx: &DatabaseTransaction, desk: &Desk, person: &PersonId, now: Moment) -> Outcome<()> {
    // Two transactions that each bring one half of what is missing do not see each other: the second waits here.
    hold(tx, &[Hold::Person(person.as_str())]).await?;
    let enrolled = enrolled(tx, person, now).await?;
    for post in &enrolled.posts {
        let certificates = if enrolled.certified_ever { of(tx, person, post).await? } else { Vec::new() };
        consider_post(tx, desk, (person, post), &certificates, now).await?;
    }
    Ok(())
}

async fn consider_post(
    tx: &DatabaseTransaction,
    desk: &Desk,
    (person, post): (&PersonId, &Slug),
    certificates: &[certificate::Model],
    now: Moment,
) -> Outcome<()> {
    let lost = match certificates.first().filter(|row| row.in_force && row.expires_at > now.0) {
        None => None,
        Some(held) => match lost(tx, held).await? {
            None => return Ok(()),
            lost => lost,
        },
    };
    let standing = standing(tx, &desk.shelf, person, post, now).await?;
    let Some(standing) = standing.filter(Standing::is_complete) else { return Ok(()) };
    match lost {
        // What it rests on is still good, for as long as it was.
        Some(lost)
            if !is_passed_again(tx, &desk.shelf, person, &standing.track, Rounds(certificates).begun()).await? =>
        {
            lost.issue_anew(tx, desk, Actor::Office, now).await.map(|_number| ())
        }
        lost => Due { person, post, standing }.issue(tx, desk, lost, now).await,
    }
}

/// A certificate that is due.
struct Due<'a> {
    person: &'a PersonId,
    post: &'a Slug,
    standing: Standing,
}

impl Due<'_> {
    async fn issue(self, tx: &DatabaseTransaction, desk: &Desk, lost: Option<Lost>, now: Moment) -> Outcome<()> {
        let Self { person, post, standing } = self;
        let marks = rests_on(tx, &desk.shelf, person, &standing.track, since(tx, person, post, now).await?).await?;
        match lost {
            Some(lost) => lost.give_way(tx, desk, Actor::Office, now).await?,
            None => make_room(tx, person, post, now).await?,
        }
        let expires = months_later(&department(tx).await?, now, standing.track.certificate_months)?;
        let draft = Draft { person, post, version: &standing.track_version_id, marks, expires };
        draft.issue(tx, desk, ("certificate.issued", Actor::Office), now).await.map(|_number| ())
    }
}

/// What has expired is in force no more.
async fn make_room(tx: &DatabaseTransaction, person: &PersonId, post: &Slug, now: Moment) -> Outcome<()> {
    certificate::Entity::update_many()
        .col_expr(certificate::Column::InForce, Expr::value(false))
        .filter(certificate::Column::PersonId.eq(person.as_str()))
        .filter(certificate::Column::Post.eq(post.as_str()))
        .filter(certificate::Column::InForce.eq(true))
        .filter(certificate::Column::ExpiresAt.lte(now.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The same hour of the same day so many months later, as the department counts days.
fn months_later(department: &Department, now: Moment, months: u32) -> Outcome<Moment> {
    let span = Span::new().try_months(months).map_err(Breakage::new)?;
    let end = instant(now)?.to_zoned(department.time_zone()).checked_add(span).map_err(Breakage::new)?;
    Ok(Moment(end.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn twelve_months_after_a_leap_day_is_the_last_of_february() {
        let leap_day: Timestamp = "2028-02-29T09:00:00+08:00".parse().unwrap();
        let end = months_later(&Department::default(), Moment(leap_day.as_millisecond()), 12).unwrap();
        assert_eq!(Timestamp::from_millisecond(end.0).unwrap().to_string(), "2029-02-28T01:00:00Z");
    }
}
