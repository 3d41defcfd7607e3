use engine::{AttemptState, Drawn, Lang, Moment, Slug};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::way::{Extra, Way};
use crate::events::{self, Actor, Note};
use crate::grants::{Spending, take};
use crate::shelf::{KeptPaper, Origin};
use crate::store::entity::{attempt, draw_record, event};
use crate::store::sheaf::{Column, Sheaf, tie};
use crate::store::{Changes, Hold, hold};
use crate::{AttemptId, Office, Outcome, PersonId};

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
        let items = tie(items(&new)?.into_iter())?;
        let record = record(&new)?;
        let laid = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    // Whoever pauses the exam waits for this attempt, or is seen here; what is granted now is seen here, or
                    // waits for the next attempt.
                    hold(tx, &[Hold::Begun(new.exam.as_str()), Hold::Person(new.person.as_str())]).await?;
                    // An insert that meets an attempt which is being closed would wait for who closes it, who waits for the
                    // person. Nobody else begins one now, so a look tells.
                    let way = Way::of(tx, &new).await?;
                    if way.beaten {
                        return Ok(Laid::Beaten);
                    }
                    let extra = way.extra(&new);
                    let note =
                        Note::new(new.now, Actor::Person(new.person.clone()), "attempt.started", new.id.as_str());
                    let note = Note { after: Some(told(&new, &extra)), ..note };
                    Changes::of(tx)
                        .and(&attempt::Entity::insert(row(&new, extra.ms())))
                        .and_raw(Sheaf::tied(tx, &ITEM, items).ask(placed))
                        .and(&draw_record::Entity::insert(record))
                        .and(&event::Entity::insert(events::row(&chance, note)))
                        .run()
                        .await?;
                    for grant in new.spending.attempt.iter().chain(extra.grant.iter().map(|(id, _)| id)) {
                        take(tx, grant, new.id.as_str()).await?;
                    }
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

/// What the log says of a start: exam and number, and what was granted for it.
fn told(new: &New, extra: &Extra) -> String {
    let mut after = serde_json::json!({ "exam": new.exam, "number": new.number });
    if let Some(grant) = &new.spending.attempt {
        after["grant"] = grant.as_str().into();
    }
    if let Some((_, minutes)) = extra.grant.as_ref().filter(|(_, minutes)| *minutes > 0) {
        after["minutes"] = (*minutes).into();
    }
    if let Some((percent, minutes)) = extra.standing {
        after["accommodation"] = serde_json::json!({ "percent": percent, "minutes": minutes });
    }
    if let Some(closes) = new.closes {
        after["closes"] = closes.0.into();
    }
    after.to_string()
}

fn row(new: &New, extra_ms: i64) -> attempt::ActiveModel {
    attempt::ActiveModel {
        id: Set(new.id.to_string()),
        person_id: Set(new.person.to_string()),
        exam: Set(new.exam.to_string()),
        exam_version_id: Set(new.exam_version_id.clone()),
        number: Set(new.number),
        state: Set(AttemptState::Running.as_str().to_owned()),
        language: Set(new.language.as_str().to_owned()),
        started_at: Set(new.now.0),
        deadline_at: Set(new.deadline(extra_ms).map(|at| at.0)),
        closed_at: Set(None),
        closed_by: Set(None),
        epoch: Set(0),
        holder: Set(None),
        version: Set(0),
        last_receipt: Set(None),
        last_sequence: Set(Some(0)),
        extra_ms: Set(extra_ms),
        paused_at: Set(None),
        resumed_at: Set(None),
    }
}

/// A place of a paper on its way to the store.
#[derive(Serialize)]
struct Placed<'n> {
    attempt_id: &'n str,
    place: usize,
    section: i32,
    number: i32,
    question_version_id: &'n str,
    choice_order: String,
    points: i64,
    policy: &'static str,
}

const ITEM: [Column; 8] = [
    ("attempt_id", "text"),
    ("place", "integer"),
    ("section", "integer"),
    ("number", "integer"),
    ("question_version_id", "text"),
    ("choice_order", "text"),
    ("points", "bigint"),
    ("policy", "text"),
];

/// The statement that places them.
fn placed(rows: &str) -> String {
    let columns = ITEM.map(|(name, _)| name).join(", ");
    format!("INSERT INTO attempt_item ({columns}, flagged) SELECT {columns}, FALSE FROM {rows}")
}

fn items(new: &New) -> Outcome<Vec<Placed<'_>>> {
    let mut rows = Vec::new();
    for (section_number, section) in (1..).zip(&new.drawn.paper.sections) {
        for (number, item) in (1..).zip(&section.items) {
            rows.push(Placed {
                attempt_id: new.id.as_str(),
                place: rows.len(),
                section: section_number,
                number,
                question_version_id: &item.question,
                choice_order: serde_json::to_string(&item.order)?,
                points: section.points.0,
                policy: section.policy.as_str(),
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
