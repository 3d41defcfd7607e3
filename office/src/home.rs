//! The first page after signing in: where the viewer stands, and the one next thing to do.

mod next;
mod posts;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use engine::{Exam, Lang, Mode, Moment, Points, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::attempts::{deadline, state};
use crate::exams::{Entry, Seat, entry, may_start, summary};
use crate::grants;
use crate::passes::{self, Sat};
use crate::shelf::{self, REPETITION, topics};
use crate::store::entity::{exam, exam_grant};
use crate::views::{AttemptCard, ExamCard, Home};
use crate::{AttemptId, Office, Outcome, Viewer, windows};

impl Office {
    /// Where the viewer stands, what is next, which exams there are and how the attempts went.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn home(&self, viewer: &Viewer, lang: Lang) -> Outcome<Home> {
        self.close_overdue_of(viewer).await?;
        let granted = grants::of(self.store.read(), &viewer.person).await?;
        let sat = passes::attempts(self.store.read(), &viewer.person).await?;
        let exams = self.exam_cards(viewer, &sat, &granted, lang).await?;
        let posts = self.post_standings(viewer, &exams, lang).await?;
        let next = next::step(&posts, &exams);
        // What is on the track of no post of the viewer's is not offered; what was begun before stays in sight.
        let offered = |card: &ExamCard| {
            card.may_start != Err(engine::Refusal::NotAllowed) || card.best.is_some() || card.running.is_some()
        };
        Ok(Home {
            posts,
            next,
            practice: self.practice_standing(viewer, &exams, lang).await?,
            exams: exams.into_iter().filter(offered).collect(),
            attempts: self.attempt_cards(&sat, lang).await?,
            answered_reports: self.answered_reports(viewer, lang).await?,
        })
    }

    async fn exam_cards(
        &self,
        viewer: &Viewer,
        sat: &[Sat],
        granted: &[exam_grant::Model],
        lang: Lang,
    ) -> Outcome<Vec<ExamCard>> {
        let db = self.store.read();
        let mut cards = Vec::new();
        for row in
            exam::Entity::find().filter(exam::Column::Id.ne(REPETITION)).order_by_asc(exam::Column::Id).all(db).await?
        {
            if let Some((_, plan)) = self.shelf.present_exam(db, &row.id).await? {
                let entry = entry(db, &self.shelf, &viewer.person, &plan, self.now()).await?;
                let wide = topics(&plan).len();
                let window = windows::coming(db, &viewer.person, &plan, self.now()).await?.first().copied();
                let card = exam_card(&plan, sat, granted, entry, self.now(), lang);
                cards.push((Reverse((plan.mode, wide)), ExamCard { window, ..card }));
            }
        }
        // What counts comes first, and of that what covers most.
        cards.sort_by_key(|(order, _)| *order);
        Ok(cards.into_iter().map(|(_, card)| card).collect())
    }

    pub(crate) async fn attempt_cards(&self, sat: &[Sat], lang: Lang) -> Outcome<Vec<AttemptCard>> {
        let mut plans: BTreeMap<&str, (String, Mode, Slug)> = BTreeMap::new();
        let mut cards = Vec::new();
        for Sat { attempt, marks } in sat {
            let version = attempt.exam_version_id.as_str();
            if !plans.contains_key(version) {
                let plan = self.shelf.exam(self.store.read(), version).await?;
                plans.insert(version, (shelf::title(&plan.title, lang), plan.mode, plan.id.clone()));
            }
            let Some((exam_title, mode, exam)) = plans.get(version).cloned() else {
                continue;
            };
            cards.push(AttemptCard {
                id: AttemptId::new(attempt.id.clone()),
                exam,
                exam_title,
                mode,
                started_at: Moment(attempt.started_at),
                deadline: deadline(attempt),
                state: state(attempt),
                passed: marks.as_ref().map(|marks| marks.passed),
                total: marks.as_ref().map(|marks| Points(marks.total)),
                max: marks.as_ref().map(|marks| Points(marks.max)),
            });
        }
        Ok(cards)
    }
}

fn exam_card(
    plan: &Exam,
    sat: &[Sat],
    granted: &[exam_grant::Model],
    entry: Entry,
    now: Moment,
    lang: Lang,
) -> ExamCard {
    let own = || sat.iter().filter(|sat| sat.attempt.exam == plan.id.as_str());
    let past = summary(own().map(Seat::from), granted, plan, entry);
    let marks = || own().filter_map(|sat| sat.marks.as_ref());
    // The newest come first here.
    let verdicts: Vec<bool> = marks().map(|marks| marks.passed).rev().collect();
    ExamCard {
        exam: plan.id.clone(),
        title: shelf::title(&plan.title, lang),
        mode: plan.mode,
        minutes: plan.minutes,
        attempts_used: past.used,
        attempts_allowed: past.allowed(plan),
        may_start: may_start(plan, &past, entry, now),
        running: past.running,
        window: None,
        best: marks().map(|marks| Points(marks.total)).max(),
        passed: plan.counts.passes(&verdicts),
    }
}
