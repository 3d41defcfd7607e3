//! Records: everything that a person, or those who lead them, may see of what is kept about them. A person's own record
//! names nobody else, and tells of an exam only what the exam shows.

mod attempts;
mod events;
mod exams;
mod file;
mod history;
mod names;

use engine::{Lang, Moment, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::people::ERASED;
use crate::store::entity::{person, person_data, role_grant};
use crate::views::desk::Record;
use crate::{Office, Outcome, PersonId, Role, Viewer, accommodations, grants};

/// Who reads a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// The person it is about.
    Themselves,
    /// Somebody who leads them.
    Leader,
}

impl Office {
    /// One person's record, for those who lead them; one's own as [`Office::my_record`].
    ///
    /// # Errors
    /// `NotFound` for everybody outside the viewer's scope, whether they exist or not; who has left is in that of
    /// administrators only, and who was erased in nobody's.
    pub async fn record(&self, viewer: &Viewer, id: &PersonId, lang: Lang) -> Outcome<Record> {
        if viewer.person == *id {
            return self.my_record(viewer, lang).await;
        }
        let data = self.on_record(viewer, id).await?;
        self.record_of(data, Reader::Leader, lang).await
    }

    /// Whose record may be opened: that of everybody in sight, and by administrators also that of who has left.
    async fn on_record(&self, viewer: &Viewer, id: &PersonId) -> Outcome<person_data::Model> {
        if !viewer.roles.has(Role::Administrator) {
            return self.must_see(viewer, id).await;
        }
        let known = person_data::Entity::find_by_id(id.as_str()).filter(person_data::Column::StaffNo.ne(ERASED));
        Ok(known.one(self.store.read()).await?.ok_or(Refusal::NotFound)?)
    }

    /// The viewer's own record.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn my_record(&self, viewer: &Viewer, lang: Lang) -> Outcome<Record> {
        let data = person_data::Entity::find_by_id(viewer.person.as_str()).one(self.store.read()).await?;
        self.record_of(data.ok_or(Refusal::NotFound)?, Reader::Themselves, lang).await
    }

    async fn record_of(&self, data: person_data::Model, reader: Reader, lang: Lang) -> Outcome<Record> {
        let (db, id) = (self.store.read(), PersonId::new(data.person_id.clone()));
        let added = person::Entity::find_by_id(id.as_str()).one(db).await?;
        let (granted, ever) = (grants::of(db, &id).await?, self.ever_granted(&id).await?);
        let (signed, told) = (self.signed_off(&id).await?, self.events_about(&id).await?);
        let longer = accommodations::present(db, &id, self.now()).await?;
        let others = ever.iter().map(|one| &one.granted_by).chain(signed.iter().map(|one| &one.signed_by));
        let others = others.chain(longer.iter().map(|one| &one.granted_by)).chain(told.iter().map(|one| &one.actor));
        let names = self.names_of(reader, &id, others).await?;
        let sat = self.all_attempts(&id).await?;
        let withheld = self.withheld_from(reader, &sat).await?;
        let exams = self.exam_records(&id, &sat, (&granted, &withheld), lang).await?;
        let certificates = self.certificates_of(&id, lang).await?;
        Ok(Record {
            name: data.name,
            staff_no: data.staff_no,
            present: data.present,
            mail: data.mail,
            language: data.language,
            added_at: Moment(added.map_or(0, |row| row.created_at)),
            roles: self.roles_of(&id).await?,
            teams: self.teams_over_time(&id).await?,
            enrolled: self.enrolments_of(&id, lang).await?,
            posts: self.post_states(&id, lang).await?,
            attempts: self.attempt_records(&sat, reader, lang).await?,
            grants: self.grant_records(&id, &ever, &names, lang).await?,
            accommodation: longer.map(|row| names.accommodation(row)),
            chapters: self.chapters_read_by(&id).await?,
            sign_offs: signed.into_iter().map(|row| names.signed_off(row)).collect(),
            events: self.told(told, &sat, &certificates, &names, lang).await?,
            exams,
            certificates,
            person: id,
        })
    }

    async fn roles_of(&self, person: &PersonId) -> Outcome<Vec<Role>> {
        let mine = role_grant::Column::PersonId.eq(person.as_str());
        let rows = role_grant::Entity::find().filter(mine).all(self.store.read()).await?;
        let mut roles: Vec<Role> = rows.iter().filter_map(|row| Role::parse(&row.role)).collect();
        roles.sort_unstable();
        Ok(roles)
    }
}
