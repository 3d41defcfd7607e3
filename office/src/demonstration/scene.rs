use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Exam, Mode, Moment, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::dice::Dice;
use super::plan::TEAMS;
use super::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, MORE_MANAGERS};
use crate::shelf::{REPETITION, topics};
use crate::store::entity::{exam, team_manager};
use crate::{Chance, Office, Outcome, PersonId, Role, Roles, SessionId, TeamId, Viewer};

/// What all visits of a demonstration's past have in common.
pub(super) struct Scene {
    pub(super) office: Arc<Office>,
    /// The post everybody is on the way to.
    pub(super) post: Slug,
    /// What its track asks to read, in order.
    pub(super) chapters: Vec<Slug>,
    /// The first exam its track asks for.
    pub(super) certification: Slug,
    /// An exam to practise with, when there is one.
    pub(super) practice: Option<Slug>,
    /// For each topic of the certification, an exam to practise it alone; what has none is left out.
    pub(super) drills: Vec<Slug>,
    /// What the certification asks about.
    pub(super) topics: Vec<Slug>,
    /// The staff number of each team's manager, in the order of the teams.
    pub(super) managers: Vec<String>,
    /// The staff number of the trainer.
    pub(super) trainer: &'static str,
    /// The staff number of the administrator.
    pub(super) administrator: &'static str,
    /// When the doors open.
    pub(super) opened: Moment,
    /// The one password of all accounts, hashed once.
    pub(super) password_hash: String,
    /// How often this past was begun: what was cut short does not draw the same ids again.
    runs: u32,
}

impl Scene {
    /// The scene for a post; none when nobody could sit an exam for it.
    pub(super) async fn set(office: &Arc<Office>, post: &Slug, opened: Moment, runs: u32) -> Outcome<Option<Self>> {
        let (db, shelf) = (office.store.read(), &office.shelf);
        let Some((_, track)) = shelf.present_track(db, post.as_str()).await? else { return Ok(None) };
        let mut plans = Vec::new();
        for row in
            exam::Entity::find().filter(exam::Column::Id.ne(REPETITION)).order_by_asc(exam::Column::Id).all(db).await?
        {
            plans.extend(shelf.present_exam(db, &row.id).await?.map(|(_, plan)| plan));
        }
        let asked = track.phases.iter().flat_map(|phase| &phase.exams).next();
        let Some(plan) = plans.iter().find(|plan| Some(&plan.id) == asked) else { return Ok(None) };
        let cells = plan.blueprint.sections.iter().flat_map(|section| &section.cells);
        let names: BTreeSet<Slug> = cells.map(|cell| cell.topic.clone()).collect();
        let drills = names.iter().filter_map(|topic| drill_of(topic, &plans)).collect();
        Ok(Some(Self {
            drills,
            post: post.clone(),
            chapters: track.phases.iter().flat_map(|phase| phase.chapters.iter().cloned()).collect(),
            certification: plan.id.clone(),
            practice: plans.iter().find(|plan| plan.mode == Mode::Practice).map(|plan| plan.id.clone()),
            topics: names.into_iter().collect(),
            trainer: first(Role::Trainer),
            administrator: first(Role::Administrator),
            opened,
            managers: TEAMS.iter().filter_map(|team| manager_of(*team)).map(ToOwned::to_owned).collect(),
            password_hash: office.hashing.hash(&office.chance, DEMONSTRATION_PASSWORD).await?,
            office: Arc::clone(office),
            runs,
        }))
    }

    /// Chance for what is named by these words.
    pub(super) fn chance(&self, words: &[&str]) -> Chance {
        chance(self.runs, words)
    }

    /// Somebody at the hour of an office, as if they had signed in: a session of a year ago would be nobody's.
    pub(super) async fn viewer(&self, office: &Office, staff_no: &str, role: Role) -> Outcome<Viewer> {
        let person = office.person_of_staff_no(staff_no).await?;
        Ok(Viewer {
            leads: self.led_by(&person).await?,
            person,
            session: SessionId::new("demonstration"),
            name: staff_no.to_owned(),
            staff_no: staff_no.to_owned(),
            roles: [role].into_iter().collect::<Roles>(),
            language: None,
            must_change_password: false,
            zone: None,
            at: office.now(),
        })
    }

    /// The teams that somebody leads.
    async fn led_by(&self, person: &PersonId) -> Outcome<Vec<TeamId>> {
        let teams: Vec<String> = team_manager::Entity::find()
            .select_only()
            .column(team_manager::Column::TeamId)
            .filter(team_manager::Column::PersonId.eq(person.as_str()))
            .into_tuple()
            .all(self.office.store.read())
            .await?;
        Ok(teams.into_iter().map(TeamId::new).collect())
    }
}

/// The practice that asks about nothing but a topic.
fn drill_of(topic: &Slug, plans: &[Arc<Exam>]) -> Option<Slug> {
    let practices = plans.iter().filter(|plan| plan.mode == Mode::Practice);
    let alone = |plan: &&Arc<Exam>| topics(plan).into_iter().eq([topic.as_str()]);
    practices.into_iter().find(alone).map(|plan| plan.id.clone())
}

/// Chance for ids and papers of a run of the past, by what they are for.
pub(super) fn chance(run: u32, words: &[&str]) -> Chance {
    let run = run.to_string();
    let words: Vec<&str> = ["chance", &run].into_iter().chain(words.iter().copied()).collect();
    Dice::of(&words).into_chance()
}

fn manager_of(team: Option<&str>) -> Option<&'static str> {
    let mut accounts = DEMONSTRATION_ACCOUNTS.iter().chain(&MORE_MANAGERS);
    accounts.find(|account| account.role == Role::Manager && account.team == team).map(|account| account.staff_no)
}

/// The staff number of the first account of a role.
fn first(role: Role) -> &'static str {
    DEMONSTRATION_ACCOUNTS.iter().find(|account| account.role == role).map_or("", |account| account.staff_no)
}
