use std::collections::{BTreeMap, BTreeSet};

use engine::{Lang, Moment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::ImportColumn;
use super::cells::meant;
use super::sheet::Sheet;
use crate::people::TeamPlace;
use crate::people::term::Term;
use crate::store::entity::{credential, enrolment, membership, mentorship, person_data, role_grant, team};
use crate::{Outcome, PersonId, Role};

/// What the office knows of the people in a file, from so many queries however many they are.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Those present, by staff number.
    pub(super) present: BTreeMap<String, KnownPerson>,
    /// Those who left, by staff number and name.
    pub(super) left: BTreeMap<(String, String), KnownPerson>,
    /// The names of the teams there are.
    pub(super) teams: BTreeSet<String>,
    /// Numbers of those present that begin with zeros, by what a spreadsheet makes of them.
    pub(super) zeros: BTreeMap<String, String>,
}

/// Somebody the office knows.
#[derive(Debug, Clone)]
pub(super) struct KnownPerson {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) language: Option<Lang>,
    /// By beginning and name.
    pub(super) teams: Vec<KnownPlace>,
    pub(super) posts: Vec<String>,
    /// The mentor's staff number.
    pub(super) mentor: Option<String>,
    pub(super) roles: Vec<Role>,
    /// Whether they have chosen a password.
    pub(super) keyed: bool,
}

impl KnownPerson {
    /// What they may do when a file brings them back: everything they did, but administering. Whoever administers is
    /// named by somebody who does, and not by a list.
    pub(super) fn roles_again(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = self.roles.iter().copied().filter(|role| *role != Role::Administrator).collect();
        if roles.is_empty() {
            roles.push(Role::Trainee);
        }
        roles
    }
}

/// A place in a team, present or planned.
#[derive(Debug, Clone)]
pub(super) struct KnownPlace {
    pub(super) id: String,
    /// The team's name.
    pub(super) team: String,
    pub(super) place: TeamPlace,
    pub(super) term: Term,
}

impl Known {
    pub(super) async fn load(db: &impl ConnectionTrait, sheet: &Sheet, now: Moment) -> Outcome<Self> {
        let numbers = numbers(sheet);
        let rows = person_data::Entity::find()
            .filter(person_data::Column::StaffNo.is_in(numbers))
            .filter(person_data::Column::StaffNo.ne(""))
            .order_by_asc(person_data::Column::PersonId)
            .all(db)
            .await?;
        let ids: Vec<String> = rows.iter().map(|row| row.person_id.clone()).collect();
        let all = team::Entity::find().all(db).await?;
        // One that was removed would be as new.
        let there = all.iter().filter(|row| row.removed_at.is_none()).map(|row| row.name.clone()).collect();
        let names: BTreeMap<String, String> = all.into_iter().map(|row| (row.id, row.name)).collect();
        let mut teams = places(db, &ids, &names, now).await?;
        let mut posts = posts(db, &ids, now).await?;
        let mut mentors = mentors(db, &ids).await?;
        let (mut roles, keyed) = (roles(db, &ids).await?, keyed(db, &ids).await?);
        let zeros = zeros(db).await?;
        let mut known = Self { teams: there, zeros, ..Self::default() };
        for row in rows {
            let one = KnownPerson {
                teams: teams.remove(&row.person_id).unwrap_or_default(),
                posts: posts.remove(&row.person_id).unwrap_or_default(),
                mentor: mentors.remove(&row.person_id),
                roles: roles.remove(&row.person_id).unwrap_or_default(),
                keyed: keyed.contains(&row.person_id),
                language: row.language.and_then(|word| word.parse().ok()),
                person: PersonId::new(row.person_id),
                name: row.name,
            };
            if row.present {
                known.present.insert(row.staff_no, one);
            } else {
                known.left.insert((row.staff_no, one.name.clone()), one);
            }
        }
        Ok(known)
    }
}

