use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Lang, Moment, Payload, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::judge::untimely;
use super::{Counted, Entry, Pass, Standing, append, current, kept_as, number, paused};
use crate::attempts::own_locked;
use crate::secrets::Secrets;
use crate::shelf::KeptPaper;
use crate::store::entity::{attempt, attempt_item};
use crate::views::{Flag, FormSave, FormSaved};
use crate::{AttemptId, Office, Outcome, Viewer, pauses, sections};

/// The device of all pages without scripts. No page with scripts can name itself so.
const FORM: &str = "(form)";

impl Office {
    /// Saves what a whole form says, as far as it differs from what is stored. A newer answer is never overwritten.
    ///
    /// # Errors
    /// `NotFound`, `NoSuchQuestion`, `MalformedAnswer` change nothing. `TimeIsUp`, `AlreadyHandedIn`, `ExamPaused`: what
    /// differed is kept and marked, and does not count. `SectionClosed`: so is what was said of another section.
    pub async fn save_form(&self, viewer: &Viewer, id: &AttemptId, form: FormSave) -> Outcome<FormSaved> {
        let pass = self.underway.enter(id.as_str());
        let now = self.now();
        let kept = self.sitting(viewer, id).await?;
        let said = said(&kept, &form)?;
        let flags = form.flags.as_ref();
        if flags.into_iter().flatten().any(|&place| usize::from(place) >= kept.spots.len()) {
            return Err(Refusal::NoSuchQuestion.into());
        }
        let call = Call {
            viewer: viewer.clone(),
            id: id.clone(),
            version: number("version", form.version)?,
            said,
            flags: form.flags.map(|places| places.into_iter().map(i32::from).collect()),
            language: form.language,
            kept,
            now,
            _pass: pass,
        };
        let secrets = self.secrets.clone();
        let told = self.store.write_anyway(move |tx| Box::pin(async move { call.keep(tx, &secrets).await })).await;
        self.store.measures().saved(kept_as(&told));
        Ok(told??)
    }

    /// Marks a question for later, or takes the mark away.
    ///
    /// # Errors
    /// `NotFound`, `NoSuchQuestion`, `TimeIsUp`, `AlreadyHandedIn`, `ExamPaused`, `SectionClosed`.
    pub async fn set_flag(&self, viewer: &Viewer, id: &AttemptId, place: u16, flag: Flag) -> Outcome<()> {
        let now = self.now();
        let kept = self.sitting(viewer, id).await?;
        if usize::from(place) >= kept.spots.len() {
            return Err(Refusal::NoSuchQuestion.into());
        }
        let (viewer, id) = (viewer.clone(), id.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let attempt = own_locked(tx, &viewer, &id).await?;
                    let stopped = pauses::stopped(tx, &attempt, now).await?;
                    let open = sections::open(tx, &kept, id.as_str(), now).await?;
                    let untimely = untimely(&attempt, now, stopped).map(|(_, refusal)| refusal);
                    match untimely.or_else(|| kept.shuts(open, place)) {
                        Some(refusal) => Err(refusal.into()),
                        None => set(tx, &id, flag, attempt_item::Column::Place.eq(i32::from(place))).await,
                    }
                })
            })
            .await
    }
}

/// What the form says of each place, checked against the paper.
fn said(kept: &KeptPaper, form: &FormSave) -> Result<BTreeMap<u16, Payload>, Refusal> {
    let mut said = BTreeMap::new();
    for (place, places) in &form.answers {
        let spot = kept.spots.get(usize::from(*place)).ok_or(Refusal::NoSuchQuestion)?;
        let payload = Payload::choices(places.iter().copied());
        payload.check(spot.kind, spot.choices)?;
        if said.insert(*place, payload).is_some() {
            return Err(Refusal::MalformedAnswer);
        }
    }
    Ok(said)
}

/// One form on its way to the disk.
#[derive(Clone)]
struct Call {
    viewer: Viewer,
    id: AttemptId,
    version: i32,
    said: BTreeMap<u16, Payload>,
    flags: Option<Vec<i32>>,
    language: Lang,
    kept: Arc<KeptPaper>,
    now: Moment,
    _pass: Pass,
}

