//! Those who are new, many rows in one statement: a file of thousands must not hold the writer for long.

use engine::Refusal;
use sea_orm::ActiveValue::Set;

use super::{Bench, ImportedPerson, Job};
use crate::events::{Note, row};
use crate::people::import::wanted::WantedPlace;
use crate::people::link::link;
use crate::store::entity::{enrolment, event, invitation, membership, person, person_data, role_grant};
use crate::store::{insert, is_unique_violation};
use crate::{Outcome, Role};

impl Bench<'_> {
    pub(super) async fn add(&self, jobs: &[Job<'_>]) -> Outcome<Vec<ImportedPerson>> {
        let now = self.ground.now.0;
        let id = |job: &Job<'_>| Set(job.person.to_string());
        insert(self.tx, jobs.iter().map(|job| person::ActiveModel { id: id(job), created_at: Set(now) })).await?;
        let data = jobs.iter().map(|job| person_data::ActiveModel {
            person_id: id(job),
            staff_no: Set(job.draft.staff_no.clone()),
            name: Set(job.draft.name.clone()),
            mail: Set(None),
            language: Set(job.draft.language.map(|language| language.as_str().to_owned())),
            outside_id: Set(None),
            present: Set(true),
        });
        match insert(self.tx, data).await {
            Err(error) if is_unique_violation(&error) => return Err(Refusal::Busy { retry_after_s: 1 }.into()),
            inserted => inserted?,
        }
        let trainee = Role::Trainee.as_str().to_owned();
        let grants = jobs.iter().map(|job| role_grant::ActiveModel { person_id: id(job), role: Set(trainee.clone()) });
        insert(self.tx, grants).await?;
        insert(self.tx, jobs.iter().flat_map(|job| self.places(job))).await?;
        insert(self.tx, jobs.iter().flat_map(|job| self.enrolments(job))).await?;
        insert(self.tx, jobs.iter().map(|job| self.event(job))).await?;
        let (links, rows): (Vec<_>, Vec<_>) =
            jobs.iter().map(|job| link(self.chance, &job.person, self.ground.now)).unzip();
        insert::<invitation::Entity, _>(self.tx, rows.into_iter()).await?;
        let shown = jobs.iter().zip(links).map(|(job, token)| ImportedPerson {
            staff_no: job.draft.staff_no.clone(),
            name: job.draft.name.clone(),
            token,
        });
        Ok(shown.collect())
    }

    fn places<'j>(&'j self, job: &'j Job<'_>) -> impl Iterator<Item = membership::ActiveModel> + 'j {
        let known = |wanted: &'j WantedPlace| Some((wanted, self.teams.get(&wanted.team)?));
        job.wanted.places.iter().filter_map(known).map(move |(wanted, team)| membership::ActiveModel {
            id: Set(self.chance.id()),
            person_id: Set(job.person.to_string()),
            team_id: Set(team.to_string()),
            kind: Set(wanted.place.as_str().to_owned()),
            from_at: Set(wanted.term.from.0),
            until_at: Set(wanted.term.until.map(|until| until.0)),
        })
    }

    fn enrolments<'j>(&'j self, job: &'j Job<'_>) -> impl Iterator<Item = enrolment::ActiveModel> + 'j {
        job.draft.posts.iter().map(|post| enrolment::ActiveModel {
            person_id: Set(job.person.to_string()),
            post: Set(post.clone()),
            from_at: Set(job.wanted.stay.from.0),
            until_at: Set(job.wanted.stay.until.map(|until| until.0)),
            created_at: Set(self.ground.now.0),
            in_force: Set(true),
        })
    }

    fn event(&self, job: &Job<'_>) -> event::ActiveModel {
        let after = serde_json::json!({ "roles": [Role::Trainee], "posts": job.draft.posts }).to_string();
        let note = Note::new(self.ground.now, self.actor.clone(), "person.added", job.person.as_str());
        row(self.chance, Note { after: Some(after), ..note })
    }
}
