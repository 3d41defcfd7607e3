use engine::{AttemptState, Drawn, Lang, Moment, Slug};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, TryInsertResult};

use crate::events::{self, Actor, Note};
use crate::grants::{Spending, spend};
use crate::shelf::{KeptPaper, Origin};
use crate::store::entity::{attempt, attempt_item, draw_record};
use crate::store::hold_person;
use crate::{AttemptId, Office, Outcome, PersonId, accommodations, pauses};

/// An attempt before it is stored.
#[derive(Clone)]
pub(super) struct New {
    pub(super) id: AttemptId,
    pub(super) person: PersonId,
    pub(super) exam: Slug,
    pub(super) exam_version_id: String,
    pub(super) number: i32,
    pub(super) language: Lang,
    pub(super) now: Moment,
    /// How long the exam takes.
    pub(super) minutes: Option<u32>,
    /// When it ends at the latest, because its window does.
    pub(super) closes: Option<Moment>,
    pub(super) spending: Spending,
    pub(super) drawn: Drawn,
    pub(super) origin: Origin,
}

impl New {
    /// When it ends without the extra time that comes on top: with both it does not outlast its window.
    fn deadline(&self, extra_ms: i64) -> Option<Moment> {
        let own = self.minutes.map(|minutes| self.now.plus_ms(i64::from(minutes) * 60_000));
        let closes = self.closes.map(|at| at.plus_ms(-extra_ms));
        match (own, closes) {
            (Some(own), Some(closes)) => Some(own.min(closes)),
            (own, closes) => own.or(closes),
        }
    }
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Laid {
    /// It is stored with its paper.
    Down(AttemptId),
    /// Another start of the same person was first.
    Beaten,
}

impl Office {
    /// Stores an attempt, its paper and its draw record, all in one; nothing when another start was first. `paper` is kept at
    /// hand for the candidate, who opens it at once.
    pub(super) async fn lay_down(&self, new: New, paper: Option<KeptPaper>) -> Outcome<Laid> {
        let chance = self.chance.clone();
        let items = items(&new)?;
        let record = record(&new)?;
        let laid = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    // Whoever pauses the exam waits for this attempt, or is seen here.
                    pauses::hold_open(tx, &new.exam).await?;
                    // What is granted now is seen here, or waits for the next attempt.
                    hold_person(tx, new.person.as_str()).await?;
                    // An insert that meets an attempt which is being closed would wait for who closes it, who waits for the
                    // person. Nobody else begins one now, so a look tells.
                    if is_beaten(tx, &new).await? {
                        return Ok(Laid::Beaten);
                    }
                    let placed = attempt::Entity::insert(row(&new))
                        .on_conflict(OnConflict::new().do_nothing().to_owned())
                        .try_insert()
                        .exec_without_returning(tx)
                        .await?;
                    if !matches!(placed, TryInsertResult::Inserted(1..)) {
                        return Ok(Laid::Beaten);
                    }
                    attempt_item::Entity::insert_many(items).exec_without_returning(tx).await?;
                    draw_record::Entity::insert(record).exec_without_returning(tx).await?;
                    let extra = extra(tx, &new).await?;
                    let actor = Actor::Person(new.person.clone());
                    let note = Note::new(new.now, actor, "attempt.started", new.id.as_str());
                    events::note(tx, &chance, Note { after: Some(told(&new, extra)), ..note }).await?;
                    Ok(Laid::Down(new.id))
                })
            })
            .await?;
        if let (Laid::Down(id), Some(paper)) = (&laid, paper) {
            self.shelf.keep_paper(id.as_str(), paper);
        }
        Ok(laid)
    }
}

/// Whether the person has an attempt that is open, or one of this number, by now.
async fn is_beaten(tx: &DatabaseTransaction, new: &New) -> Outcome<bool> {
    let there = attempt::Entity::find()
        .filter(attempt::Column::PersonId.eq(new.person.as_str()))
        .filter(attempt::Column::Exam.eq(new.exam.as_str()))
        .filter(attempt::Column::Number.gte(new.number).or(attempt::is_open()));
    Ok(there.one(tx).await?.is_some())
}

