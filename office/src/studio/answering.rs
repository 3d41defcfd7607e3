use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Lang, Moment, Refusal, Slug};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::authoring::Author;
use super::retire::said;
use super::writers::Writers;
use crate::events::{self, Note};
use crate::handbook::{links, present};
use crate::ids::ReportId;
use crate::shelf::{self, Reading};
use crate::store::entity::{attempt, question, question_version, report};
use crate::views::{ReportAnswer, ReportCard, ReportList, ReportsWanted};
use crate::{Breakage, Office, Outcome, Viewer};

/// Reports on one page.
const PAGE: u64 = 20;
/// The longest answer, in characters.
const LONGEST: usize = 1_000;

impl Office {
    /// What candidates have reported, one page of it, with the question as they had it and without saying who. A page beyond
    /// the last is the last.
    ///
    /// # Errors
    /// `NotAllowed` for everybody but trainers and administrators.
    pub async fn reports(&self, viewer: &Viewer, wanted: ReportsWanted, page: u32, lang: Lang) -> Outcome<ReportList> {
        self.reports_among(Author::of(viewer)?, Condition::all(), wanted, page, lang).await
    }

    /// The same of one question: its bank and its name.
    ///
    /// # Errors
    /// `NotAllowed` as for [`Office::reports`]; `NotFound` for a question that is not there.
    pub async fn reports_of(
        &self,
        viewer: &Viewer,
        (bank, slug): (&Slug, &Slug),
        wanted: ReportsWanted,
        page: u32,
        lang: Lang,
    ) -> Outcome<ReportList> {
        let author = Author::of(viewer)?;
        let question = question::Entity::find()
            .filter(question::Column::Bank.eq(bank.as_str()))
            .filter(question::Column::Slug.eq(slug.as_str()))
            .one(self.store.read())
            .await?
            .ok_or(Refusal::NotFound)?;
        let of_question = Condition::all().add(report::Column::QuestionId.eq(question.id));
        self.reports_among(author, of_question, wanted, page, lang).await
    }

    async fn reports_among(
        &self,
        author: Author,
        which: Condition,
        wanted: ReportsWanted,
        page: u32,
        lang: Lang,
    ) -> Outcome<ReportList> {
        let db = self.store.read();
        let found = || report::Entity::find().filter(which.clone());
        let open = found().filter(report::Column::AnsweredAt.is_null()).count(db).await?;
        let answered = found().filter(report::Column::AnsweredAt.is_not_null()).count(db).await?;
        let pages = if wanted == ReportsWanted::Open { open } else { answered }.div_ceil(PAGE).max(1);
        let page = u64::from(page).min(pages - 1);
        let rows = match wanted {
            ReportsWanted::Open => {
                found().filter(report::Column::AnsweredAt.is_null()).order_by_asc(report::Column::At)
            }
            ReportsWanted::Answered => {
                found().filter(report::Column::AnsweredAt.is_not_null()).order_by_desc(report::Column::AnsweredAt)
            }
        };
        let rows = rows.order_by_asc(report::Column::Id).limit(PAGE).offset(page * PAGE).all(db).await?;
        let whole = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(ReportList {
            open: whole(open),
            answered: whole(answered),
            page: whole(page),
            pages: whole(pages),
            reports: self.report_cards(&author, rows, lang).await?,
        })
    }

