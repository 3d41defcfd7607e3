//! How the department sets itself up: its name, its languages, the zone of its days.

use engine::{Lang, Refusal};
use office::Department;

use super::see_other;
use crate::doors::{Entry, Fields};
use crate::looker::Looker;
use crate::pages::system::{Saying, sheet};
use crate::trouble::{Answer, Trouble};

const FIELDS: [(&str, Lang); 3] =
    [("name-zh-Hans", Lang::ZhHans), ("name-zh-Hant", Lang::ZhHant), ("name-en", Lang::En)];

/// Answers with the page at its form, or with the page again.
pub(crate) async fn set(looker: Looker, Fields(sent): Fields<Vec<(String, String)>>) -> Answer {
    let known = FIELDS.iter().map(|(field, _)| *field).chain(["language", "zone"]).collect::<Vec<_>>();
    let entry = Entry::knowing(sent, &known)?;
    match taken(&looker, &entry).await {
        Ok(()) => Ok(see_other("/system?done=department#department")),
        Err(trouble) => match trouble.refusal() {
            Some(refusal @ Refusal::BadRequest { .. }) => {
                let refusal = refusal.clone();
                sheet(&looker, Saying::Refused(entry, refusal)).await
            }
            _ => Err(trouble),
        },
    }
}

async fn taken(looker: &Looker, entry: &Entry) -> Result<(), Trouble> {
    let unknown = |_| Refusal::BadRequest { field: "language".to_owned() };
    let asked = Department {
        name: FIELDS.iter().map(|(field, lang)| (*lang, entry.one(field).to_owned())).collect(),
        languages: entry.all("language").map(|tag| tag.parse().map_err(unknown)).collect::<Result<_, _>>()?,
        zone: entry.one("zone").to_owned(),
    };
    Ok(looker.desk.office.set_department(&looker.viewer, asked).await?)
}