/// The minutes by which an attempt is longer.
#[derive(Clone, Copy)]
struct Extra {
    /// What was granted for it.
    granted: u32,
    /// The person's standing extra time: per cent, and what that is.
    standing: Option<(u32, u32)>,
}

/// Gives a new attempt the extra time that waits for it.
async fn extra(tx: &DatabaseTransaction, new: &New) -> Outcome<Extra> {
    let granted = spend(tx, &new.spending, &new.person, &new.exam, new.id.as_str()).await?.unsigned_abs();
    let holds = accommodations::at(tx, &new.person, new.now).await?;
    let longer = accommodations::minutes(new.minutes, holds.as_ref());
    let standing = holds.map(|row| (row.percent.unsigned_abs(), longer)).filter(|(_, longer)| *longer > 0);
    let minutes = granted.saturating_add(longer);
    if minutes > 0 || new.closes.is_some() {
        let extra_ms = i64::from(minutes) * 60_000;
        attempt::Entity::update_many()
            .col_expr(attempt::Column::ExtraMs, Expr::value(extra_ms))
            .col_expr(attempt::Column::DeadlineAt, Expr::value(new.deadline(extra_ms).map(|at| at.0)))
            .filter(attempt::Column::Id.eq(new.id.as_str()))
            .exec(tx)
            .await?;
    }
    Ok(Extra { granted, standing })
}

/// What the log says of a start: exam and number, and what was granted for it.
fn told(new: &New, extra: Extra) -> String {
    let mut after = serde_json::json!({ "exam": new.exam, "number": new.number });
    if let Some(grant) = &new.spending.attempt {
        after["grant"] = grant.as_str().into();
    }
    if extra.granted > 0 {
        after["minutes"] = extra.granted.into();
    }
    if let Some((percent, minutes)) = extra.standing {
        after["accommodation"] = serde_json::json!({ "percent": percent, "minutes": minutes });
    }
    if let Some(closes) = new.closes {
        after["closes"] = closes.0.into();
    }
    after.to_string()
}

fn row(new: &New) -> attempt::ActiveModel {
    attempt::ActiveModel {
        id: Set(new.id.to_string()),
        person_id: Set(new.person.to_string()),
        exam: Set(new.exam.to_string()),
        exam_version_id: Set(new.exam_version_id.clone()),
        number: Set(new.number),
        state: Set(AttemptState::Running.as_str().to_owned()),
        language: Set(new.language.as_str().to_owned()),
        started_at: Set(new.now.0),
        deadline_at: Set(new.deadline(0).map(|at| at.0)),
        closed_at: Set(None),
        closed_by: Set(None),
        epoch: Set(0),
        holder: Set(None),
        version: Set(0),
        last_receipt: Set(None),
        extra_ms: Set(0),
        paused_at: Set(None),
        resumed_at: Set(None),
    }
}

fn items(new: &New) -> Outcome<Vec<attempt_item::ActiveModel>> {
    let mut rows = Vec::new();
    for (section_number, section) in (1..).zip(&new.drawn.paper.sections) {
        for (number, item) in (1..).zip(&section.items) {
            rows.push(attempt_item::ActiveModel {
                attempt_id: Set(new.id.to_string()),
                place: Set(i32::try_from(rows.len()).unwrap_or(i32::MAX)),
                section: Set(section_number),
                number: Set(number),
                question_version_id: Set(item.question.clone()),
                choice_order: Set(serde_json::to_string(&item.order)?),
                points: Set(section.points.0),
                policy: Set(section.policy.as_str().to_owned()),
                flagged: Set(false),
                settled_at: Set(None),
            });
        }
    }
    Ok(rows)
}

fn record(new: &New) -> Outcome<draw_record::ActiveModel> {
    Ok(draw_record::ActiveModel {
        attempt_id: Set(new.id.to_string()),
        algorithm: Set(i32::try_from(new.drawn.record.algorithm).unwrap_or(i32::MAX)),
        seed: Set(new.drawn.record.seed.clone()),
        record: Set(serde_json::to_string(&new.drawn.record)?),
        revision: Set(Some(new.origin.revision.0)),
        day: Set(Some(new.origin.day.clone())),
        posts: Set(Some(serde_json::to_string(&new.origin.posts)?)),
    })
}