async fn zeros(db: &impl ConnectionTrait) -> Outcome<BTreeMap<String, String>> {
    let numbers: Vec<String> = person_data::Entity::find()
        .select_only()
        .column(person_data::Column::StaffNo)
        .filter(person_data::Column::Present.eq(true))
        .filter(person_data::Column::StaffNo.starts_with("0"))
        .into_tuple()
        .all(db)
        .await?;
    let digits = numbers.into_iter().filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(digits.map(|number| (number.trim_start_matches('0').to_owned(), number)).collect())
}

/// Every staff number that the file names, of people and of mentors.
fn numbers(sheet: &Sheet) -> BTreeSet<String> {
    let numbered = [Some(ImportColumn::StaffNo), Some(ImportColumn::Mentor)];
    let places: Vec<usize> = sheet
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| numbered.contains(*column))
        .map(|(place, _)| place)
        .collect();
    let cells = sheet.rows.iter().flat_map(|row| places.iter().filter_map(|place| row.cells.get(*place)));
    // PostgreSQL takes no NUL.
    cells.map(|cell| meant(cell).to_owned()).filter(|text| !text.chars().any(char::is_control)).collect()
}

async fn places(
    db: &impl ConnectionTrait,
    ids: &[String],
    names: &BTreeMap<String, String>,
    now: Moment,
) -> Outcome<BTreeMap<String, Vec<KnownPlace>>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(ids))
        .filter(membership::not_over(now))
        .order_by_asc(membership::Column::FromAt)
        .order_by_asc(membership::Column::TeamId)
        .all(db)
        .await?;
    let mut places: BTreeMap<String, Vec<KnownPlace>> = BTreeMap::new();
    for row in rows {
        let place = KnownPlace {
            team: names.get(&row.team_id).cloned().unwrap_or_default(),
            place: TeamPlace::parse(&row.kind).unwrap_or(TeamPlace::Regular),
            term: Term { from: Moment(row.from_at), until: row.until_at.map(Moment) },
            id: row.id,
        };
        places.entry(row.person_id).or_default().push(place);
    }
    Ok(places)
}

async fn posts(db: &impl ConnectionTrait, ids: &[String], now: Moment) -> Outcome<BTreeMap<String, Vec<String>>> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.is_in(ids))
        .filter(enrolment::not_over(now))
        .order_by_asc(enrolment::Column::Post)
        .all(db)
        .await?;
    let mut posts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        posts.entry(row.person_id).or_default().push(row.post);
    }
    Ok(posts)
}

async fn roles(db: &impl ConnectionTrait, ids: &[String]) -> Outcome<BTreeMap<String, Vec<Role>>> {
    let rows = role_grant::Entity::find().filter(role_grant::Column::PersonId.is_in(ids)).all(db).await?;
    let mut roles: BTreeMap<String, Vec<Role>> = BTreeMap::new();
    for row in rows {
        roles.entry(row.person_id).or_default().extend(Role::parse(&row.role));
    }
    roles.values_mut().for_each(|roles| roles.sort_unstable());
    Ok(roles)
}

async fn keyed(db: &impl ConnectionTrait, ids: &[String]) -> Outcome<BTreeSet<String>> {
    let rows: Vec<String> = credential::Entity::find()
        .select_only()
        .column(credential::Column::PersonId)
        .filter(credential::Column::PersonId.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn mentors(db: &impl ConnectionTrait, ids: &[String]) -> Outcome<BTreeMap<String, String>> {
    let rows = mentorship::Entity::find()
        .filter(mentorship::Column::PersonId.is_in(ids))
        .filter(mentorship::Column::UntilAt.is_null())
        .all(db)
        .await?;
    let mentors: Vec<String> = rows.iter().map(|row| row.mentor_id.clone()).collect();
    let numbers = person_data::Entity::find().filter(person_data::Column::PersonId.is_in(mentors)).all(db).await?;
    let numbers: BTreeMap<String, String> = numbers.into_iter().map(|row| (row.person_id, row.staff_no)).collect();
    Ok(rows.into_iter().filter_map(|row| Some((row.person_id, numbers.get(&row.mentor_id)?.clone()))).collect())
}
