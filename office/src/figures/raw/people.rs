use engine::Moment;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use crate::figures::crowd::Crowd;
use crate::figures::sight::{Person, Sight, by_person};
use crate::store::entity::{certificate, enrolment, exam_grant};
use crate::views::desk::{RawCertificate, RawEnrolment, RawGrant, RawPerson};
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};

impl Office {
    /// The people in sight with their rows as they are stored, those too that no figure looks at: one statement for each
    /// table.
    pub(super) async fn raw_people(&self, viewer: &Viewer, sight: &Sight) -> Outcome<Vec<RawPerson>> {
        let db = self.store.read();
        let crowd = Crowd::of(viewer, sight.filter.team.clone(), sight.filter.post.clone());
        let enrolments = enrolment::Entity::find()
            .filter(crowd.on(enrolment::Column::PersonId))
            .order_by_asc(enrolment::Column::FromAt)
            .order_by_asc(enrolment::Column::Post);
        let certificates = certificate::Entity::find()
            .filter(crowd.on(certificate::Column::PersonId))
            .order_by_asc(certificate::Column::IssuedAt)
            .order_by_asc(certificate::Column::Number);
        let grants = exam_grant::Entity::find()
            .filter(crowd.on(exam_grant::Column::PersonId))
            .order_by_asc(exam_grant::Column::GrantedAt)
            .order_by_asc(exam_grant::Column::Id);
        let enrolments = enrolments.all(db).await?.into_iter();
        let certificates = certificates.all(db).await?.into_iter();
        let grants = grants.all(db).await?.into_iter();
        let mut enrolments = by_person(enrolments.map(|row| (row.person_id.clone(), RawEnrolment::from(row))));
        let mut certificates = by_person(certificates.map(|row| (row.person_id.clone(), sight.raw_certificate(row))));
        let mut grants = by_person(grants.map(|row| (row.person_id.clone(), RawGrant::from(row))));
        let person = |one: &Person| RawPerson {
            person: PersonId::new(one.id.clone()),
            staff_no: one.staff_no.clone(),
            present: one.present,
            teams: sight.known_teams(one),
            enrolments: enrolments.remove(&one.id).unwrap_or_default(),
            certificates: certificates.remove(&one.id).unwrap_or_default(),
            grants: grants.remove(&one.id).unwrap_or_default(),
        };
        Ok(sight.people.iter().map(person).collect())
    }
}

impl Sight {
    fn raw_certificate(&self, row: certificate::Model) -> RawCertificate {
        RawCertificate {
            proven: self.shelf.proves(&self.keys, &row),
            number: row.number,
            post: row.post,
            issued_at: Moment(row.issued_at),
            expires_at: Moment(row.expires_at),
            revoked_at: row.revoked_at.map(Moment),
        }
    }
}

impl From<enrolment::Model> for RawEnrolment {
    fn from(row: enrolment::Model) -> Self {
        Self { post: row.post, from_at: Moment(row.from_at), until_at: row.until_at.map(Moment) }
    }
}

impl From<exam_grant::Model> for RawGrant {
    fn from(row: exam_grant::Model) -> Self {
        Self {
            exam: row.exam,
            kind: row.kind,
            minutes: row.minutes.unsigned_abs(),
            granted_at: Moment(row.granted_at),
            attempt: row.attempt_id.map(AttemptId::new),
            void_at: row.void_at.map(Moment),
        }
    }
}
