//! Those who are here already, or back.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Bench, Job};
use crate::events::{self, Note};
use crate::people::TeamPlace;
use crate::people::import::draft::Draft;
use crate::people::import::{Does, ImportColumn};
use crate::people::leave::back;
use crate::people::mentor::mentored;
use crate::people::posts::{enrol, unenrol};
use crate::people::teams::{Term, join, leave};
use crate::store::entity::{enrolment, person_data};
use crate::{Outcome, PersonId, calendar};

impl Bench<'_> {
    /// What a row says of a place in a team.
    pub(super) fn place_of(&self, draft: &Draft) -> (TeamPlace, Term) {
        let Self { ground, .. } = self;
        let from = draft.from.and_then(|day| calendar::begins(day, &ground.zone)).unwrap_or(ground.now);
        let until = draft.until.and_then(|day| calendar::ends(day, &ground.zone));
        let place = if until.is_some() { TeamPlace::Temporary } else { TeamPlace::Regular };
        (place, Term { from, until })
    }

    /// Carries out what a row changes.
    pub(super) async fn move_on(&self, job: &Job<'_>) -> Outcome<()> {
        let (tx, now) = (self.tx, self.ground.now);
        if job.row.does == Does::Returns {
            back(tx, &job.person, &job.draft.staff_no).await?;
            self.note("person.returned", job, None).await?;
        }
        if job.changes(ImportColumn::Name) || job.changes(ImportColumn::Language) {
            self.describe(job).await?;
        }
        let term = job.changes(ImportColumn::From) || job.changes(ImportColumn::Until);
        if job.changes(ImportColumn::Team) || term {
            leave(tx, &job.person, None, now).await?;
            let (place, term) = self.place_of(job.draft);
            for team in job.draft.teams.iter().filter_map(|name| self.teams.get(name)) {
                join(tx, self.chance, &job.person, team, place, term).await?;
            }
        }
        if job.changes(ImportColumn::Post) {
            self.move_posts(job).await?;
        }
        let teams: Vec<_> = job.draft.teams.iter().filter_map(|name| self.teams.get(name)).collect();
        let after = serde_json::json!({ "teams": teams, "posts": job.draft.posts, "language": job.draft.language });
        self.note("person.moved", job, Some(after.to_string())).await
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

    async fn move_posts(&self, job: &Job<'_>) -> Outcome<()> {
        let present = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.eq(job.person.as_str()))
            .filter(enrolment::Column::UntilAt.is_null())
            .all(self.tx)
            .await?;
        for row in present.iter().filter(|row| !job.draft.posts.contains(&row.post)) {
            unenrol(self.tx, &job.person, &row.post, self.ground.now).await?;
        }
        for post in &job.draft.posts {
            enrol(self.tx, &job.person, post, self.ground.now).await?;
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
