use engine::Moment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Guest;
use crate::calendar;
use crate::demonstration::affairs::Stay;
use crate::demonstration::plan::TEAMS;
use crate::events::Actor;
use crate::people::{Assignment, NewPerson, Posting, TeamPlace};
use crate::sessions::MustChange;
use crate::settings::department;
use crate::store::entity::{enrolment, membership, mentorship};
use crate::{Outcome, PersonId, Role, Viewer};

/// For how many days somebody helps out in another team.
const HELP_MS: i64 = 7 * 24 * 3_600_000;

impl Guest<'_> {
    /// Is entered, in a team, on the way to the post, and with a mentor where there is one.
    pub(super) async fn join(&self) -> Outcome<()> {
        let person = match self.office.present_person(&self.who.staff_no).await? {
            Some(person) => person,
            None => self.enter().await?,
        };
        let admin = self.administrator().await?;
        if let Stay::Until(last) = self.who.stay {
            self.stay_until(&admin, &person, last).await?;
        }
        if let Some(mentor) = &self.who.mentor {
            self.accompany(&admin, &person, mentor).await?;
        }
        Ok(())
    }

    async fn enter(&self) -> Outcome<PersonId> {
        let for_good = self.who.stay == Stay::Open;
        let team = TEAMS[self.who.team].map(ToOwned::to_owned);
        let new = NewPerson {
            staff_no: self.who.staff_no.clone(),
            name: self.who.name.clone(),
            roles: [Role::Trainee].into_iter().collect(),
            team: team.filter(|_| for_good),
            posts: if for_good { vec![self.scene.post.clone()] } else { Vec::new() },
            language: None,
            password: None,
        };
        let hash = Some(self.scene.password_hash.clone());
        Ok(self.office.enter_with(Actor::Operator, new, hash, MustChange::No).await?.person)
    }

    /// Team and post have a last day.
    async fn stay_until(&self, admin: &Viewer, person: &PersonId, last: Moment) -> Outcome<()> {
        let until = self.day(last).await?;
        self.be_in(admin, person, TEAMS[self.who.team], &until).await?;
        let enrolled = enrolment::Entity::find().filter(enrolment::Column::PersonId.eq(person.as_str()));
        if enrolled.one(self.office.store.read()).await?.is_some() {
            return Ok(());
        }
        let posting = Posting { post: self.scene.post.to_string(), from: String::new(), until };
        self.office.enrol_person(admin, person, posting).await
    }

    /// Works in another team too, for some days from now on.
    pub(super) async fn help_out(&self) -> Outcome<()> {
        let (admin, person) = (self.administrator().await?, self.person().await?);
        let until = self.day(self.scene.opened.plus_ms(HELP_MS)).await?;
        self.be_in(&admin, &person, TEAMS[(self.who.team + 1) % TEAMS.len()], &until).await
    }

    /// Belongs to a team for a time; once.
    async fn be_in(&self, admin: &Viewer, person: &PersonId, team: Option<&str>, until: &str) -> Outcome<()> {
        let (place, from, until) = (TeamPlace::Temporary, String::new(), until.to_owned());
        let before = membership::Entity::find()
            .filter(membership::Column::PersonId.eq(person.as_str()))
            .filter(membership::Column::Kind.eq(place.as_str()));
        if before.one(self.office.store.read()).await?.is_some() {
            return Ok(());
        }
        let team = team.unwrap_or_default().to_owned();
        self.office.assign_team(admin, person, Assignment { team, place, from, until }).await
    }

    async fn accompany(&self, admin: &Viewer, person: &PersonId, mentor: &str) -> Outcome<()> {
        let before = mentorship::Entity::find().filter(mentorship::Column::PersonId.eq(person.as_str()));
        if before.one(self.office.store.read()).await?.is_some() {
            return Ok(());
        }
        self.office.give_mentor(admin, person, mentor).await
    }

    /// The day of a moment, as forms have it.
    async fn day(&self, at: Moment) -> Outcome<String> {
        let zone = department(self.office.store.read()).await?.time_zone();
        Ok(calendar::date(at, zone))
    }

    async fn administrator(&self) -> Outcome<Viewer> {
        self.scene.viewer(&self.office, self.scene.administrator, Role::Administrator).await
    }
}
