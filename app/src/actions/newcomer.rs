use axum::http::HeaderMap;
use engine::{Lang, Refusal, Slug};
use office::{NewPerson, Role, Roles};

use crate::actions::house;
use crate::address::to;
use crate::doors::{Entry, Fields};
use crate::looker::Looker;
use crate::pages::newcomer::{link, sheet};
use crate::trouble::{Answer, Trouble};

/// Adds one person and shows the link that lets them in.
pub(crate) async fn take(looker: Looker, headers: HeaderMap, Fields(fields): Fields<Vec<(String, String)>>) -> Answer {
    let entry = Entry::knowing(fields, &["staff_no", "name", "role", "team", "post", "language"])?;
    let new = asked(&entry)?;
    let (name, staff_no) = (new.name.clone(), new.staff_no.clone());
    let office = &looker.desk.office;
    match office.add_person(&looker.viewer, new).await.map_err(Trouble::from) {
        Ok(added) => {
            let token = added.one_time_link_token.unwrap_or_default();
            let address = format!("{}{}", house(&looker, &headers), to("/invitations/{token}", &[&token]));
            let back = to("/people/{id}/account", &[added.person.as_str()]);
            Ok(link(&looker, name, staff_no, address, back))
        }
        Err(trouble) => match trouble.refusal() {
            None | Some(Refusal::NotAllowed) => Err(trouble),
            Some(refusal) => {
                let places = office.places(&looker.viewer, looker.lang).await?;
                Ok(sheet(&looker, &places, &entry, Some(refusal)))
            }
        },
    }
}

fn asked(entry: &Entry) -> Result<NewPerson, Refusal> {
    let bad = |field: &str| Refusal::BadRequest { field: field.to_owned() };
    let named = |name: &str| Some(entry.one(name).trim().to_owned()).filter(|text| !text.is_empty());
    let roles = entry.all("role").map(Role::parse).collect::<Option<Roles>>().ok_or_else(|| bad("role"))?;
    let roles = if roles.iter().next().is_none() { [Role::Trainee].into_iter().collect() } else { roles };
    let posts = named("post").map(|post| Slug::parse(&post)).transpose().map_err(|_| bad("post"))?;
    let language = named("language").map(|tag| tag.parse::<Lang>()).transpose().map_err(|_| bad("language"))?;
    Ok(NewPerson {
        staff_no: entry.one("staff_no").trim().to_owned(),
        name: entry.one("name").trim().to_owned(),
        roles,
        team: named("team"),
        posts: posts.into_iter().collect(),
        language,
        password: None,
    })
}
