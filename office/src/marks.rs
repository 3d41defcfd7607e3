//! Marks: how an attempt was graded, as far as its exam lets it be told.

mod beside;
mod handed_in;
mod items;
mod seats;
mod sum;
mod told;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use engine::{AttemptState, Detail, Lang, Marks, Mode, Moment, Refusal, Slug};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::answers::{ask_entered, read_entered};
use crate::attempts::state;
use crate::exams::{Entrance, Past, may_start};
use crate::handbook::{ask_present, links, read_present};
use crate::late::{kept, settled};
use crate::shelf::{self, Shelf};
use crate::store::Ask;
use crate::store::entity::{attempt, certificate, marks};
use crate::studio::own_reports;
use crate::views::{ClosedBy, KeptAnswer, MarksPage, MarksTold, WindowNotes};
use crate::{AttemptId, Breakage, CertificateId, Office, Outcome, Viewer, pauses};
use beside::Beside;
use items::Opened;
pub(crate) use items::are_shown;
pub(crate) use seats::{Seated, fill_seats, seat_anew, seat_anew_after, seated};
pub(crate) use sum::{fill, sum_up, summed_up, topics};

impl Office {
    /// The marks of the viewer's own closed attempt.
    ///
    /// # Errors
    /// `NotFound`, also for somebody else's; `NotYetSettled` while it runs; `MarksWithheld` as long as its outcome is not
    /// told: there is [`Office::handed_in`] then.
    pub async fn marks(&self, viewer: &Viewer, id: &AttemptId, lang: Lang) -> Outcome<MarksPage> {
        let (db, now) = (self.store.read(), self.now());
        let kept = self.own_paper(viewer, id).await?;
        let (attempt, reply) = self.own_with(viewer, id, || asks(viewer, id, &kept.exam.id, now)).await?;
        if state(&attempt) != AttemptState::Closed {
            return Err(Refusal::NotYetSettled.into());
        }
        let Row { body, graded_at, plan } = reply.row()?;
        let graded: Marks = serde_json::from_str(&body.ok_or_else(|| Breakage::new("a closed attempt has no marks"))?)?;
        let shown = self.tells(&kept.exam, graded.passed).await?;
        if !shown.contains(&Detail::Marks) {
            let at = match self.marks_told(&kept.exam).await? {
                MarksTold::At { at } => Some(at),
                MarksTold::WhenOver | MarksTold::Never => None,
            };
            return Err(Refusal::MarksWithheld { at }.into());
        }
        let shown = shown.as_slice();
        let readings = self.shelf.questions(db, &kept.versions, lang).await?;
        let opened = Opened::of(&attempt, &kept, readings, &graded)?;
        let rules = if shown.contains(&Detail::Rules) { opened.rules_to_read() } else { Vec::new() };
        let beside: Beside = reply.row()?;
        let answers = if beside.decided { settled(db, &attempt.id).await? } else { read_entered(&reply)?.answers };
        let reports = if beside.reports { own_reports(db, &attempt.id).await? } else { BTreeMap::new() };
        let plan = self.shelf.exam(db, &plan.ok_or_else(|| Breakage::new("an exam is gone"))?).await?;
        let entrance = Entrance::read(&reply, db, &self.shelf, (&viewer.person, now)).await?;
        let entry = entrance.entry(db, &plan).await?;
        let past = Past::read(&reply, db, (&viewer.person, &plan), entry).await?;
        let texts = read_present(&reply, db, &self.shelf, lang).await?;
        let marks = tellable(graded, shown);
        Ok(MarksPage {
            attempt: id.clone(),
            exam: kept.exam.id.clone(),
            exam_title: shelf::title(&kept.exam.title, lang),
            mode: kept.exam.mode,
            candidate: viewer.name.clone(),
            staff_no: viewer.staff_no.clone(),
            number: attempt.number.unsigned_abs(),
            started_at: Moment(attempt.started_at),
            closed_at: Moment(attempt.closed_at.or(graded_at).unwrap_or_default()),
            closed_by: ClosedBy::read(attempt.closed_by.as_deref()),
            stops: if beside.stops { pauses::stops(db, &attempt.id).await? } else { Vec::new() },
            noted: if beside.noted {
                self.noted_of(&[&attempt]).await?.remove(&attempt.id)
            } else {
                kept.exam.sitting.notes.then(WindowNotes::default)
            },
            topics: topic_titles(&texts.topics, &marks),
            marks,
            rules: links(&texts.chapters, rules),
            items: opened.items(&kept, &answers, reports, (shown, &texts.chapters)),
            certificate: if beside.certified { certificate_on(db, viewer, &attempt.id).await? } else { None },
            kept: if beside.kept { own_kept(db, &self.shelf, &attempt, lang).await? } else { Vec::new() },
            may_start_again: may_start(&plan, &past, entry, now),
        })
    }
}

