//! The past of a demonstration: what its people did before its doors opened, each at an hour of their own, through the
//! verbs of the office. It is lived once. Cut short, it goes on where it stopped.

use std::fmt;
use std::sync::Arc;

use engine::{Moment, Refusal, Slug};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use super::evening::answer_reports;
use super::plan::{Plan, Visit, evening};
use super::scene::{Scene, chance};
use super::visit::pay;
use super::{DEMONSTRATION_ACCOUNTS, MORE_MANAGERS};
use crate::store::entity::person;
use crate::{Breakage, FixedClock, Office, Operator, Outcome, Role, settings};

/// The setting that says how far the past has come.
const PAST: &str = "demonstration-past";

/// How far the past has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Progress {
    /// The moment that it is the past of.
    opened: Moment,
    /// How many people have one.
    people: u16,
    /// How often it was begun.
    runs: u32,
    /// How many days of it are over.
    days: usize,
    /// Whether nothing is left.
    over: bool,
}

/// The past of a demonstration that has not been lived to its end.
pub struct Past {
    office: Arc<Office>,
    eve: Arc<Office>,
    plan: Arc<Plan>,
    progress: Progress,
}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Past").field("progress", &self.progress).finish_non_exhaustive()
    }
}

impl Office {
    /// The past that so many people beside the accounts of a demonstration have, for a database in which nothing has
    /// happened yet; or the rest of one that was cut short. None where there is nothing to make up for.
    ///
    /// # Errors
    /// `NotAllowed` in a database that is no demonstration.
    pub async fn demonstration_past(self: &Arc<Self>, _operator: &Operator, people: u16) -> Outcome<Option<Past>> {
        if !self.is_demonstration() {
            return Err(Refusal::NotAllowed.into());
        }
        let mut progress = match settings::get(self.store.read(), PAST).await? {
            Some(progress) => serde_json::from_str(&progress)?,
            None if self.has_begun().await? => return Ok(None),
            None => Progress { opened: self.now(), people, runs: 0, days: 0, over: false },
        };
        if progress.over {
            return Ok(None);
        }
        progress.runs += 1;
        self.keep(&progress).await?;
        let plan = Arc::new(Plan::until(progress.opened, progress.people));
        let clock = Arc::new(FixedClock::at(plan.eve(progress.opened)));
        let eve = Arc::new(self.at(clock, chance(progress.runs, &["eve"])));
        Ok(Some(Past { office: Arc::clone(self), eve, plan, progress }))
    }

    /// Whether a demonstration is in use already: what has content or people has a past, or none.
    async fn has_begun(&self) -> Outcome<bool> {
        Ok(self.has_content().await? || person::Entity::find().one(self.store.read()).await?.is_some())
    }

    async fn keep(&self, progress: &Progress) -> Outcome<()> {
        let text = serde_json::to_string(progress)?;
        self.store.write(move |tx| Box::pin(async move { settings::put(tx, PAST, text).await })).await
    }
}

impl Past {
    /// The office as it was before anybody came. Content belongs here: a paper is drawn from what was there then.
    #[must_use]
    pub const fn eve(&self) -> &Arc<Office> {
        &self.eve
    }

    /// Lets everything happen until the doors open. Where nobody could sit an exam for this post, nothing does.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn live(mut self, operator: &Operator, post: &Slug) -> Outcome<()> {
        let staff = DEMONSTRATION_ACCOUNTS.iter().filter(|account| account.role != Role::Trainee);
        self.eve.found(operator, &[], staff.chain(&MORE_MANAGERS)).await?;
        let Some(scene) = Scene::set(&self.office, post, self.progress.opened, self.progress.runs).await? else {
            // Without content there may be a past yet, at a start that brings it along.
            self.progress.over = self.office.has_content().await?;
            return self.office.keep(&self.progress).await;
        };
        let (scene, plan) = (Arc::new(scene), Arc::clone(&self.plan));
        for visits in plan.days().skip(self.progress.days) {
            self.day(&scene, visits).await?;
            self.progress.days += 1;
            self.office.keep(&self.progress).await?;
        }
        self.progress.over = true;
        self.office.keep(&self.progress).await
    }

    /// One day. People come and go side by side, so that their answers share the flushes of the disk; in the evening the
    /// trainer answers what was reported, the house is swept and its log sealed.
    async fn day(&self, scene: &Arc<Scene>, visits: &[Visit]) -> Outcome<()> {
        let mut by_person = visits.to_vec();
        by_person.sort_by_key(|visit| (visit.who, visit.number));
        let mut people = JoinSet::new();
        for own in by_person.chunk_by(|one, next| one.who == next.who) {
            let (scene, plan, own) = (Arc::clone(scene), Arc::clone(&self.plan), own.to_vec());
            people.spawn(async move {
                for visit in &own {
                    pay(&scene, &plan.people[visit.who], visit).await?;
                }
                Ok(())
            });
        }
        while let Some(done) = people.join_next().await {
            let outcome: Outcome<()> = done.map_err(Breakage::new)?;
            outcome?;
        }
        let Some(last) = visits.last() else { return Ok(()) };
        let clock = Arc::new(FixedClock::at(evening(last.at).min(self.progress.opened)));
        let night = self.office.at(clock, scene.chance(&["night", &self.progress.days.to_string()]));
        answer_reports(scene, &night).await?;
        night.sweep().await?;
        night.seal_events().await?;
        Ok(())
    }
}
