use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Lang, Moment, Payload, QuestionType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::settled;
use crate::Outcome;
use crate::answers::{Counted, Standing};
use crate::shelf::{KeptPaper, Reading, Shelf};
use crate::store::entity::{answer, answer_decision, attempt};
use crate::views::{KeptAnswer, LateDecision, NotGraded, Picked};

/// What was kept of a closed attempt and not graded, in the order in which it came, and what was decided; nobody is named.
pub(crate) async fn kept(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    attempt: &attempt::Model,
    lang: Lang,
) -> Outcome<Vec<(KeptAnswer, Option<answer_decision::Model>)>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(&attempt.id))
        .filter(answer::Column::Standing.ne(Standing::Counted.as_str()))
        .order_by_asc(answer::Column::Ordinal)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let decisions =
        answer_decision::Entity::find().filter(answer_decision::Column::AttemptId.eq(&attempt.id)).all(db).await?;
    let paper = shelf.paper(db, attempt).await?;
    let desk = Desk {
        attempt,
        readings: shelf.questions(db, &paper.versions, lang).await?,
        counts: settled(db, &attempt.id).await?,
        latest: latest(db, &attempt.id).await?,
        decisions: decisions.into_iter().map(|row| (row.ordinal, row)).collect(),
        paper,
    };
    rows.iter().map(|row| desk.kept(row)).collect()
}

/// The last answer to each question, whatever it is worth.
async fn latest(db: &impl ConnectionTrait, attempt: &str) -> Outcome<BTreeMap<i32, i32>> {
    let rows = answer::Entity::find().filter(answer::Column::AttemptId.eq(attempt));
    let rows = rows.order_by_asc(answer::Column::Ordinal).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.place, row.ordinal)).collect())
}

/// What it takes to tell of the answers of one attempt.
struct Desk<'a> {
    attempt: &'a attempt::Model,
    paper: Arc<KeptPaper>,
    readings: Vec<Arc<Reading>>,
    counts: BTreeMap<u16, Counted>,
    latest: BTreeMap<i32, i32>,
    decisions: BTreeMap<i32, answer_decision::Model>,
}

impl Desk<'_> {
    fn kept(&self, row: &answer::Model) -> Outcome<(KeptAnswer, Option<answer_decision::Model>)> {
        let place = u16::try_from(row.place).unwrap_or(u16::MAX);
        let payload: Payload = serde_json::from_str(&row.payload)?;
        let (section, number) = self.numbers(place);
        let decision = self.decisions.get(&row.ordinal).cloned();
        let counts = self.counts.get(&place).map(|counted| &counted.payload);
        let superseded = self.latest.get(&row.place) != Some(&row.ordinal)
            || self.decisions.values().any(|other| other.place == row.place && other.counted);
        let answer = KeptAnswer {
            ordinal: row.ordinal.unsigned_abs(),
            section,
            number,
            entered: self.picked(place, &payload),
            counts: counts.map(|payload| self.picked(place, payload)),
            at: Moment(row.received_at),
            why: self.why(row),
            other_device: self.attempt.holder.as_deref().is_some_and(|holder| holder != row.device),
            waits: decision.is_none() && !superseded && !is_same(counts, &payload),
            decision: decision.as_ref().map(told),
        };
        Ok((answer, decision))
    }

    fn why(&self, row: &answer::Model) -> NotGraded {
        match Standing::read(&row.standing) {
            Standing::Stale => NotGraded::Stale,
            Standing::Paused => NotGraded::Paused,
            Standing::Locked => NotGraded::Locked,
            Standing::Late | Standing::Counted => {
                let end = self.attempt.closed_at.unwrap_or(row.received_at);
                NotGraded::Late { by_ms: row.received_at.saturating_sub(end).max(0) }
            }
        }
    }

    /// Section and number of a place, each from 1.
    fn numbers(&self, place: u16) -> (u16, u16) {
        let mut left = place;
        for (section, part) in (1..).zip(&self.paper.paper.sections) {
            let count = u16::try_from(part.items.len()).unwrap_or(u16::MAX);
            if left < count {
                return (section, left + 1);
            }
            left -= count;
        }
        (0, place.saturating_add(1))
    }

    fn picked(&self, place: u16, payload: &Payload) -> Vec<Picked> {
        let index = usize::from(place);
        let by_name = self.paper.spots.get(index).is_some_and(|spot| spot.kind == QuestionType::Boolean);
        let item = self.paper.paper.items().nth(index);
        let face = item.zip(self.readings.get(index)).filter(|_| by_name);
        let face = face.map(|((_, item), reading)| reading.face(item));
        let text = |place: u8| face.as_ref().and_then(|face| face.choices.get(usize::from(place)).cloned());
        payload.places().iter().map(|&place| Picked { place, text: text(place) }).collect()
    }
}

/// Whether an answer says what counts already: cleared and untouched count alike.
fn is_same(counts: Option<&Payload>, entered: &Payload) -> bool {
    counts.map_or(entered.is_cleared(), |counts| counts == entered)
}

fn told(row: &answer_decision::Model) -> LateDecision {
    LateDecision { counted: row.counted, reason: row.reason.clone(), at: Moment(row.decided_at), by: None }
}
