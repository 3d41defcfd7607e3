//! What a department decides about itself once.

use std::collections::BTreeMap;

use engine::{Lang, Refusal};
use jiff::tz::TimeZone;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::events::{self, Note};
use crate::people::{By, may_be_written};
use crate::store::entity::setting;
use crate::{Office, Outcome};

/// The setting that says how the department is set up.
pub(crate) const DEPARTMENT: &str = "department";

/// The department this installation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Its name, by language.
    pub name: BTreeMap<Lang, String>,
    /// The languages its people read; the first is the one texts fall back to.
    pub languages: Vec<Lang>,
    /// The IANA name of the zone its days are counted in.
    pub zone: String,
}

impl Default for Department {
    fn default() -> Self {
        Self {
            name: BTreeMap::from([
                (Lang::ZhHans, "客户服务部".to_owned()),
                (Lang::ZhHant, "客戶服務部".to_owned()),
                (Lang::En, "Customer Service".to_owned()),
            ]),
            languages: vec![Lang::ZhHans, Lang::En],
            zone: "Asia/Shanghai".to_owned(),
        }
    }
}

impl Department {
    /// The same without what is only white space, or the field that cannot be.
    fn tidy(self) -> Result<Self, Refusal> {
        let unusable = |field: &str| Refusal::BadRequest { field: field.to_owned() };
        let names = self.name.into_iter().map(|(lang, name)| (lang, name.trim().to_owned()));
        let name: BTreeMap<Lang, String> = names.filter(|(_, name)| !name.is_empty()).collect();
        if name.is_empty() || !name.values().all(|name| may_be_written(name)) {
            return Err(unusable("name"));
        }
        // In the order in which they were named, each once.
        let mut languages: Vec<Lang> = Vec::new();
        for one in self.languages {
            if !languages.contains(&one) {
                languages.push(one);
            }
        }
        if languages.is_empty() {
            return Err(unusable("language"));
        }
        let zone = self.zone.trim().to_owned();
        TimeZone::get(&zone).map_err(|_unknown| unusable("zone"))?;
        Ok(Self { name, languages, zone })
    }

    /// The zone itself; UTC when the name is none.
    pub(crate) fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

impl Office {
    /// The department, as it set itself up; a customary one before that.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn department(&self) -> Outcome<Department> {
        department(self.store.read()).await
    }

    /// The same, when it has set itself up.
    ///
    /// # Errors
    /// Only when something broke.
    pub async fn department_as_set(&self) -> Outcome<Option<Department>> {
        set(self.store.read()).await
    }

    /// Sets the department up. What is so already changes nothing.
    ///
    /// # Errors
    /// `NotAllowed` for all but administrators; `BadRequest` for a `name` that is missing or cannot be written, without a
    /// `language`, and for a `zone` that does not exist.
    pub async fn set_department(&self, by: impl Into<By<'_>>, asked: Department) -> Outcome<()> {
        let actor = by.into().administrator()?;
        let asked = asked.tidy()?;
        let (chance, now, value) = (self.chance.clone(), self.now(), serde_json::to_string(&asked)?);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let before = set(tx).await?;
                    if before.as_ref() == Some(&asked) {
                        return Ok(());
                    }
                    let before = before.map(|before| serde_json::to_string(&before)).transpose()?;
                    let note = Note::new(now, actor, "department.set", DEPARTMENT);
                    events::note(tx, &chance, Note { before, after: Some(value.clone()), ..note }).await?;
                    put(tx, DEPARTMENT, value).await
                })
            })
            .await
    }
}

pub(crate) async fn department(db: &impl ConnectionTrait) -> Outcome<Department> {
    Ok(set(db).await?.unwrap_or_default())
}

async fn set(db: &impl ConnectionTrait) -> Outcome<Option<Department>> {
    Ok(get(db, DEPARTMENT).await?.map(|value| serde_json::from_str(&value)).transpose()?)
}

/// The value of a setting.
pub(crate) async fn get(db: &impl ConnectionTrait, name: &str) -> Outcome<Option<String>> {
    Ok(setting::Entity::find_by_id(name).one(db).await?.map(|row| row.value))
}

/// The values of several settings that are set, in one statement.
pub(crate) async fn several<const N: usize>(
    db: &impl ConnectionTrait,
    names: [&str; N],
) -> Outcome<BTreeMap<String, String>> {
    let rows = setting::Entity::find().filter(setting::Column::Name.is_in(names)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.value)).collect())
}

/// Sets a setting.
pub(crate) async fn put(tx: &DatabaseTransaction, name: &str, value: String) -> Outcome<()> {
    let replace = OnConflict::column(setting::Column::Name).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row(name, value)).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// Sets a setting once: whoever comes second reads what the first has set.
pub(crate) async fn settle(tx: &DatabaseTransaction, name: &str, value: String) -> Outcome<String> {
    setting::Entity::insert(row(name, value.clone())).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(get(tx, name).await?.unwrap_or(value))
}

/// A setting before it is stored.
pub(crate) fn row(name: &str, value: String) -> setting::ActiveModel {
    setting::ActiveModel { name: ActiveValue::Set(name.to_owned()), value: ActiveValue::Set(value) }
}
