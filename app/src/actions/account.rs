//! What an administrator changes about one person. Each answers with the page at its part, or with the page again.

use axum::extract::Path;
use axum::http::HeaderMap;
use engine::{Lang, Refusal};
use office::{Assignment, Outcome, PersonId, Posting, Role, Roles, SessionId, TeamId, TeamPlace};

use super::{house, see_other};
use crate::address::to;
use crate::doors::{Entry, Fields};
use crate::looker::Looker;
use crate::pages::account::{Part, again};
use crate::pages::newcomer::link;
use crate::trouble::{Answer, Trouble};

type Sent = Fields<Vec<(String, String)>>;

/// Name and language.
pub(crate) async fn name(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["name", "language"])?);
    let language = match entry.one("language") {
        "" => None,
        tag => Some(tag.parse::<Lang>().map_err(|_| bad("language"))?),
    };
    let done = looker.desk.office.describe_person(&looker.viewer, &id, entry.one("name"), language).await;
    finish(&looker, &id, Part::Name, entry, done).await
}

/// Roles: those that are ticked and no others.
pub(crate) async fn roles(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["role"])?);
    let roles = entry.all("role").map(Role::parse).collect::<Option<Roles>>().ok_or_else(|| bad("role"))?;
    let done = looker.desk.office.grant_roles(&looker.viewer, &id, roles).await;
    finish(&looker, &id, Part::Roles, entry, done).await
}

/// A new link, shown once.
pub(crate) async fn invite(looker: Looker, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let (id, office) = (PersonId::new(id), &looker.desk.office);
    let row = office.account(&looker.viewer, &id, looker.lang).await?.row;
    let token = office.invite_person(&looker.viewer, &id).await?;
    let address = format!("{}{}", house(&looker, &headers), to("/invitations/{token}", &[&token]));
    Ok(link(&looker, row.name, row.staff_no, address, to("/people/{id}/account", &[id.as_str()])))
}

/// One session, or all of them.
pub(crate) async fn end_sessions(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["session"])?);
    // Whose account can be seen is said by the account.
    let office = &looker.desk.office;
    office.account(&looker.viewer, &id, looker.lang).await?;
    let done = match entry.one("session") {
        "" => office.end_sessions(&looker.viewer, &id).await.map(|_count| ()),
        session => office.end_session(&looker.viewer, &id, &SessionId::new(session)).await,
    };
    finish(&looker, &id, Part::Sessions, entry, done).await
}

/// A place in a team.
pub(crate) async fn assign(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["team", "place", "from", "until"])?);
    let asked = Assignment {
        team: entry.one("team").to_owned(),
        place: TeamPlace::parse(entry.one("place")).ok_or_else(|| bad("place"))?,
        from: entry.one("from").to_owned(),
        until: entry.one("until").to_owned(),
    };
    let done = looker.desk.office.assign_team(&looker.viewer, &id, asked).await;
    finish(&looker, &id, Part::Teams, entry, done).await
}

/// Out of a team.
pub(crate) async fn unassign(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["team"])?);
    let done = looker.desk.office.unassign_team(&looker.viewer, &id, &TeamId::new(entry.one("team"))).await;
    finish(&looker, &id, Part::Teams, entry, done).await
}

/// On the way to a post, from one day to another.
pub(crate) async fn enrol(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["post", "from", "until"])?);
    let asked = Posting {
        post: entry.one("post").to_owned(),
        from: entry.one("from").to_owned(),
        until: entry.one("until").to_owned(),
    };
    let done = looker.desk.office.enrol_person(&looker.viewer, &id, asked).await;
    finish(&looker, &id, Part::Posts, entry, done).await
}

/// Off a post.
pub(crate) async fn unenrol(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["post"])?);
    let done = looker.desk.office.unenrol_person(&looker.viewer, &id, entry.one("post")).await;
    finish(&looker, &id, Part::Posts, entry, done).await
}

/// The mentor, or none.
pub(crate) async fn mentor(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["mentor"])?);
    let done = looker.desk.office.give_mentor(&looker.viewer, &id, entry.one("mentor")).await;
    finish(&looker, &id, Part::Mentor, entry, done).await
}

/// Somebody leaves.
pub(crate) async fn leave(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["reason"])?);
    let done = looker.desk.office.dismiss_person(&looker.viewer, &id, entry.one("reason")).await;
    // Who has left has the way back on top.
    match done.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&to("/people/{id}/account", &[id.as_str()]))),
        Err(trouble) => refused(&looker, &id, Part::Leave, entry, trouble).await,
    }
}

/// Somebody is back.
pub(crate) async fn take_back(looker: Looker, Path(id): Path<String>) -> Answer {
    let id = PersonId::new(id);
    match looker.desk.office.take_back_person(&looker.viewer, &id).await.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&to("/people/{id}/account", &[id.as_str()]))),
        Err(trouble) => refused(&looker, &id, Part::Return, Entry::default(), trouble).await,
    }
}

/// Who somebody was is forgotten.
pub(crate) async fn erase(looker: Looker, Path(id): Path<String>, Fields(sent): Sent) -> Answer {
    let (id, entry) = (PersonId::new(id), Entry::knowing(sent, &["confirmation"])?);
    let done = looker.desk.office.erase_person_as(&looker.viewer, &id, entry.one("confirmation")).await;
    match done.map_err(Trouble::from) {
        Ok(()) => Ok(see_other("/people?done=erased")),
        Err(trouble) => refused(&looker, &id, Part::Erase, entry, trouble).await,
    }
}

async fn finish(looker: &Looker, id: &PersonId, part: Part, entry: Entry, done: Outcome<()>) -> Answer {
    match done.map_err(Trouble::from) {
        Ok(()) => Ok(see_other(&part.done(id))),
        Err(trouble) => refused(looker, id, part, entry, trouble).await,
    }
}

async fn refused(looker: &Looker, id: &PersonId, part: Part, entry: Entry, trouble: Trouble) -> Answer {
    match trouble.refusal() {
        None | Some(Refusal::NotFound | Refusal::NotAllowed | Refusal::Busy { .. }) => Err(trouble),
        Some(refusal) => again(looker, id, part, entry, refusal.clone()).await,
    }
}

fn bad(field: &str) -> Trouble {
    Refusal::BadRequest { field: field.to_owned() }.into()
}
