use engine::{Lang, Moment, Refusal, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::rows::of;
use crate::shelf::{self, Shelf};
use crate::store::entity::{certificate, person_data};
use crate::{Breakage, CertificateId, Office, Outcome, PersonId, Viewer};

/// Whether a certificate is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum CertificateState {
    /// It is.
    InForce,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked {
        /// When.
        at: Moment,
    },
    /// Another one took its place.
    Replaced,
}

/// A certificate in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateCard {
    /// Names it in addresses.
    pub id: CertificateId,
    /// What is printed on it.
    pub number: String,
    /// The post it is for.
    pub post: Slug,
    /// Title of that post.
    pub title: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// Whether it is good now.
    pub state: CertificateState,
}

/// A certificate as its holder prints it.
#[derive(Debug, Clone, Serialize)]
pub struct CertificatePage {
    /// What lists say of it.
    pub card: CertificateCard,
    /// The holder's name.
    pub holder: String,
    /// The holder's staff number.
    pub staff_no: String,
    /// Why it was revoked, if it was.
    pub revoked_reason: Option<String>,
    /// The signed token, for those who check it themselves.
    pub token: String,
}

impl Office {
    /// The viewer's certificates, newest first.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn my_certificates(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<CertificateCard>> {
        self.certificates_of(&viewer.person, lang).await
    }

    /// All certificates of a person; whoever calls this has looked at the scope.
    pub(crate) async fn certificates_of(&self, person: &PersonId, lang: Lang) -> Outcome<Vec<CertificateCard>> {
        let db = self.store.read();
        let rows = certificate::Entity::find()
            .filter(certificate::Column::PersonId.eq(person.as_str()))
            .order_by_desc(certificate::Column::IssuedAt)
            .order_by_desc(certificate::Column::InForce)
            .all(db)
            .await?;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            cards.push(card(db, &self.shelf, row, lang, self.now()).await?);
        }
        Ok(cards)
    }

    /// One certificate, for its holder or whoever sees the holder's records.
    ///
    /// # Errors
    /// `NotFound`, also for what is somebody else's.
    pub async fn certificate(&self, viewer: &Viewer, id: &CertificateId, lang: Lang) -> Outcome<CertificatePage> {
        let db = self.store.read();
        let row = certificate::Entity::find_by_id(id.as_str())
            .filter(viewer.scope().on(certificate::Column::PersonId))
            .one(db)
            .await?
            .ok_or(Refusal::NotFound)?;
        let holder = person_data::Entity::find_by_id(&row.person_id).one(db).await?.ok_or(Refusal::NotFound)?;
        Ok(CertificatePage {
            holder: holder.name,
            staff_no: holder.staff_no,
            revoked_reason: row.revoked_reason.clone(),
            token: row.token.0.clone(),
            card: card(db, &self.shelf, row, lang, self.now()).await?,
        })
    }
}

/// The certificate in force of a person for a post.
pub(crate) async fn card_in_force(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    post: &Slug,
    lang: Lang,
    now: Moment,
) -> Outcome<Option<CertificateCard>> {
    let rows = of(db, person, post).await?;
    match rows.into_iter().find(|row| state(row, now) == CertificateState::InForce) {
        Some(row) => Ok(Some(card(db, shelf, row, lang, now).await?)),
        None => Ok(None),
    }
}

async fn card(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    row: certificate::Model,
    lang: Lang,
    now: Moment,
) -> Outcome<CertificateCard> {
    Ok(CertificateCard {
        state: state(&row, now),
        title: post_title(db, shelf, &row.post, lang).await?,
        post: Slug::parse(&row.post).map_err(Breakage::new)?,
        issued_at: Moment(row.issued_at),
        expires_at: Moment(row.expires_at),
        id: CertificateId::new(row.id),
        number: row.number,
    })
}

/// What people call a post; its id, as long as it has no track.
pub(super) async fn post_title(db: &impl ConnectionTrait, shelf: &Shelf, post: &str, lang: Lang) -> Outcome<String> {
    let track = shelf.present_track(db, post).await?;
    Ok(track.map_or_else(|| post.to_owned(), |(_, track)| shelf::title(&track.title, lang)))
}

/// Whether a certificate is good at a moment.
pub(crate) fn state(row: &certificate::Model, now: Moment) -> CertificateState {
    match row.revoked_at {
        Some(at) => CertificateState::Revoked { at: Moment(at) },
        None if row.expires_at <= now.0 => CertificateState::Expired,
        None if row.in_force => CertificateState::InForce,
        None => CertificateState::Replaced,
    }
}
