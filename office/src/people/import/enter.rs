use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use engine::Moment;
use sea_orm::DatabaseTransaction;
use serde::Serialize;

use super::draft::Draft;
use super::known::KnownPlace;
use super::plan::Ground;
use super::wanted::Wanted;
use super::{Does, ImportColumn, ImportPlan, PlannedRow, Sheet, held_against};
use crate::events::{self, Actor, Note};
use crate::people::By;
use crate::people::term::Term;
use crate::store::entity::enrolment;
use crate::{Chance, Office, Outcome, PersonId, TeamId};

mod bulk;
mod due;
mod moved;

/// How an import ended.
#[derive(Debug, Clone)]
pub enum ImportEnd {
    /// Everything in the file was done.
    Done(Imported),
    /// Nothing was done: there are faults, or it is no longer what was looked at.
    Look(Box<ImportPlan>),
}

/// What an import did.
#[derive(Debug, Clone, Serialize)]
pub struct Imported {
    /// Who is new, with their one-time links. They are shown once and stored nowhere.
    pub added: Vec<ImportedPerson>,
    /// Of those who are back, who has never chosen a password: with a link each.
    pub invited: Vec<ImportedPerson>,
    /// How many are back.
    pub returned: usize,
    /// How many have changed.
    pub changed: usize,
    /// How many were as the file says.
    pub kept: usize,
}

/// Somebody with a link to a first password.
#[derive(Clone, Serialize)]
pub struct ImportedPerson {
    /// Their staff number.
    pub staff_no: String,
    /// Their name.
    pub name: String,
    /// What goes into the one-time link.
    pub token: String,
}

/// A token lets somebody in: it belongs into no log.
impl fmt::Debug for ImportedPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportedPerson").field("staff_no", &self.staff_no).finish_non_exhaustive()
    }
}

/// What the rows are carried out with.
struct Bench<'t> {
    tx: &'t DatabaseTransaction,
    chance: &'t Chance,
    actor: Actor,
    ground: &'t Ground,
    teams: BTreeMap<String, TeamId>,
}

/// A row and the person it is about.
struct Job<'a> {
    row: &'a PlannedRow,
    draft: &'a Draft,
    person: PersonId,
    wanted: &'a Wanted,
    /// Their places in teams so far.
    held: &'a [KnownPlace],
    /// Whether they have chosen a password.
    keyed: bool,
}

impl Job<'_> {
    fn changes(&self, what: ImportColumn) -> bool {
        self.row.changes.iter().any(|change| change.what == what)
    }

    /// Whether the row itself says other days, and does not only come to them by moving somebody.
    fn says_anew(&self, what: ImportColumn) -> bool {
        self.changes(what) && self.draft.says(what)
    }

    /// The days at a post: what the row says of them, else what they are, else those of the teams.
    fn days_at(&self, held: Option<&enrolment::Model>) -> Term {
        let stay = self.wanted.stay;
        let Some(row) = held else { return stay };
        let from = if self.says_anew(ImportColumn::From) { stay.from } else { Moment(row.from_at) };
        let until = if self.says_anew(ImportColumn::Until) { stay.until } else { row.until_at.map(Moment) };
        Term { from, until }
    }
}

impl Office {
    /// Takes people in from a file, if it does what was looked at before: the plan with this fingerprint. All of it is
    /// done in one transaction, or nothing; certificates that become due by it follow.
    ///
    /// # Errors
    /// `NotAllowed` for who is no administrator; `Busy` when somebody was given one of the numbers at this very moment.
    pub async fn import_people(&self, by: impl Into<By<'_>>, file: &[u8], looked_at: &str) -> Outcome<ImportEnd> {
        let actor = by.into().administrator()?;
        let sheet = match Sheet::read(file) {
            Ok(sheet) => Arc::new(sheet),
            Err(unread) => return Ok(ImportEnd::Look(Box::new(unread.into()))),
        };
        let ground = Arc::new(self.import_ground().await?);
        let (desk, looked_at, now) = (self.desk(), looked_at.to_owned(), ground.now);
        let (end, moved) = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    let plan = held_against(tx, &sheet, &ground).await?;
                    if !plan.faults.is_empty() || plan.fingerprint != looked_at {
                        return Ok((ImportEnd::Look(Box::new(plan)), Vec::new()));
                    }
                    let mut bench = Bench { tx, chance: &desk.chance, actor, ground: &ground, teams: BTreeMap::new() };
                    let imported = bench.carry_out(&plan).await?;
                    let moved = plan.rows.iter().zip(&plan.drafts).filter(|(row, _)| due::moves_on(row));
                    let moved =
                        moved.filter_map(|(_, decided)| decided.person.as_ref().map(|known| known.person.clone()));
                    Ok((ImportEnd::Done(imported), moved.collect()))
                })
            })
            .await?;
        self.issue_due(moved, now).await;
        Ok(end)
    }
}

impl Bench<'_> {
    async fn carry_out(&mut self, plan: &ImportPlan) -> Outcome<Imported> {
        for name in plan.drafts.iter().flat_map(|decided| &decided.draft.teams) {
            if !self.teams.contains_key(name) {
                let team = crate::people::team_named(self.tx, self.chance, name).await?;
                self.teams.insert(name.clone(), team);
            }
        }
        let jobs: Vec<Job<'_>> = plan
            .rows
            .iter()
            .zip(&plan.drafts)
            .map(|(row, decided)| {
                let known = decided.person.as_ref();
                let person = known.map_or_else(|| PersonId::new(self.chance.id()), |known| known.person.clone());
                let held = known.map(|known| known.teams.as_slice()).unwrap_or_default();
                Job {
                    row,
                    draft: &decided.draft,
                    person,
                    wanted: &decided.wanted,
                    held,
                    keyed: known.is_some_and(|known| known.keyed),
                }
            })
            .collect();
        let (new, here): (Vec<Job<'_>>, Vec<Job<'_>>) =
            jobs.into_iter().filter(|job| job.row.does != Does::Keeps).partition(|job| job.row.does == Does::Adds);
        let added = self.add(&new).await?;
        let mut invited = Vec::new();
        for job in &here {
            self.move_on(job).await?;
            if job.row.does == Does::Returns && !job.keyed {
                let token = crate::people::link::invite(self.tx, self.chance, &job.person, self.ground.now).await?;
                let (staff_no, name) = (job.draft.staff_no.clone(), job.draft.name.clone());
                invited.push(ImportedPerson { staff_no, name, token });
            }
        }
        self.mentor(&new, &here).await?;
        let imported = Imported {
            added,
            invited,
            returned: plan.count(Does::Returns),
            changed: plan.count(Does::Changes),
            kept: plan.count(Does::Keeps),
        };
        self.tell(&imported).await?;
        Ok(imported)
    }

    async fn tell(&self, imported: &Imported) -> Outcome<()> {
        let Imported { added, returned, changed, .. } = imported;
        let after = serde_json::json!({ "added": added.len(), "returned": returned, "changed": changed });
        let note = Note::new(self.ground.now, self.actor.clone(), "people.imported", "people");
        events::note(self.tx, self.chance, Note { after: Some(after.to_string()), ..note }).await
    }
}
