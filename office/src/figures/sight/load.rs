use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use engine::{Moment, Track};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Person, Post};
use crate::figures::crowd::Crowd;
use crate::gate::{Evidence, Stay};
use crate::store::entity::{certificate, enrolment, exam_grant, membership, person_data};
use crate::{Office, Outcome, TeamId};

/// Rows of several people, by person.
pub(in crate::figures) type ByPerson<T> = HashMap<String, Vec<T>>;

impl Office {
    /// The people of a crowd, by staff number, who has left at the end, without their attempts: one statement for each table.
    pub(super) async fn people_of(
        &self,
        crowd: &Crowd,
        tracks: &BTreeMap<String, Arc<Track>>,
        now: Moment,
    ) -> Outcome<Vec<Person>> {
        use person_data::Column::{Name, PersonId, Present, StaffNo};
        let rows: Vec<(String, String, String, bool)> = person_data::Entity::find()
            .select_only()
            .columns([PersonId, Name, StaffNo, Present])
            .filter(crowd.themselves())
            .order_by_desc(Present)
            .order_by_asc(StaffNo)
            .order_by_asc(PersonId)
            .into_tuple()
            .all(self.store.read())
            .await?;
        let (mut teams, mut grants) = (self.teams_of(crowd).await?, self.granted_to(crowd).await?);
        let (mut posts, mut certificates) = (self.enrolled(crowd, now).await?, self.certificates_in(crowd).await?);
        let person = |(id, name, staff_no, present): (String, String, String, bool)| {
            let mut own = certificates.remove(&id).unwrap_or_default();
            let post = |row: enrolment::Model| Post { evidence: evidence(&row, &mut own, tracks, now), id: row.post };
            Person {
                name,
                staff_no,
                present,
                teams: teams.remove(&id).unwrap_or_default(),
                posts: posts.remove(&id).unwrap_or_default().into_iter().map(post).collect(),
                grants: grants.remove(&id).unwrap_or_default(),
                sittings: Vec::new(),
                id,
            }
        };
        Ok(rows.into_iter().map(person).collect())
    }

    async fn teams_of(&self, crowd: &Crowd) -> Outcome<ByPerson<TeamId>> {
        let rows: Vec<(String, String)> = membership::Entity::find()
            .select_only()
            .columns([membership::Column::PersonId, membership::Column::TeamId])
            .filter(crowd.teams())
            .into_tuple()
            .all(self.store.read())
            .await?;
        Ok(by_person(rows.into_iter().map(|(person, team)| (person, TeamId::new(team)))))
    }

    /// One row for each post they are at, or on the way to.
    async fn enrolled(&self, crowd: &Crowd, now: Moment) -> Outcome<ByPerson<enrolment::Model>> {
        let rows = enrolment::Entity::find()
            .filter(crowd.on(enrolment::Column::PersonId))
            .filter(enrolment::not_over(now))
            .order_by_asc(enrolment::Column::Post)
            .all(self.store.read())
            .await?;
        Ok(by_person(rows.into_iter().map(|row| (row.person_id.clone(), row))))
    }

    /// Newest first, as the gate looks at them.
    async fn certificates_in(&self, crowd: &Crowd) -> Outcome<ByPerson<certificate::Model>> {
        let rows = certificate::Entity::find()
            .filter(crowd.on(certificate::Column::PersonId))
            .order_by_desc(certificate::Column::IssuedAt)
            .order_by_desc(certificate::Column::InForce)
            .all(self.store.read())
            .await?;
        Ok(by_person(rows.into_iter().map(|row| (row.person_id.clone(), row))))
    }

    async fn granted_to(&self, crowd: &Crowd) -> Outcome<ByPerson<exam_grant::Model>> {
        let rows = exam_grant::Entity::find()
            .filter(crowd.on(exam_grant::Column::PersonId))
            .filter(exam_grant::Column::VoidAt.is_null())
            .order_by_asc(exam_grant::Column::GrantedAt)
            .all(self.store.read())
            .await?;
        Ok(by_person(rows.into_iter().map(|row| (row.person_id.clone(), row))))
    }
}

/// What the gate of a post looks at, of somebody who is there and on the way to it.
fn evidence(
    enrolled: &enrolment::Model,
    certificates: &mut Vec<certificate::Model>,
    tracks: &BTreeMap<String, Arc<Track>>,
    now: Moment,
) -> Evidence {
    let own = certificates.extract_if(.., |row| row.post == enrolled.post).collect();
    Evidence::of(tracks.get(&enrolled.post).map(Arc::as_ref), Stay::of([enrolled], now), own)
}

/// Rows with the person each is about, by person.
pub(in crate::figures) fn by_person<T>(rows: impl Iterator<Item = (String, T)>) -> ByPerson<T> {
    let mut people: ByPerson<T> = HashMap::new();
    for (person, row) in rows {
        people.entry(person).or_default().push(row);
    }
    people
}
