use std::collections::BTreeMap;

use engine::{AttemptState, Detail, Lang, Mode, Moment, Refusal};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, TryInsertResult};

use super::retire::said;
use crate::answers::current;
use crate::attempts::{own, state};
use crate::events::{self, Actor, Note};
use crate::marks::are_shown;
use crate::shelf::{self, KeptPaper};
use crate::store::entity::{attempt, question_version, report};
use crate::views::{AnsweredReport, OwnReport, ReportAnswer};
use crate::{AttemptId, Breakage, Office, Outcome, Viewer};

/// The longest report, in characters.
const LONGEST: usize = 1_000;

impl Office {
    /// Tells the trainers what is wrong with a question of one's own paper, as soon as its solution may be known: once the
    /// attempt is closed, as far as its marks show questions, or once a practice question is answered. The trainers see the
    /// question in the language it was read in.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's; `NotYetSettled`; `NoSuchQuestion`; `BadRequest` for a text that is empty or
    /// too long; `AlreadyReported`.
    pub async fn report_question(
        &self,
        viewer: &Viewer,
        id: &AttemptId,
        place: u16,
        (text, read_in): (&str, Lang),
    ) -> Outcome<()> {
        let attempt = self.own_up_to_date(viewer, id).await?;
        let kept = self.shelf.paper(self.store.read(), &attempt).await?;
        let version = kept.versions.get(usize::from(place)).ok_or(Refusal::NoSuchQuestion)?;
        self.may_be_reported(&attempt, &kept, place).await?;
        let text = said(text, LONGEST, "report")?;
        let question = question_version::Entity::find_by_id(version).one(self.store.read()).await?;
        let question = question.ok_or_else(|| Breakage::new("a question of a paper is gone"))?;
        let (chance, now, actor) = (self.chance.clone(), self.now(), Actor::Person(viewer.person.clone()));
        let row = report::ActiveModel {
            id: Set(chance.id()),
            attempt_id: Set(attempt.id),
            place: Set(i32::from(place)),
            person_id: Set(attempt.person_id),
            question_id: Set(question.question_id.clone()),
            question_version_id: Set(question.id),
            text: Set(text),
            language: Set(read_in.as_str().to_owned()),
            at: Set(now.0),
            answer: Set(None),
            answered_at: Set(None),
            answered_by: Set(None),
            read_at: Set(None),
        };
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let placed = report::Entity::insert(row)
                        .on_conflict(OnConflict::new().do_nothing().to_owned())
                        .try_insert()
                        .exec_without_returning(tx)
                        .await?;
                    if !matches!(placed, TryInsertResult::Inserted(1..)) {
                        return Err(Refusal::AlreadyReported.into());
                    }
                    let note = Note::new(now, actor, "question.reported", &question.question_id);
                    let after = format!(r#"{{"number":{}}}"#, question.number);
                    events::note(tx, &chance, Note { after: Some(after), ..note }).await
                })
            })
            .await
    }

    /// Notes that the viewer has read what was answered to their reports on an attempt.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's.
    pub async fn reports_read(&self, viewer: &Viewer, id: &AttemptId) -> Outcome<()> {
        let db = self.store.read();
        let attempt = own(db, viewer, id).await?.id;
        let unread = report::Entity::find().filter(unread()).filter(report::Column::AttemptId.eq(&attempt));
        if unread.one(db).await?.is_none() {
            return Ok(());
        }
        let now = self.now();
        self.store.write_aside(move |tx| {
            Box::pin(async move {
                report::Entity::update_many()
                    .col_expr(report::Column::ReadAt, Expr::value(now.0))
                    .filter(report::Column::AttemptId.eq(attempt))
                    .filter(self::unread())
                    .exec(tx)
                    .await?;
                Ok(())
            })
        });
        Ok(())
    }

    async fn may_be_reported(&self, attempt: &attempt::Model, kept: &KeptPaper, place: u16) -> Outcome<()> {
        let db = self.store.read();
        let told = if kept.exam.mode == Mode::Practice {
            if !current(db, &attempt.id).await?.contains_key(&place) {
                return Err(Refusal::NotYetSettled.into());
            }
            are_shown(&kept.exam.shown.after_answer)
        } else {
            if state(attempt) != AttemptState::Closed {
                return Err(Refusal::NotYetSettled.into());
            }
            let told = self.told_of(attempt).await?;
            told.contains(&Detail::Marks) && are_shown(&told)
        };
        if told { Ok(()) } else { Err(Refusal::NoSuchQuestion.into()) }
    }

    /// The viewer's reports that were answered and not read yet.
    pub(crate) async fn answered_reports(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<AnsweredReport>> {
        let db = self.store.read();
        let rows = report::Entity::find()
            .filter(report::Column::PersonId.eq(viewer.person.as_str()))
            .filter(unread())
            .order_by_desc(report::Column::AnsweredAt)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::Id.is_in(rows.iter().map(|row| row.attempt_id.as_str())))
            .all(db)
            .await?;
        let mut exams = BTreeMap::new();
        for attempt in &attempts {
            let exam = self.shelf.exam(db, &attempt.exam_version_id).await?;
            exams.insert(attempt.id.as_str(), (shelf::title(&exam.title, lang), exam.mode));
        }
        let answered = rows.iter().filter_map(|row| {
            let (exam_title, mode) = exams.get(row.attempt_id.as_str()).cloned()?;
            Some(AnsweredReport {
                attempt: AttemptId::new(row.attempt_id.clone()),
                place: u16::try_from(row.place).unwrap_or(u16::MAX),
                exam_title,
                mode,
                at: Moment(row.answered_at.unwrap_or(row.at)),
            })
        });
        Ok(answered.collect())
    }
}

/// Answered, and not read since.
fn unread() -> sea_orm::Condition {
    sea_orm::Condition::all().add(report::Column::AnsweredAt.is_not_null()).add(report::Column::ReadAt.is_null())
}

/// What was reported about the questions of an attempt, by place.
pub(crate) async fn own_reports(db: &impl ConnectionTrait, attempt: &str) -> Outcome<BTreeMap<u16, OwnReport>> {
    let rows = report::Entity::find().filter(report::Column::AttemptId.eq(attempt)).all(db).await?;
    let own = |row: report::Model| {
        let answer = row.answer.zip(row.answered_at).map(|(text, at)| ReportAnswer { text, at: Moment(at) });
        (u16::try_from(row.place).unwrap_or(u16::MAX), OwnReport { text: row.text, at: Moment(row.at), answer })
    };
    Ok(rows.into_iter().map(own).collect())
}
