use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use engine::{Exam, Lang, Moment, Refusal, Slug, Track};
use jiff::tz::TimeZone;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::calendar::month;
use crate::figures::crowd::Crowd;
use crate::shelf;
use crate::store::entity::{attempt, membership, team};
use crate::views::desk::{Choices, DeskFilter, ExamChoice, Month, PostChoice, TeamChoice};
use crate::{Office, Outcome, Role, TeamId, Viewer};

impl Office {
    /// What the viewer may ask for.
    pub(super) async fn choices(
        &self,
        viewer: &Viewer,
        plans: &[Arc<Exam>],
        tracks: &BTreeMap<String, Arc<Track>>,
        zone: &TimeZone,
        lang: Lang,
    ) -> Outcome<Choices> {
        let exam = |plan: &Arc<Exam>| ExamChoice {
            exam: plan.id.clone(),
            title: shelf::title(&plan.title, lang),
            mode: plan.mode,
        };
        let post = |(id, track): (&String, &Arc<Track>)| {
            Some(PostChoice { post: Slug::parse(id).ok()?, title: shelf::title(&track.title, lang) })
        };
        Ok(Choices {
            exams: plans.iter().map(exam).collect(),
            teams: self.teams_in_sight(viewer).await?,
            posts: tracks.iter().filter_map(post).collect(),
            months: self.months_in_sight(viewer, zone).await?,
        })
    }

    async fn teams_in_sight(&self, viewer: &Viewer) -> Outcome<Vec<TeamChoice>> {
        let seen = match viewer.roles.has(Role::Administrator) {
            true => Condition::all(),
            false => Condition::all().add(team::Column::Id.is_in(viewer.leads.iter().map(TeamId::as_str))),
        };
        let rows = team::Entity::find().filter(seen).order_by_asc(team::Column::Name).all(self.store.read()).await?;
        let last = match rows.iter().any(|row| row.removed_at.is_some()) {
            true => self.last_teams(viewer).await?,
            false => HashSet::new(),
        };
        let asked_for = |row: &team::Model| row.removed_at.is_none() || last.contains(&row.id);
        let choice = |row: team::Model| TeamChoice { team: TeamId::new(row.id), name: row.name };
        Ok(rows.into_iter().filter(asked_for).map(choice).collect())
    }

    /// The teams that people in sight are in, or were in at last: those that were removed among them have a past.
    async fn last_teams(&self, viewer: &Viewer) -> Outcome<HashSet<String>> {
        let teams = membership::Entity::find()
            .select_only()
            .column(membership::Column::TeamId)
            .distinct()
            .filter(Crowd::of(viewer, None, None).teams())
            .into_tuple::<String>();
        Ok(teams.all(self.store.read()).await?.into_iter().collect())
    }

    /// From the first attempt in sight to now, the newest first.
    async fn months_in_sight(&self, viewer: &Viewer, zone: &TimeZone) -> Outcome<Vec<Month>> {
        // Along the index of ends, and no other: the least of all would look at every attempt.
        let person = Expr::cust("attempt.person_id || ''");
        let first: Option<i64> = attempt::Entity::find()
            .select_only()
            .column(attempt::Column::ClosedAt)
            .filter(attempt::Column::ClosedAt.is_not_null())
            .filter(person.in_subquery(Crowd::of(viewer, None, None).ids()))
            .order_by_asc(attempt::Column::ClosedAt)
            .into_tuple()
            .one(self.store.read())
            .await?;
        let now = self.now();
        let (mut this, last) = (month(first.map_or(now, Moment), zone), month(now, zone));
        let mut months = Vec::new();
        while this <= last {
            months.push(this);
            this = this.next();
        }
        months.reverse();
        Ok(months)
    }
}

impl Choices {
    /// A filter that names only what may be chosen, with the exam the desk is about: the one asked for, else the first.
    pub(super) fn settle(&self, asked: &DeskFilter) -> Result<DeskFilter, Refusal> {
        let exam = asked.exam.as_ref().is_none_or(|exam| self.exams.iter().any(|one| one.exam == *exam));
        let team = asked.team.as_ref().is_none_or(|team| self.teams.iter().any(|one| one.team == *team));
        let post = asked.post.as_ref().is_none_or(|post| self.posts.iter().any(|one| one.post == *post));
        if !(exam && team && post) {
            return Err(Refusal::NotFound);
        }
        let first = || self.exams.first().map(|one| one.exam.clone());
        Ok(DeskFilter { exam: asked.exam.clone().or_else(first), ..asked.clone() })
    }
}
