use std::collections::BTreeMap;

use engine::{Lang, Payload, Settled, Slug, open};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Answered, Card, Pile};
use crate::answers::Standing;
use crate::handbook::{links, present};
use crate::shelf::Shelf;
use crate::store::entity::answer;
use crate::views::NotebookEntry;
use crate::{AttemptId, Breakage, Outcome};

/// The cards as their owner sees them: each question as it was last answered wrongly, opened because that answer is
/// settled.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    pile: &Pile<'_>,
    cards: &[&Card],
    title: impl Fn(&str) -> String,
    lang: Lang,
) -> Outcome<Vec<NotebookEntry>> {
    let wrong: Vec<&Answered> = cards.iter().filter_map(|card| pile.past.answers.get(card.wrong)).collect();
    let versions: Vec<String> = wrong.iter().map(|one| one.version.clone()).collect();
    let readings = shelf.questions(db, &versions, lang).await?;
    let handbook = &present(db, shelf, lang).await?.chapters;
    let mut said = said_in_exams(db, &wrong).await?;
    let mut entries = Vec::with_capacity(cards.len());
    for ((card, one), reading) in cards.iter().zip(wrong).zip(readings) {
        let proof = match &one.payload {
            Some(payload) => Settled::practised(payload)?,
            None => Settled::closed(one.state)?,
        };
        let solution = open(&reading.question, &one.order, &proof);
        let chosen = one.payload.clone().or_else(|| said.remove(&(one.attempt.clone(), one.place)));
        entries.push(NotebookEntry {
            attempt: AttemptId::new(one.attempt.clone()),
            place: one.place,
            topic: Slug::parse(&card.topic).map_err(Breakage::new)?,
            topic_title: title(&card.topic),
            language: reading.language,
            converted: reading.converted,
            face: reading.question.face.in_order(&one.order),
            chosen: chosen.map(|payload| payload.places().to_vec()).unwrap_or_default(),
            answered_at: one.at,
            rules: links(handbook, solution.rules.iter().cloned()),
            solution,
            right: card.repetition.right,
            wrong: card.repetition.wrong,
            state: pile.state(card),
        });
    }
    Ok(entries)
}

/// What counted in exams, by attempt and place: of the newest epoch the highest sequence.
async fn said_in_exams(db: &impl ConnectionTrait, answers: &[&Answered]) -> Outcome<BTreeMap<(String, u16), Payload>> {
    let exams: Vec<&str> = answers.iter().filter(|one| one.payload.is_none()).map(|one| one.attempt.as_str()).collect();
    if exams.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.is_in(exams))
        .filter(answer::Column::Standing.eq(Standing::Counted.as_str()))
        .order_by_asc(answer::Column::Epoch)
        .order_by_asc(answer::Column::Sequence)
        .all(db)
        .await?;
    let mut said = BTreeMap::new();
    for row in rows {
        let place = u16::try_from(row.place).map_err(Breakage::new)?;
        said.insert((row.attempt_id, place), serde_json::from_str(&row.payload)?);
    }
    Ok(said)
}