#[derive(FromQueryResult)]
struct Row {
    body: Option<String>,
    graded_at: Option<i64>,
    plan: Option<String>,
}

/// The marks that hold now, and the version of the exam that new attempts get.
const MARKS: &str = "SELECT m.body, m.graded_at, \
    (SELECT id FROM exam_version WHERE exam = $2 ORDER BY number DESC LIMIT 1) AS plan FROM (SELECT 1 AS one) AS o \
    LEFT JOIN marks m ON m.attempt_id = $1 AND m.number = (SELECT max(number) FROM marks WHERE attempt_id = $1)";

/// All that the page asks for beside the attempt.
fn asks(viewer: &Viewer, id: &AttemptId, exam: &Slug, now: Moment) -> [Ask; 6] {
    let id = id.as_str();
    [
        Ask::new(MARKS, [id.into(), exam.as_str().into()]),
        Beside::ask(id),
        ask_entered(id),
        Entrance::ask(&viewer.person, now),
        Past::ask(&viewer.person, exam),
        ask_present(),
    ]
}

/// What was kept of an attempt and not graded, for whoever sat it: what waits for a decision, and what was decided. What was
/// entered stands among the receipts. In a practice nobody decides.
async fn own_kept(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    attempt: &attempt::Model,
    lang: Lang,
) -> Outcome<Vec<KeptAnswer>> {
    if shelf.exam(db, &attempt.exam_version_id).await?.mode == Mode::Practice {
        return Ok(Vec::new());
    }
    let all = kept(db, shelf, attempt, lang).await?.into_iter().map(|(answer, _)| answer);
    let own = all.filter(|answer| answer.waits || answer.decision.is_some());
    Ok(own.map(|answer| KeptAnswer { entered: Vec::new(), counts: None, ..answer }).collect())
}

/// The marks without what may not be told. Single questions never leave this way.
fn tellable(mut graded: Marks, shown: &[Detail]) -> Marks {
    graded.items.clear();
    if !shown.contains(&Detail::Topics) {
        graded.topics.clear();
    }
    graded
}

/// The marks of an attempt that hold now.
pub(crate) async fn newest(db: &impl ConnectionTrait, attempt: &str) -> Outcome<Option<marks::Model>> {
    let rows = marks::Entity::find().filter(marks::Column::AttemptId.eq(attempt));
    Ok(rows.order_by_desc(marks::Column::Number).one(db).await?)
}

/// What the topics named in marks are called.
fn topic_titles(titles: &HashMap<String, String>, marks: &Marks) -> Vec<(Slug, String)> {
    let parts = marks.parts.iter().filter_map(|part| match &part.which {
        engine::Part::Topic(topic) => Some(topic),
        _ => None,
    });
    let topics: BTreeSet<&Slug> = marks.topics.iter().map(|topic| &topic.topic).chain(parts).collect();
    let title = |topic: &Slug| titles.get(topic.as_str()).cloned().unwrap_or_else(|| topic.to_string());
    topics.into_iter().map(|topic| (topic.clone(), title(topic))).collect()
}

/// The viewer's certificate that rests on marks of this attempt, also earlier ones; the newest, when it was issued anew.
async fn certificate_on(db: &impl ConnectionTrait, viewer: &Viewer, attempt: &str) -> Outcome<Option<CertificateId>> {
    let gradings = marks::Entity::find()
        .select_only()
        .column(marks::Column::Id)
        .filter(marks::Column::AttemptId.eq(attempt))
        .into_query();
    let found = certificate::Entity::find()
        .filter(certificate::Column::MarksId.in_subquery(gradings))
        .filter(certificate::Column::PersonId.eq(viewer.person.as_str()))
        .order_by_desc(certificate::Column::IssuedAt)
        .order_by_desc(certificate::Column::InForce)
        .one(db)
        .await?;
    Ok(found.map(|row| CertificateId::new(row.id)))
}
