use std::collections::BTreeMap;

use engine::{Lang, Moment, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::certificates::post_title;
use crate::gate::{Evidence, Reason};
use crate::signing::KeySet;
use crate::store::entity::{certificate, enrolment, membership, person_data, team, track_version};
use crate::viewer::Scope;
use crate::{Breakage, Office, Outcome, PersonId, Role, Viewer};

/// Somebody in a team.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their staff number.
    pub staff_no: String,
    /// The names of their teams.
    pub teams: Vec<String>,
    /// Where they stand, post by post.
    pub posts: Vec<PostState>,
}

/// Whether somebody may work at a post now.
#[derive(Debug, Clone, Serialize)]
pub struct PostState {
    /// The post.
    pub post: Slug,
    /// Its title.
    pub title: String,
    /// Whether the gate is open now.
    pub open: bool,
    /// Why not; empty when open.
    pub reasons: Vec<Reason>,
    /// Until when it stays open.
    pub until: Option<Moment>,
}

impl Office {
    /// The people of the viewer's teams; for an administrator everybody. By staff number, without the viewer.
    ///
    /// # Errors
    /// `NotAllowed` for trainees and trainers.
    pub async fn team(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<Member>> {
        if !viewer.roles.has(Role::Administrator) {
            viewer.require(Role::Manager)?;
        }
        let mut members = self.members(&viewer.scope(), lang).await?;
        members.retain(|member| member.person != viewer.person);
        Ok(members)
    }

    /// Everybody present in a scope.
    pub(crate) async fn members(&self, scope: &Scope, lang: Lang) -> Outcome<Vec<Member>> {
        let people = person_data::Entity::find()
            .filter(scope.on(person_data::Column::PersonId))
            .filter(person_data::Column::Present.eq(true))
            .order_by_asc(person_data::Column::StaffNo)
            .all(self.store.read())
            .await?;
        let mut teams = self.team_names(scope).await?;
        let mut posts = self.post_states(scope, lang).await?;
        let member = |row: person_data::Model| Member {
            teams: teams.remove(&row.person_id).unwrap_or_default(),
            posts: posts.remove(&row.person_id).unwrap_or_default(),
            person: PersonId::new(row.person_id),
            name: row.name,
            staff_no: row.staff_no,
        };
        Ok(people.into_iter().map(member).collect())
    }

    async fn team_names(&self, scope: &Scope) -> Outcome<BTreeMap<String, Vec<String>>> {
        let rows = membership::Entity::find()
            .filter(scope.on(membership::Column::PersonId))
            .filter(membership::at(self.now()))
            .all(self.store.read())
            .await?;
        let names = team::Entity::find().all(self.store.read()).await?;
        let names: BTreeMap<String, String> = names.into_iter().map(|team| (team.id, team.name)).collect();
        let mut teams: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows {
            teams.entry(row.person_id).or_default().extend(names.get(&row.team_id).cloned());
        }
        Ok(teams)
    }

    /// The gate for everybody in a scope, from three queries however many there are.
    pub(crate) async fn post_states(&self, scope: &Scope, lang: Lang) -> Outcome<BTreeMap<String, Vec<PostState>>> {
        let (db, now) = (self.store.read(), self.now());
        let keys = KeySet::load(db).await?;
        let enrolled = enrolment::Entity::find()
            .filter(scope.on(enrolment::Column::PersonId))
            .filter(enrolment::Column::UntilAt.is_null())
            .order_by_asc(enrolment::Column::Post)
            .all(db)
            .await?;
        let rows = certificate::Entity::find()
            .filter(scope.on(certificate::Column::PersonId))
            .order_by_desc(certificate::Column::IssuedAt)
            .all(db)
            .await?;
        let mut certificates: BTreeMap<(String, String), Vec<certificate::Model>> = BTreeMap::new();
        for row in rows {
            certificates.entry((row.person_id.clone(), row.post.clone())).or_default().push(row);
        }
        let posts = self.posts(lang).await?;
        let mut states: BTreeMap<String, Vec<PostState>> = BTreeMap::new();
        for row in enrolled {
            let post = posts.get(&row.post);
            let evidence = Evidence {
                hindrances: if post.is_some() { Vec::new() } else { vec![Reason::NoTrack] },
                certificates: certificates.remove(&(row.person_id.clone(), row.post.clone())).unwrap_or_default(),
            };
            let decision = evidence.decide(&keys, now);
            states.entry(row.person_id).or_default().push(PostState {
                title: post.cloned().unwrap_or_else(|| row.post.clone()),
                post: Slug::parse(&row.post).map_err(Breakage::new)?,
                until: decision.changes_at.filter(|_| decision.open),
                open: decision.open,
                reasons: decision.reasons,
            });
        }
        Ok(states)
    }

    /// The posts that have a track, with their titles.
    pub(crate) async fn posts(&self, lang: Lang) -> Outcome<BTreeMap<String, String>> {
        let db = self.store.read();
        let tracked = track_version::Entity::find().select_only().column(track_version::Column::Post).distinct();
        let mut posts = BTreeMap::new();
        for post in tracked.into_tuple::<String>().all(db).await? {
            let title = post_title(db, &self.shelf, &post, lang).await?;
            posts.insert(post, title);
        }
        Ok(posts)
    }
}
