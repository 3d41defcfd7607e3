//! Everybody, for administrators: to find somebody, and to see who has not come in yet.

mod filter;
mod page;

use engine::{Lang, Moment, Slug};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;

use super::{PersonState, TeamPlace};
use crate::store::entity::{person_data, post, team};
use crate::{Office, Outcome, PersonId, Role, Roles, TeamId, Viewer, shelf};

/// How many stand on one page.
const PAGE: u64 = 50;
/// How many a list for a spreadsheet reads at a time.
const AT_ONCE: u64 = 5_000;

/// Whom to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// A part of the name or the staff number.
    pub text: String,
    /// In this team, or leading it.
    pub team: Option<TeamId>,
    /// On the way to this post.
    pub post: Option<Slug>,
    /// In this state; without one, everybody who is here.
    pub state: Option<PersonState>,
}

/// One page of the list.
#[derive(Debug, Clone, Serialize)]
pub struct PeoplePage {
    /// Who stands on it, by staff number.
    pub people: Vec<PersonRow>,
    /// How many there are on all pages.
    pub total: u64,
    /// Which page this is, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// What can be asked for.
    pub choices: Choices,
}

/// The teams and posts of the department.
#[derive(Debug, Clone, Serialize)]
pub struct Choices {
    /// Teams with their names.
    pub teams: Vec<(TeamId, String)>,
    /// Posts with their titles.
    pub posts: Vec<(String, String)>,
}

/// Somebody on the list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRow {
    /// The person.
    pub person: PersonId,
    /// Their staff number.
    pub staff_no: String,
    /// Their name.
    pub name: String,
    /// Whether they are here.
    pub state: PersonState,
    /// What they may do.
    pub roles: Roles,
    /// Their teams.
    pub teams: Vec<PlaceInTeam>,
    /// The posts they are at, or on the way to.
    pub posts: Vec<PostHeld>,
    /// The staff number of their mentor.
    pub mentor: Option<String>,
    /// The language they chose.
    pub language: Option<Lang>,
}

/// What somebody is in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceInTeam {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub name: String,
    /// As what.
    pub place: TeamPlace,
    /// Since when, or from when on; none for who leads.
    pub from: Option<Moment>,
    /// Until when.
    pub until: Option<Moment>,
}

/// A post that somebody is at, or on the way to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostHeld {
    /// The post.
    pub post: String,
    /// Since when, or from when on.
    pub from: Moment,
    /// Until when.
    pub until: Option<Moment>,
}

impl Office {
    /// One page of those who fit. A page beyond the last is the last.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators.
    pub async fn people(&self, viewer: &Viewer, filter: &PeopleFilter, page: u64, lang: Lang) -> Outcome<PeoplePage> {
        viewer.require(Role::Administrator)?;
        let found = filter.condition(viewer, self.now());
        let total = person_data::Entity::find().filter(found.clone()).count(self.store.read()).await?;
        let pages = total.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let people = self.listed(found, (page - 1) * PAGE, PAGE).await?;
        Ok(PeoplePage { people, total, page, pages, choices: self.all_places(lang).await? })
    }

    /// Everybody who fits, for a spreadsheet.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators.
    pub async fn all_people(&self, viewer: &Viewer, filter: &PeopleFilter) -> Outcome<Vec<PersonRow>> {
        viewer.require(Role::Administrator)?;
        let (found, mut people) = (filter.condition(viewer, self.now()), Vec::new());
        loop {
            let some = self.listed(found.clone(), people.len() as u64, AT_ONCE).await?;
            let last = (some.len() as u64) < AT_ONCE;
            people.extend(some);
            if last {
                return Ok(people);
            }
        }
    }

    /// The teams and posts there are.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators.
    pub async fn places(&self, viewer: &Viewer, lang: Lang) -> Outcome<Choices> {
        viewer.require(Role::Administrator)?;
        self.all_places(lang).await
    }

    pub(super) async fn all_places(&self, lang: Lang) -> Outcome<Choices> {
        let db = self.store.read();
        let teams = team::Entity::find()
            .filter(team::Column::RemovedAt.is_null())
            .order_by_asc(team::Column::Name)
            .all(db)
            .await?;
        let tracks = self.shelf.present_tracks(db).await?;
        let posts = post::Entity::find().order_by_asc(post::Column::Id).all(db).await?;
        let title = |id: &str| tracks.get(id).map_or_else(|| id.to_owned(), |track| shelf::title(&track.title, lang));
        let named = |row: post::Model| (title(&row.id), row.id);
        Ok(Choices {
            teams: teams.into_iter().map(|row| (TeamId::new(row.id), row.name)).collect(),
            posts: posts.into_iter().map(named).map(|(title, id)| (id, title)).collect(),
        })
    }
}

/// The ids of those on a page: a query within the queries for what stands beside them.
fn ids(found: Condition, offset: u64, limit: u64) -> SelectStatement {
    person_data::Entity::find()
        .select_only()
        .column(person_data::Column::PersonId)
        .filter(found)
        .order_by_asc(person_data::Column::StaffNo)
        .order_by_asc(person_data::Column::PersonId)
        .offset(offset)
        .limit(limit)
        .into_query()
}
