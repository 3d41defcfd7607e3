use std::collections::{BTreeMap, BTreeSet};

use engine::{Moment, Payload};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::Standing;
use crate::store::entity::answer;
use crate::store::{Ask, Reply, ask};
use crate::views::Stored;
use crate::{Breakage, Outcome};

/// The answer of a place that counts.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// What was entered.
    pub(crate) payload: Payload,
    /// The row it stands in: newer rows have higher numbers.
    pub(crate) ordinal: i32,
    /// When it came.
    pub(crate) received_at: Moment,
}

/// What a candidate has entered so far.
pub(crate) struct Entered {
    /// The answers that count, by place.
    pub(crate) answers: BTreeMap<u16, Counted>,
    /// The places that are marked for later.
    pub(crate) flagged: BTreeSet<u16>,
}

#[derive(FromQueryResult)]
struct Row {
    answers: Option<String>,
    flagged: Option<String>,
}

/// All in one row: a database hands rows over one by one, and every page of a paper asks for these.
const ENTERED: &str = "SELECT (SELECT string_agg(place || ' ' || epoch || ' ' || sequence || ' ' || ordinal || ' ' || received_at \
    || ' ' || payload, '\n') FROM answer WHERE attempt_id = $1 AND standing = 'counted') AS answers, \
    (SELECT string_agg(place || '', ' ') FROM attempt_item WHERE attempt_id = $1 AND flagged) AS flagged";

/// What was entered in an attempt so far. In which order answers came does not matter: of a place that one counts which has
/// the highest sequence of the newest epoch.
pub(crate) async fn entered(db: &impl ConnectionTrait, attempt: &str) -> Outcome<Entered> {
    read_entered(&ask(db, [ask_entered(attempt)]).await?)
}

/// What to ask for it.
pub(crate) fn ask_entered(attempt: &str) -> Ask {
    Ask::new(ENTERED, [attempt.into()])
}

/// The same from the reply.
pub(crate) fn read_entered(reply: &Reply) -> Outcome<Entered> {
    let row: Row = reply.row()?;
    let mut newest: BTreeMap<u16, ((i32, i32), Counted)> = BTreeMap::new();
    for line in row.answers.iter().flat_map(|lines| lines.split('\n')) {
        let (place, turn, counted) = read(line)?;
        if newest.get(&place).is_none_or(|(last, _)| *last < turn) {
            newest.insert(place, (turn, counted));
        }
    }
    let flagged = row.flagged.iter().flat_map(|places| places.split(' ')).filter_map(|place| place.parse().ok());
    Ok(Entered {
        answers: newest.into_iter().map(|(place, (_, counted))| (place, counted)).collect(),
        flagged: flagged.collect(),
    })
}

/// The answers that count, by place.
pub(crate) async fn current(db: &impl ConnectionTrait, attempt: &str) -> Outcome<BTreeMap<u16, Counted>> {
    Ok(entered(db, attempt).await?.answers)
}

/// An answer as [`ENTERED`] writes it: its place, its turn among those of its place, and itself.
fn read(line: &str) -> Outcome<(u16, (i32, i32), Counted)> {
    let mut words = line.splitn(6, ' ');
    let mut next = || words.next().ok_or_else(|| Breakage::new("a line of answers is too short"));
    let place = next()?.parse().map_err(Breakage::new)?;
    let turn = (next()?.parse().map_err(Breakage::new)?, next()?.parse().map_err(Breakage::new)?);
    let ordinal = next()?.parse().map_err(Breakage::new)?;
    let received_at = Moment(next()?.parse().map_err(Breakage::new)?);
    Ok((place, turn, Counted { payload: serde_json::from_str(next()?)?, ordinal, received_at }))
}

/// What was last sent for each place in the pause that began at this moment.
pub(super) async fn paused(db: &impl ConnectionTrait, attempt: &str, since: Moment) -> Outcome<BTreeMap<u16, Payload>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(attempt))
        .filter(answer::Column::Standing.eq(Standing::Paused.as_str()))
        .filter(answer::Column::ReceivedAt.gte(since.0))
        .order_by_asc(answer::Column::Ordinal)
        .all(db)
        .await?;
    let sent =
        |row: answer::Model| Ok((u16::try_from(row.place).unwrap_or(u16::MAX), serde_json::from_str(&row.payload)?));
    rows.into_iter().map(sent).collect()
}

/// The same for a page.
pub(crate) fn stored(current: &BTreeMap<u16, Counted>) -> Vec<Stored> {
    let stored = |(&place, counted): (&u16, &Counted)| Stored { place, places: counted.payload.places().to_vec() };
    current.iter().map(stored).collect()
}
