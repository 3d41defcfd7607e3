use std::fmt;

use engine::{Lang, Moment, Refusal, Slug};
use sea_orm::{ActiveValue, DatabaseTransaction, EntityTrait};

use super::link::invite;
use super::{By, TeamPlace, may_be_written, post_known, team_named};
use crate::events::{self, Actor, Note};
use crate::passwords::check;
use crate::sessions::{MustChange, set_password};
use crate::store::entity::{enrolment, membership, person, person_data, role_grant, team_manager};
use crate::store::is_unique_violation;
use crate::{Chance, Office, Outcome, PersonId, Role, Roles};

/// Somebody who starts here.
#[derive(Clone)]
pub struct NewPerson {
    /// The staff number, unique among those present.
    pub staff_no: String,
    /// The name.
    pub name: String,
    /// What they may do.
    pub roles: Roles,
    /// The team by name, made when there is none: a manager leads it, everybody else is in it.
    pub team: Option<String>,
    /// The posts they are on the way to.
    pub posts: Vec<Slug>,
    /// The language they read.
    pub language: Option<Lang>,
    /// A first password, to be changed at the first sign-in; without one they get a one-time link.
    pub password: Option<String>,
}

impl fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPerson(…)")
    }
}

/// Somebody who was added.
#[derive(Debug, Clone)]
pub struct PersonAdded {
    /// The person.
    pub person: PersonId,
    /// What goes into the one-time link, when no password was given. It is shown once and stored nowhere.
    pub one_time_link_token: Option<String>,
}

impl Office {
    /// Adds a person.
    ///
    /// # Errors
    /// `NotAllowed` for who is no administrator; `StaffNoTaken`, `BadRequest` for a number, name or team that is empty
    /// or cannot be written, the `Password…` refusals.
    pub async fn add_person(&self, by: impl Into<By<'_>>, new: NewPerson) -> Outcome<PersonAdded> {
        let actor = by.into().administrator()?;
        if let Some(password) = &new.password {
            check(password, new.staff_no.trim())?;
        }
        self.enter_person(actor, new, MustChange::Yes).await
    }

    /// Adds a person whose password was looked at already.
    pub(crate) async fn enter_person(
        &self,
        actor: Actor,
        new: NewPerson,
        must_change: MustChange,
    ) -> Outcome<PersonAdded> {
        let hash = match &new.password {
            Some(password) => Some(self.hashing.hash(&self.chance, password).await?),
            None => None,
        };
        self.enter_with(actor, new, hash, must_change).await
    }

    /// The same with a password that was hashed before; without one they get a one-time link.
    pub(crate) async fn enter_with(
        &self,
        actor: Actor,
        new: NewPerson,
        hash: Option<String>,
        must_change: MustChange,
    ) -> Outcome<PersonAdded> {
        let new = NewPerson { staff_no: new.staff_no.trim().to_owned(), name: new.name.trim().to_owned(), ..new };
        let team = new.team.as_ref().map(|team| ("team", team));
        for (field, text) in [("staff_no", &new.staff_no), ("name", &new.name)].into_iter().chain(team) {
            if !may_be_written(text) {
                return Err(Refusal::BadRequest { field: field.to_owned() }.into());
            }
        }
        let (chance, now) = (self.chance.clone(), self.now());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let person = PersonId::new(chance.id());
                    insert_person(tx, &person, &new, now).await?;
                    insert_grants(tx, &chance, &person, &new, now).await?;
                    let one_time_link_token = match hash {
                        Some(hash) => {
                            set_password(tx, &person, hash, must_change, now).await?;
                            None
                        }
                        None => Some(invite(tx, &chance, &person, now).await?),
                    };
                    let after = serde_json::json!({ "roles": new.roles, "posts": new.posts }).to_string();
                    let note = Note::new(now, actor, "person.added", person.as_str());
                    events::note(tx, &chance, Note { after: Some(after), ..note }).await?;
                    Ok(PersonAdded { person, one_time_link_token })
                })
            })
            .await
    }
}

async fn insert_person(tx: &DatabaseTransaction, id: &PersonId, new: &NewPerson, now: Moment) -> Outcome<()> {
    let row = person::ActiveModel { id: ActiveValue::Set(id.as_str().to_owned()), created_at: ActiveValue::Set(now.0) };
    person::Entity::insert(row).exec_without_returning(tx).await?;
    let row = person_data::ActiveModel {
        person_id: ActiveValue::Set(id.as_str().to_owned()),
        staff_no: ActiveValue::Set(new.staff_no.clone()),
        name: ActiveValue::Set(new.name.clone()),
        mail: ActiveValue::Set(None),
        language: ActiveValue::Set(new.language.map(|language| language.as_str().to_owned())),
        outside_id: ActiveValue::Set(None),
        present: ActiveValue::Set(true),
    };
    match person_data::Entity::insert(row).exec_without_returning(tx).await {
        Err(error) if is_unique_violation(&error) => {
            Err(Refusal::StaffNoTaken { staff_no: new.staff_no.clone() }.into())
        }
        result => Ok(result.map(|_count| ())?),
    }
}

async fn insert_grants(
    tx: &DatabaseTransaction,
    chance: &Chance,
    id: &PersonId,
    new: &NewPerson,
    now: Moment,
) -> Outcome<()> {
    let person_id = || ActiveValue::Set(id.as_str().to_owned());
    for role in new.roles.iter() {
        let row = role_grant::ActiveModel { person_id: person_id(), role: ActiveValue::Set(role.as_str().to_owned()) };
        role_grant::Entity::insert(row).exec_without_returning(tx).await?;
    }
    for post in &new.posts {
        post_known(tx, post.as_str()).await?;
        let row = enrolment::ActiveModel {
            person_id: person_id(),
            post: ActiveValue::Set(post.as_str().to_owned()),
            from_at: ActiveValue::Set(now.0),
            until_at: ActiveValue::Set(None),
            created_at: ActiveValue::Set(now.0),
            in_force: ActiveValue::Set(true),
        };
        enrolment::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let Some(name) = &new.team else { return Ok(()) };
    let team_id = ActiveValue::Set(String::from(team_named(tx, chance, name).await?));
    if new.roles.has(Role::Manager) {
        let row = team_manager::ActiveModel { team_id, person_id: person_id() };
        team_manager::Entity::insert(row).exec_without_returning(tx).await?;
    } else {
        let row = membership::ActiveModel {
            id: ActiveValue::Set(chance.id()),
            person_id: person_id(),
            team_id,
            kind: ActiveValue::Set(TeamPlace::Regular.as_str().to_owned()),
            from_at: ActiveValue::Set(now.0),
            until_at: ActiveValue::Set(None),
        };
        membership::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}
