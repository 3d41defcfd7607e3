use sea_orm::FromQueryResult;

use crate::store::Ask;

/// What there is beside the marks of an attempt. Mostly nothing of it is: one look saves looking for each.
#[derive(FromQueryResult)]
pub(super) struct Beside {
    /// Its time stood still.
    pub(super) stops: bool,
    /// Its candidate reported a question.
    pub(super) reports: bool,
    /// Answers were kept that were not graded.
    pub(super) kept: bool,
    /// Somebody decided that one of these counts.
    pub(super) decided: bool,
    /// A certificate rests on its marks.
    pub(super) certified: bool,
    /// Its page noted something of its window.
    pub(super) noted: bool,
}

const BESIDE: &str = "SELECT \
    EXISTS (SELECT 1 FROM attempt_pause WHERE attempt_id = $1) AS stops, \
    EXISTS (SELECT 1 FROM report WHERE attempt_id = $1) AS reports, \
    EXISTS (SELECT 1 FROM answer WHERE attempt_id = $1 AND standing <> 'counted') AS kept, \
    EXISTS (SELECT 1 FROM answer_decision WHERE attempt_id = $1 AND counted) AS decided, \
    EXISTS (SELECT 1 FROM certificate c JOIN attempt a ON a.id = $1 AND a.person_id = c.person_id \
        WHERE c.marks_id IN (SELECT id FROM marks WHERE attempt_id = $1)) AS certified, \
    EXISTS (SELECT 1 FROM attempt_note WHERE attempt_id = $1) AS noted";

impl Beside {
    /// What to ask.
    pub(super) fn ask(attempt: &str) -> Ask {
        Ask::new(BESIDE, [attempt.into()])
    }
}