impl Call {
    async fn keep(self, tx: &DatabaseTransaction, secrets: &Secrets) -> Outcome<Result<FormSaved, Refusal>> {
        let mut attempt = own_locked(tx, &self.viewer, &self.id).await?;
        let current = current(tx, self.id.as_str()).await?;
        let stopped = pauses::stopped(tx, &attempt, self.now).await?;
        let untimely = untimely(&attempt, self.now, stopped);
        // Whoever looks again and again whether a pause is over sends the same again and again.
        let sent = match stopped {
            Some(since) => paused(tx, self.id.as_str(), since).await?,
            None => BTreeMap::new(),
        };
        let open = sections::open(tx, &self.kept, self.id.as_str(), self.now).await?;
        let mut shut = None;
        let mut told = FormSaved { saved: 0, kept_newer: Vec::new() };
        for (&place, payload) in &self.said {
            let stored = current.get(&place);
            if !differs(payload, stored) || sent.get(&place) == Some(payload) {
                continue;
            }
            let standing = match (&untimely, stored) {
                (Some((standing, _)), _) => *standing,
                (None, _) if self.kept.shuts(open, place).is_some() => Standing::Locked,
                (None, Some(newer)) if newer.ordinal > self.version => Standing::Stale,
                (None, _) => Standing::Counted,
            };
            self.add(tx, secrets, &mut attempt, place, payload, standing).await?;
            match standing {
                Standing::Counted => told.saved += 1,
                Standing::Stale => told.kept_newer.push(place),
                Standing::Late | Standing::Paused => {}
                Standing::Locked => shut = self.kept.shuts(open, place),
            }
        }
        if let Some((_, refusal)) = untimely {
            return Ok(Err(refusal));
        }
        if let Some(refusal) = shut {
            return Ok(Err(refusal));
        }
        if let Some(flags) = &self.flags {
            // What is closed keeps its marks, too.
            let places = open.map_or(0..u16::MAX, |section| self.kept.places_of(section));
            let here = attempt_item::Column::Place.between(i32::from(places.start), i32::from(places.end) - 1);
            let marked = || attempt_item::Column::Place.is_in(flags.iter().copied());
            set(tx, &self.id, Flag::Clear, here.clone().and(marked().not())).await?;
            set(tx, &self.id, Flag::Set, here.and(marked())).await?;
        }
        Ok(Ok(told))
    }

    /// Writes one answer, and what it changes about the attempt into `attempt`. A form that changes something takes the
    /// attempt over like any other page.
    async fn add(
        &self,
        tx: &DatabaseTransaction,
        secrets: &Secrets,
        attempt: &mut attempt::Model,
        place: u16,
        payload: &Payload,
        standing: Standing,
    ) -> Outcome<()> {
        let takes_over = standing == Standing::Counted && attempt.holder.as_deref() != Some(FORM);
        let epoch = attempt.epoch.saturating_add(i32::from(takes_over));
        let entry = Entry {
            place: i32::from(place),
            device: FORM,
            epoch,
            sequence: None,
            payload: serde_json::to_string(payload)?,
            language: self.language,
            received_at: self.now,
            standing,
        };
        append(tx, secrets, attempt, entry).await
    }
}

/// Whether the form says something else than what is stored. An untouched question that the form leaves empty is untouched.
fn differs(said: &Payload, stored: Option<&Counted>) -> bool {
    match stored {
        Some(stored) => *said != stored.payload,
        None => !said.is_cleared(),
    }
}

async fn set(
    tx: &DatabaseTransaction,
    id: &AttemptId,
    flag: Flag,
    which: sea_orm::sea_query::SimpleExpr,
) -> Outcome<()> {
    let flagged = flag == Flag::Set;
    attempt_item::Entity::update_many()
        .col_expr(attempt_item::Column::Flagged, Expr::value(flagged))
        .filter(attempt_item::Column::AttemptId.eq(id.as_str()))
        .filter(attempt_item::Column::Flagged.ne(flagged))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(())
}
