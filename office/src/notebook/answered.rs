use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{AttemptState, Detail, Exam, Lang, Marks, Moment, Payload};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::attempts::stands;
use crate::practice::is_right;
use crate::shelf::Shelf;
use crate::{Breakage, Office, Outcome, PersonId};

/// A question that somebody answered and was told how it went.
pub(crate) struct Answered {
    pub(crate) attempt: String,
    pub(crate) place: u16,
    /// The question, whatever its version.
    pub(crate) question: String,
    pub(crate) version: String,
    /// Its bank.
    pub(crate) topic: String,
    /// The choices as they were shown.
    pub(crate) order: Vec<u8>,
    /// What was answered in practice; what counted in an exam is looked up when it is wanted.
    pub(crate) payload: Option<Payload>,
    pub(crate) right: bool,
    pub(crate) at: Moment,
    /// Where the attempt it belongs to stands.
    pub(crate) state: AttemptState,
}

/// An exam that was sat, with what it tells of single questions.
pub(super) struct SatExam {
    pub(super) attempt: String,
    pub(super) plan: Arc<Exam>,
    pub(super) closed_at: Moment,
    pub(super) marks: Marks,
    /// Whether it says which questions were right.
    pub(super) judged: bool,
    /// Whether it shows their solutions.
    solved: bool,
}

/// All that a person answered and was told how it went, oldest first. An exam's questions are part of it only while the exam
/// shows their solutions to this person: asking those again for practice would tell what it keeps for a resit.
pub(crate) struct Past {
    pub(crate) answers: Vec<Answered>,
    pub(super) exams: Vec<SatExam>,
}

#[derive(FromQueryResult)]
struct Row {
    attempt: String,
    state: String,
    place: i32,
    question: String,
    version: String,
    bank: String,
    choice_order: String,
    payload: Option<String>,
    at: Option<i64>,
}

#[derive(FromQueryResult)]
struct ExamRow {
    attempt: String,
    version: String,
    closed_at: Option<i64>,
    body: String,
}

/// A practice takes one answer to each question. Found by the person's attempts, and from there by primary keys.
const PRACTISED: &str = "SELECT a.id AS attempt, a.state, i.place, v.question_id AS question, v.id AS version, q.bank, \
        i.choice_order, n.payload, i.settled_at AS at \
    FROM attempt a JOIN exam_version e ON e.id = a.exam_version_id AND e.mode = 'practice' \
    JOIN attempt_item i ON i.attempt_id = a.id AND i.settled_at IS NOT NULL \
    JOIN question_version v ON v.id = i.question_version_id JOIN question q ON q.id = v.question_id \
    JOIN answer n ON n.attempt_id = a.id AND n.place = i.place AND n.standing = 'counted' \
    WHERE a.person_id = $1 AND a.state <> 'annulled'";

const SAT: &str = "SELECT a.id AS attempt, a.exam_version_id AS version, a.closed_at, m.body \
    FROM attempt a JOIN exam_version e ON e.id = a.exam_version_id AND e.mode <> 'practice' \
    JOIN marks_sum s ON s.attempt_id = a.id JOIN marks m ON m.id = s.marks_id \
    WHERE a.person_id = $1 AND a.state = 'closed'";

const EXAMINED: &str = "SELECT a.id AS attempt, a.state, i.place, v.question_id AS question, v.id AS version, q.bank, \
        i.choice_order, CAST(NULL AS TEXT) AS payload, a.closed_at AS at \
    FROM attempt a JOIN exam_version e ON e.id = a.exam_version_id AND e.mode <> 'practice' \
    JOIN attempt_item i ON i.attempt_id = a.id \
    JOIN question_version v ON v.id = i.question_version_id JOIN question q ON q.id = v.question_id \
    WHERE a.person_id = $1 AND a.state = 'closed'";

impl Past {
    /// Reads it: two statements, a third where an exam shows solutions, and texts that are not at hand yet.
    pub(crate) async fn of(office: &Office, person: &PersonId) -> Outcome<Self> {
        let db = office.store.read();
        let mut answers = practised(db, &office.shelf, person).await?;
        let exams = sat(office, person).await?;
        let solved: BTreeMap<&str, &SatExam> =
            exams.iter().filter(|one| one.solved).map(|one| (one.attempt.as_str(), one)).collect();
        if !solved.is_empty() {
            for row in Row::find_by_statement(about(db, EXAMINED, person)).all(db).await? {
                let Some(exam) = solved.get(row.attempt.as_str()) else { continue };
                let item = usize::try_from(row.place).ok().and_then(|place| exam.marks.items.get(place));
                answers.extend(item.map(|item| row.answered(item.right)).transpose()?);
            }
        }
        answers.sort_by(|one, other| (one.at, &one.attempt, one.place).cmp(&(other.at, &other.attempt, other.place)));
        Ok(Self { answers, exams })
    }
}

async fn practised(db: &impl ConnectionTrait, shelf: &Shelf, person: &PersonId) -> Outcome<Vec<Answered>> {
    let rows = Row::find_by_statement(about(db, PRACTISED, person)).all(db).await?;
    let versions: Vec<String> = rows.iter().map(|row| row.version.clone()).collect();
    let readings = shelf.questions(db, &versions, Lang::ZhHans).await?;
    let mut answers = Vec::with_capacity(rows.len());
    for (row, reading) in rows.into_iter().zip(readings) {
        let mut answered = row.answered(false)?;
        if let Some(payload) = &answered.payload {
            answered.right = is_right(&reading, &answered.order, payload)?;
        }
        answers.push(answered);
    }
    Ok(answers)
}

/// The exams that were sat and whose outcome is told by now.
async fn sat(office: &Office, person: &PersonId) -> Outcome<Vec<SatExam>> {
    let db = office.store.read();
    let mut exams = Vec::new();
    for row in ExamRow::find_by_statement(about(db, SAT, person)).all(db).await? {
        let plan = office.shelf.exam(db, &row.version).await?;
        let marks: Marks = serde_json::from_str(&row.body)?;
        let told = office.tells(&plan, marks.passed).await?;
        if !told.contains(&Detail::Marks) {
            continue;
        }
        let solved = told.contains(&Detail::Solutions);
        let judged = solved || told.contains(&Detail::RightOrWrong);
        let closed_at = Moment(row.closed_at.unwrap_or_default());
        exams.push(SatExam { attempt: row.attempt, plan, closed_at, marks, judged, solved });
    }
    Ok(exams)
}

impl Row {
    fn answered(self, right: bool) -> Outcome<Answered> {
        Ok(Answered {
            place: u16::try_from(self.place).map_err(Breakage::new)?,
            order: serde_json::from_str(&self.choice_order)?,
            payload: self.payload.map(|text| serde_json::from_str(&text)).transpose()?,
            at: Moment(self.at.unwrap_or_default()),
            state: stands(&self.state),
            attempt: self.attempt,
            question: self.question,
            version: self.version,
            topic: self.bank,
            right,
        })
    }
}

fn about(db: &impl ConnectionTrait, sql: &str, person: &PersonId) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, [person.as_str().into()])
}