    /// Answers a report; the candidate sees it beside the question. It takes the place of the answer that was `seen`: of
    /// that moment, or of none.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `BadRequest` for an answer that is empty or too long; `AnsweredMeanwhile` when another
    /// answer stands there than the one that was seen.
    pub async fn answer_report(&self, viewer: &Viewer, id: &ReportId, seen: Option<Moment>, text: &str) -> Outcome<()> {
        let author = Author::of(viewer)?;
        let text = said(text, LONGEST, "answer")?;
        let (chance, now, actor, id) = (self.chance.clone(), self.now(), author.actor(), id.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let answered = report::Entity::update_many()
                        .col_expr(report::Column::Answer, Expr::value(text))
                        .col_expr(report::Column::AnsweredAt, Expr::value(now.0))
                        .col_expr(report::Column::AnsweredBy, Expr::value(actor.as_str()))
                        .col_expr(report::Column::ReadAt, Expr::value(Option::<i64>::None))
                        .filter(report::Column::Id.eq(id.as_str()))
                        .filter(match seen {
                            Some(seen) => report::Column::AnsweredAt.eq(seen.0),
                            None => report::Column::AnsweredAt.is_null(),
                        })
                        .exec(tx)
                        .await?;
                    if answered.rows_affected == 0 {
                        let there = report::Entity::find_by_id(id.as_str()).one(tx).await?;
                        return Err(there.map_or(Refusal::NotFound, |_| Refusal::AnsweredMeanwhile).into());
                    }
                    let before = seen.map(|seen| serde_json::json!({ "answered_at": seen }).to_string());
                    let note = Note::new(now, actor, "report.answered", id.as_str());
                    events::note(tx, &chance, Note { before, ..note }).await
                })
            })
            .await
    }

    async fn report_cards(&self, author: &Author, rows: Vec<report::Model>, lang: Lang) -> Outcome<Vec<ReportCard>> {
        let db = self.store.read();
        let readings = self.read_as_reported(&rows).await?;
        let known = Known::load(db, &rows).await?;
        let writers = Writers::load(db, rows.iter().filter_map(|row| row.answered_by.as_deref())).await?;
        let texts = present(db, &self.shelf, lang).await?;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            let reading = readings.get(&row.id).ok_or_else(|| Breakage::new("a report has no question"))?;
            let (question, version, now) = known.of(&row)?;
            let exam = known.exams.get(&row.attempt_id).ok_or_else(|| Breakage::new("a report has no attempt"))?;
            let solution = author.open_in_source_order(&reading.question);
            cards.push(ReportCard {
                id: ReportId::new(row.id),
                text: row.text,
                at: Moment(row.at),
                exam_title: shelf::title(&self.shelf.exam(db, exam).await?.title, lang),
                bank: Slug::parse(&question.bank).map_err(Breakage::new)?,
                slug: Slug::parse(&question.slug).map_err(Breakage::new)?,
                number: version.number.unsigned_abs(),
                present: now.number.unsigned_abs(),
                red_line: version.red_line,
                retired: question.retired_at.is_some(),
                language: reading.language,
                face: reading.question.face.clone(),
                rules: links(&texts.chapters, solution.rules.iter().cloned()),
                solution,
                answered_by: row.answered_by.as_deref().map(|id| writers.of(id)),
                answer: row.answer.zip(row.answered_at).map(|(text, at)| ReportAnswer { text, at: Moment(at) }),
            });
        }
        Ok(cards)
    }

    /// The questions of reports as they were read, by report.
    async fn read_as_reported(&self, rows: &[report::Model]) -> Outcome<BTreeMap<String, Arc<Reading>>> {
        let mut by_language: BTreeMap<&str, Vec<&report::Model>> = BTreeMap::new();
        for row in rows {
            by_language.entry(row.language.as_str()).or_default().push(row);
        }
        let mut readings = BTreeMap::new();
        for (language, rows) in by_language {
            let versions: Vec<String> = rows.iter().map(|row| row.question_version_id.clone()).collect();
            let language = language.parse().map_err(|_| Breakage::new("a report is in no language"))?;
            let read = self.shelf.questions(self.store.read(), &versions, language).await?;
            readings.extend(rows.iter().map(|row| row.id.clone()).zip(read));
        }
        Ok(readings)
    }
}

/// What the reports of one page are about.
struct Known {
    questions: BTreeMap<String, question::Model>,
    versions: BTreeMap<String, question_version::Model>,
    /// The version of the exam, by attempt.
    exams: BTreeMap<String, String>,
}

impl Known {
    async fn load(db: &impl ConnectionTrait, rows: &[report::Model]) -> Outcome<Self> {
        let questions = || rows.iter().map(|row| row.question_id.as_str());
        let found = question::Entity::find().filter(question::Column::Id.is_in(questions())).all(db).await?;
        let versions = question_version::Entity::find()
            .filter(question_version::Column::QuestionId.is_in(questions()))
            .all(db)
            .await?;
        let attempts: Vec<(String, String)> = attempt::Entity::find()
            .select_only()
            .columns([attempt::Column::Id, attempt::Column::ExamVersionId])
            .filter(attempt::Column::Id.is_in(rows.iter().map(|row| row.attempt_id.as_str())))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            questions: found.into_iter().map(|row| (row.id.clone(), row)).collect(),
            versions: versions.into_iter().map(|row| (row.id.clone(), row)).collect(),
            exams: attempts.into_iter().collect(),
        })
    }

    /// The question of a report, the version the candidate had, and the one that is drawn now.
    fn of(
        &self,
        row: &report::Model,
    ) -> Outcome<(&question::Model, &question_version::Model, &question_version::Model)> {
        let lost = || Breakage::new("a report is about a question that is gone");
        let question = self.questions.get(&row.question_id).ok_or_else(lost)?;
        let version = self.versions.get(&row.question_version_id).ok_or_else(lost)?;
        let of_question = self.versions.values().filter(|one| one.question_id == row.question_id);
        Ok((question, version, of_question.max_by_key(|one| one.number).ok_or_else(lost)?))
    }
}
