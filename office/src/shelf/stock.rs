use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Candidate, Exam, Mode, Slug, Usage};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::content::Revision;
use crate::{Breakage, Outcome};

/// What may be drawn of one bank at a revision, whoever draws and on whatever day.
pub(crate) struct BankStock {
    questions: Vec<Drawable>,
    /// The posts that some of them are for.
    pub(super) named: BTreeSet<Slug>,
}

/// A question that may be drawn, and by whom.
struct Drawable {
    candidate: Arc<Candidate>,
    usage: Usage,
    posts: Vec<Slug>,
    valid_until: Option<String>,
}

/// What decides, beside the revision, which questions of a stock may be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) mode: Mode,
    /// The day, by the department's calendar.
    pub(super) day: &'a str,
    /// The posts that the person is on the way to.
    pub(super) posts: &'a [Slug],
}

impl BankStock {
    /// What may be drawn: of this use, in date, and for one of these posts.
    pub(super) fn candidates(&self, wanted: Wanted<'_>) -> impl Iterator<Item = Arc<Candidate>> {
        let fits = move |one: &&Drawable| {
            let of_use = one.usage == Usage::Both || one.usage == wanted_use(wanted.mode);
            let in_date = one.valid_until.as_deref().is_none_or(|until| until >= wanted.day);
            of_use && in_date && (one.posts.is_empty() || one.posts.iter().any(|post| wanted.posts.contains(post)))
        };
        self.questions.iter().filter(fits).map(|one| Arc::clone(&one.candidate))
    }
}

/// The use beside `both` that an exam of this mode draws.
pub(crate) const fn wanted_use(mode: Mode) -> Usage {
    match mode {
        Mode::Practice => Usage::Practice,
        Mode::Mock | Mode::Certification => Usage::Exam,
    }
}

/// The banks that an exam draws from.
pub(crate) fn topics(exam: &Exam) -> BTreeSet<&str> {
    exam.blueprint.sections.iter().flat_map(|section| &section.cells).map(|cell| cell.topic.as_str()).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    bank: String,
    slug: String,
    kind: String,
    difficulty: i32,
    red_line: bool,
    usage: String,
    shape: String,
    enemies: String,
    posts: String,
    valid_until: Option<String>,
    measured: Option<i32>,
}

/// The newest version that was drawn at a revision, of each question that did not rest then. What belongs to a revision
/// never changes, so this gives the same at any time.
const ROWS: &str = "SELECT v.id, q.bank, q.slug, v.kind, v.difficulty, v.red_line, v.usage, v.shape, v.enemies, v.posts, \
        v.valid_until, d.difficulty AS measured \
    FROM question_version v JOIN question q ON q.id = v.question_id \
    LEFT JOIN measured_difficulty d ON d.question_version_id = v.id AND d.from_revision <= $2 \
        AND (d.until_revision IS NULL OR d.until_revision > $2) \
    WHERE v.topic = $1 AND v.state IN ('approved', 'replaced') AND v.from_revision <= $2 \
        AND NOT EXISTS (SELECT 1 FROM question_version n WHERE n.question_id = v.question_id AND n.number > v.number \
            AND n.state IN ('approved', 'replaced') AND n.from_revision <= $2) \
        AND NOT EXISTS (SELECT 1 FROM question_rest r WHERE r.question_id = v.question_id AND r.from_revision <= $2 \
            AND (r.until_revision IS NULL OR r.until_revision > $2))";

/// Reads what may be drawn of a bank at a revision.
pub(super) async fn read(db: &impl ConnectionTrait, bank: &str, revision: Revision) -> Outcome<BankStock> {
    let values = [bank.into(), revision.0.into()];
    let query = Statement::from_sql_and_values(db.get_database_backend(), ROWS, values);
    let rows = Row::find_by_statement(query).all(db).await?;
    let questions: Vec<Drawable> = rows.into_iter().map(drawable).collect::<Outcome<_>>()?;
    let named = questions.iter().flat_map(|one| one.posts.iter().cloned()).collect();
    Ok(BankStock { questions, named })
}

fn drawable(row: Row) -> Outcome<Drawable> {
    let level = |difficulty: i32| u8::try_from(difficulty).map_err(Breakage::new);
    let candidate = Candidate {
        slug_key: format!("{}/{}", row.bank, row.slug),
        kind: row.kind.parse().map_err(Breakage::new)?,
        topic: row.bank.parse().map_err(Breakage::new)?,
        difficulty: level(row.difficulty)?,
        measured: row.measured.map(level).transpose()?,
        red_line: row.red_line,
        shape: serde_json::from_str(&row.shape)?,
        enemies: serde_json::from_str(&row.enemies)?,
        question: row.id,
    };
    Ok(Drawable {
        candidate: Arc::new(candidate),
        usage: row.usage.parse().map_err(Breakage::new)?,
        posts: serde_json::from_str(&row.posts)?,
        valid_until: row.valid_until,
    })
}
