use engine::{AttemptState, Detail, Moment, Payload, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use crate::attempts::state;
use crate::store::entity::{answer, attempt};
use crate::{AttemptId, Breakage, Office, Outcome, Viewer};

/// What the file says it is.
const FORMAT: &str = "passgate-receipts";
/// Counts up whenever a field changes its meaning.
const VERSION: u32 = 1;

/// The receipts of one attempt, for its candidate to keep. It holds no key and no text of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptsFile {
    /// What this is: `passgate-receipts`.
    pub format: String,
    /// Counts up whenever a field changes its meaning.
    pub version: u32,
    /// The attempt.
    pub attempt: AttemptId,
    /// The exam.
    pub exam: Slug,
    /// When the file was made.
    pub made_at: Moment,
    /// Every answer that was received by then, in order.
    pub answers: Vec<Receipted>,
}

/// One answer with its receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipted {
    /// Which answer of the attempt, from 1.
    pub ordinal: i32,
    /// Which question of the paper, counted from 0 over all sections.
    pub place: i32,
    /// The page that sent it.
    pub device: String,
    /// The epoch it was sent in.
    pub epoch: i32,
    /// Its number within the epoch.
    pub sequence: i32,
    /// The language of the page.
    pub language: String,
    /// When it was received.
    pub received_at: Moment,
    /// `counted`, `stale`, `late`, `paused` or `locked`.
    pub standing: String,
    /// What was entered; left out after the end, where the exam does not show one's own answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Payload>,
    /// The receipt.
    pub receipt: String,
}

impl ReceiptsFile {
    /// Reads a file that somebody kept.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match (file.format.as_str(), file.version) {
            (FORMAT, VERSION) => Ok(file),
            (FORMAT, newer) => Err(format!("receipts of version {newer} are unknown here")),
            (other, _) => Err(format!("format {other}: these are no receipts")),
        }
    }
}

impl Office {
    /// The receipts of the viewer's own attempt, whether it runs or has ended.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's.
    pub async fn receipts(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<ReceiptsFile> {
        let attempt = self.own_up_to_date(viewer, id).await?;
        let rows = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(&attempt.id))
            .order_by_asc(answer::Column::Ordinal)
            .all(self.store.read())
            .await?;
        let open = self.entered_is_open(&attempt).await?;
        let receipted = |row: answer::Model| {
            Ok(Receipted {
                entered: if open { Some(serde_json::from_str(&row.payload)?) } else { None },
                ordinal: row.ordinal,
                place: row.place,
                device: row.device,
                epoch: row.epoch,
                sequence: row.sequence,
                language: row.language,
                received_at: Moment(row.received_at),
                standing: row.standing,
                receipt: row.receipt,
            })
        };
        Ok(ReceiptsFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            exam: Slug::parse(&attempt.exam).map_err(Breakage::new)?,
            attempt: id.clone(),
            made_at: self.now(),
            answers: rows.into_iter().map(receipted).collect::<Outcome<_>>()?,
        })
    }

    /// What was entered is on the paper while it runs, and afterwards for the exam's setting to say.
    async fn entered_is_open(&self, attempt: &attempt::Model) -> Outcome<bool> {
        match state(attempt) {
            AttemptState::Running | AttemptState::Paused => Ok(true),
            AttemptState::Annulled => Ok(false),
            AttemptState::Closed => {
                let told = self.told_of(attempt).await?;
                Ok([Detail::OwnAnswers, Detail::RightOrWrong, Detail::Solutions].iter().any(|one| told.contains(one)))
            }
        }
    }
}
