//! Those who are here already, or back.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Bench, Job};
use crate::events::{self, Note};
use crate::people::import::known::KnownPlace;
use crate::people::import::{Does, ImportColumn};
use crate::people::leave::back;
use crate::people::mentor::mentored;
use crate::people::posts::{enrol, unenrol};
use crate::people::teams::{change_place, end_place, join};
use crate::store::entity::{enrolment, person_data, role_grant};
use crate::{Outcome, PersonId, Role};

impl Bench<'_> {
    /// Carries out what a row changes.
    pub(super) async fn move_on(&self, job: &Job<'_>) -> Outcome<()> {
        let tx = self.tx;
        if job.row.does == Does::Returns {
            back(tx, &job.person, &job.draft.staff_no, self.ground.now).await?;
            self.roles_again(job).await?;
            let after = serde_json::json!({ "roles": job.row.roles }).to_string();
            self.note("person.returned", job, Some(after)).await?;
        }
        if job.changes(ImportColumn::Name) || job.changes(ImportColumn::Language) {
            self.describe(job).await?;
        }
        let days = [ImportColumn::From, ImportColumn::Until];
        if job.changes(ImportColumn::Team) || days.iter().any(|column| job.changes(*column)) {
            self.move_places(job).await?;
        }
        if job.changes(ImportColumn::Post) || days.iter().any(|column| job.says_anew(*column)) {
            self.move_posts(job).await?;
        }
        let teams: Vec<_> = job.draft.teams.iter().filter_map(|name| self.teams.get(name)).collect();
        let after = serde_json::json!({ "teams": teams, "posts": job.draft.posts, "language": job.draft.language,
            "from": job.wanted.stay.from, "until": job.wanted.stay.until });
        self.note("person.moved", job, Some(after.to_string())).await
    }

    async fn roles_again(&self, job: &Job<'_>) -> Outcome<()> {
        let of = |role: Role| (job.person.to_string(), role.as_str().to_owned());
        role_grant::Entity::delete_by_id(of(Role::Administrator)).exec(self.tx).await?;
        for role in &job.row.roles {
            let (person_id, role) = of(*role);
            let row = role_grant::ActiveModel { person_id: Set(person_id), role: Set(role) };
            role_grant::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(self.tx).await?;
        }
        Ok(())
    }

    async fn describe(&self, job: &Job<'_>) -> Outcome<()> {
        let mut update = person_data::Entity::update_many()
            .col_expr(person_data::Column::Name, Expr::value(job.draft.name.as_str()))
            .filter(person_data::Column::PersonId.eq(job.person.as_str()));
        if let Some(language) = job.draft.language {
            update = update.col_expr(person_data::Column::Language, Expr::value(language.as_str()));
        }
        update.exec(self.tx).await?;
        Ok(())
    }

    async fn move_places(&self, job: &Job<'_>) -> Outcome<()> {
        let (tx, now, wanted) = (self.tx, self.ground.now, &job.wanted.places);
        let kept = |id: &str| wanted.iter().filter_map(|place| place.was.as_ref()).any(|was| was.id == id);
        for place in job.held.iter().filter(|place| !kept(&place.id)) {
            end_place(tx, &place.id, now).await?;
        }
        for place in wanted.iter().filter(|place| !place.is_so()) {
            let away = |was: &KnownPlace| was.term.from <= now && place.term.from > now;
            match &place.was {
                Some(was) if !away(was) => change_place(tx, &was.id, place.place, place.term).await?,
                was => {
                    if let Some(was) = was {
                        end_place(tx, &was.id, now).await?;
                    }
                    if let Some(team) = self.teams.get(&place.team) {
                        join(tx, self.chance, &job.person, team, place.place, place.term).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Posts that are new have the days of the teams; those there are get the days that the row itself changes.
    async fn move_posts(&self, job: &Job<'_>) -> Outcome<()> {
        let (tx, now) = (self.tx, self.ground.now);
        let present = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.eq(job.person.as_str()))
            .filter(enrolment::not_over(now))
            .all(tx)
            .await?;
        let wanted: Vec<&str> = match job.draft.posts.as_slice() {
            [] => present.iter().map(|row| row.post.as_str()).collect(),
            posts => posts.iter().map(String::as_str).collect(),
        };
        for row in present.iter().filter(|row| !wanted.contains(&row.post.as_str())) {
            unenrol(tx, &job.person, &row.post, now).await?;
        }
        for post in wanted {
            let held = present.iter().find(|row| row.post == post);
            enrol(tx, &job.person, post, job.days_at(held), now).await?;
        }
        Ok(())
    }

    /// Mentors come last: they may be new themselves.
    pub(super) async fn mentor(&self, new: &[Job<'_>], here: &[Job<'_>]) -> Outcome<()> {
        let asked = || new.iter().chain(here).filter(|job| job.changes(ImportColumn::Mentor));
        let numbers: Vec<&str> = asked().filter_map(|job| job.draft.mentor.as_deref()).collect();
        let rows = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.is_in(numbers))
            .filter(person_data::Column::Present.eq(true))
            .all(self.tx)
            .await?;
        let known: BTreeMap<String, PersonId> =
            rows.into_iter().map(|row| (row.staff_no, PersonId::new(row.person_id))).collect();
        for job in asked() {
            if let Some(mentor) = job.draft.mentor.as_ref().and_then(|number| known.get(number)) {
                mentored(self.tx, &job.person, Some(mentor), self.ground.now).await?;
                let after = serde_json::json!({ "mentor": mentor }).to_string();
                self.note("mentor.set", job, Some(after)).await?;
            }
        }
        Ok(())
    }

    async fn note(&self, kind: &'static str, job: &Job<'_>, after: Option<String>) -> Outcome<()> {
        let note = Note::new(self.ground.now, self.actor.clone(), kind, job.person.as_str());
        events::note(self.tx, self.chance, Note { after, ..note }).await
    }
}
