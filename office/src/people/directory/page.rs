use std::collections::{BTreeMap, BTreeSet};

use engine::Moment;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{PersonRow, PlaceInTeam, PostHeld, ids};
use crate::people::{PersonState, TeamPlace};
use crate::store::entity::{
    credential, enrolment, membership, mentorship, person_data, role_grant, team, team_manager,
};
use crate::{Office, Outcome, PersonId, Role, TeamId};

/// By person.
type Each<T> = BTreeMap<String, Vec<T>>;

impl Office {
    /// Those who fit, from so many queries however many they are.
    pub(in crate::people) async fn listed(&self, found: Condition, offset: u64, limit: u64) -> Outcome<Vec<PersonRow>> {
        let on_page = ids(found, offset, limit);
        let rows = person_data::Entity::find()
            .filter(person_data::Column::PersonId.in_subquery(on_page.clone()))
            .order_by_asc(person_data::Column::StaffNo)
            .order_by_asc(person_data::Column::PersonId)
            .all(self.store.read())
            .await?;
        let mut roles = self.all_roles_of(&on_page).await?;
        let mut teams = self.places_of(&on_page).await?;
        let mut posts = self.posts_of(&on_page).await?;
        let mut mentors = self.mentors_of(&on_page).await?;
        let keyed = self.keyed(&on_page).await?;
        let row = |row: person_data::Model| PersonRow {
            state: match (row.present, keyed.contains(&row.person_id)) {
                (false, _) => PersonState::Left,
                (true, true) => PersonState::Present,
                (true, false) => PersonState::Invited,
            },
            roles: roles.remove(&row.person_id).unwrap_or_default().into_iter().collect(),
            teams: teams.remove(&row.person_id).unwrap_or_default(),
            posts: posts.remove(&row.person_id).unwrap_or_default(),
            mentor: mentors.remove(&row.person_id).and_then(|mut all| all.pop()),
            language: row.language.and_then(|word| word.parse().ok()),
            person: PersonId::new(row.person_id),
            staff_no: row.staff_no,
            name: row.name,
        };
        Ok(rows.into_iter().map(row).collect())
    }

    async fn all_roles_of(&self, people: &SelectStatement) -> Outcome<Each<Role>> {
        let rows = role_grant::Entity::find()
            .filter(role_grant::Column::PersonId.in_subquery(people.clone()))
            .all(self.store.read())
            .await?;
        Ok(each(rows.into_iter().filter_map(|row| Some((row.person_id, Role::parse(&row.role)?)))))
    }

    /// What each is in which team, now or later on.
    async fn places_of(&self, people: &SelectStatement) -> Outcome<Each<PlaceInTeam>> {
        let db = self.store.read();
        let names: BTreeMap<String, String> =
            team::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let named = |team: &String| names.get(team).cloned().unwrap_or_default();
        let led = team_manager::Entity::find()
            .filter(team_manager::Column::PersonId.in_subquery(people.clone()))
            .all(db)
            .await?;
        let led = led.into_iter().map(|row| {
            let (name, place) = (named(&row.team_id), TeamPlace::Leads);
            (row.person_id, PlaceInTeam { name, team: TeamId::new(row.team_id), place, from: None, until: None })
        });
        let rows = membership::Entity::find()
            .filter(membership::Column::PersonId.in_subquery(people.clone()))
            .filter(membership::not_over(self.now()))
            .order_by_asc(membership::Column::FromAt)
            .order_by_asc(membership::Column::TeamId)
            .all(db)
            .await?;
        let member = rows.into_iter().map(|row| {
            let place = PlaceInTeam {
                name: named(&row.team_id),
                team: TeamId::new(row.team_id),
                place: TeamPlace::parse(&row.kind).unwrap_or(TeamPlace::Regular),
                from: Some(Moment(row.from_at)),
                until: row.until_at.map(Moment),
            };
            (row.person_id, place)
        });
        Ok(each(led.chain(member)))
    }

    async fn posts_of(&self, people: &SelectStatement) -> Outcome<Each<PostHeld>> {
        let rows = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.in_subquery(people.clone()))
            .filter(enrolment::not_over(self.now()))
            .order_by_asc(enrolment::Column::Post)
            .all(self.store.read())
            .await?;
        let held = |row: enrolment::Model| {
            let (from, until) = (Moment(row.from_at), row.until_at.map(Moment));
            (row.person_id, PostHeld { post: row.post, from, until })
        };
        Ok(each(rows.into_iter().map(held)))
    }

    /// The staff number of each one's mentor.
    async fn mentors_of(&self, people: &SelectStatement) -> Outcome<Each<String>> {
        let db = self.store.read();
        let rows = mentorship::Entity::find()
            .filter(mentorship::Column::PersonId.in_subquery(people.clone()))
            .filter(mentorship::Column::UntilAt.is_null())
            .all(db)
            .await?;
        let mentors: BTreeSet<String> = rows.iter().map(|row| row.mentor_id.clone()).collect();
        let numbers = person_data::Entity::find().filter(person_data::Column::PersonId.is_in(mentors)).all(db).await?;
        let numbers: BTreeMap<String, String> = numbers.into_iter().map(|row| (row.person_id, row.staff_no)).collect();
        let known = rows.into_iter().filter_map(|row| Some((row.person_id, numbers.get(&row.mentor_id)?.clone())));
        Ok(each(known.filter(|(_, number)| !number.is_empty())))
    }

    async fn keyed(&self, people: &SelectStatement) -> Outcome<BTreeSet<String>> {
        let rows = credential::Entity::find()
            .select_only()
            .column(credential::Column::PersonId)
            .filter(credential::Column::PersonId.in_subquery(people.clone()))
            .into_tuple()
            .all(self.store.read())
            .await?;
        Ok(rows.into_iter().collect())
    }
}

fn each<T>(all: impl Iterator<Item = (String, T)>) -> Each<T> {
    let mut each = Each::new();
    for (person, one) in all {
        each.entry(person).or_default().push(one);
    }
    each
}
