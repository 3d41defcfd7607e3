mod choices;
mod load;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Exam, Lang, Mode, Moment, Refusal, Track};
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::crowd::Crowd;
use super::sittings::{Sitting, Wanted, Whose, sittings};
use super::tally::Span;
use crate::calendar::beginning;
use crate::gate::Evidence;
use crate::settings::department;
use crate::shelf::{self, Shelf};
use crate::signing::KeySet;
use crate::store::entity::{enrolment, exam_grant};
use crate::views::desk::{Choices, DeskFilter, ExamChoice};
use crate::{Office, Outcome, TeamId, Viewer};
pub(super) use load::by_person;

/// Everything a desk is made of.
pub(super) struct Sight {
    pub(super) now: Moment,
    pub(super) lang: Lang,
    pub(super) zone: TimeZone,
    /// As asked, with the exam that was chosen.
    pub(super) filter: DeskFilter,
    /// The months asked for.
    pub(super) span: Span,
    pub(super) choices: Choices,
    /// The exams of the choices, in the same order.
    pub(super) plans: Vec<Arc<Exam>>,
    /// Which of them the desk is about.
    pub(super) focus: Option<usize>,
    pub(super) tracks: BTreeMap<String, Arc<Track>>,
    /// By staff number, those who have left after all others.
    pub(super) people: Vec<Person>,
    pub(super) keys: KeySet,
    pub(super) shelf: Shelf,
}

/// Somebody in sight.
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) staff_no: String,
    /// Whether they are still here. What the others sat counts on; they are in no list of what is to be done.
    pub(super) present: bool,
    pub(super) teams: Vec<TeamId>,
    pub(super) posts: Vec<Post>,
    pub(super) grants: Vec<exam_grant::Model>,
    /// By exam and number.
    pub(super) sittings: Vec<Sitting>,
}

/// A post somebody is on the way to, with what its gate looks at.
pub(super) struct Post {
    pub(super) id: String,
    pub(super) evidence: Evidence,
}

impl Office {
    /// Looks: whoever has no desk, or names what is out of sight, is refused.
    pub(super) async fn sight(
        &self,
        viewer: &Viewer,
        filter: &DeskFilter,
        wanted: Wanted,
        lang: Lang,
    ) -> Outcome<Sight> {
        Self::must_lead(viewer)?;
        let (db, now) = (self.store.read(), self.now());
        let zone = department(db).await?.time_zone();
        let tracks = self.shelf.present_tracks(db).await?;
        let plans = self.choosable(viewer, &tracks).await?;
        let choices = self.choices(viewer, &plans, &tracks, &zone, lang).await?;
        let filter = choices.settle(filter)?;
        let focus = filter.exam.as_ref().and_then(|exam| plans.iter().position(|plan| plan.id == *exam));
        let crowd = Crowd::of(viewer, filter.team.clone(), filter.post.clone());
        // What was granted is read before the attempts that may spend it.
        let mut people = self.people_of(&crowd, &tracks, now).await?;
        let mut sat = sittings(db, &Whose::Crowd(&crowd), &plans, focus, wanted).await?;
        for person in &mut people {
            person.sittings = sat.remove(&person.id).unwrap_or_default();
        }
        let span = span(&filter, &zone)?;
        let (keys, shelf) = (KeySet::load(db).await?, self.shelf.clone());
        Ok(Sight { now, lang, zone, filter, span, choices, plans, focus, tracks, people, keys, shelf })
    }

    /// The exams a desk is about: certifications first, and of these what is asked of most people in sight; practice is
    /// everybody's own.
    async fn choosable(&self, viewer: &Viewer, tracks: &BTreeMap<String, Arc<Track>>) -> Outcome<Vec<Arc<Exam>>> {
        let mut plans = self.shelf.present_exams(self.store.read()).await?;
        plans.retain(|plan| plan.mode != Mode::Practice);
        let on_the_way = self.on_the_way(viewer).await?;
        let people = |plan: &Exam| {
            let asks = |track: &Track| track.phases.iter().any(|phase| phase.exams.contains(&plan.id));
            let posts = tracks.iter().filter(|(_, track)| asks(track)).map(|(post, _)| post);
            posts.filter_map(|post| on_the_way.get(post)).sum::<i64>()
        };
        plans.sort_by_key(|plan| (plan.mode != Mode::Certification, Reverse(people(plan)), plan.id.clone()));
        Ok(plans)
    }

    /// How many people in sight are on the way to each post.
    async fn on_the_way(&self, viewer: &Viewer) -> Outcome<BTreeMap<String, i64>> {
        let rows: Vec<(String, i64)> = enrolment::Entity::find()
            .select_only()
            .column(enrolment::Column::Post)
            .column_as(enrolment::Column::PersonId.count(), "people")
            .filter(Crowd::of(viewer, None, None).on(enrolment::Column::PersonId))
            .filter(enrolment::not_over(self.now()))
            .group_by(enrolment::Column::Post)
            .into_tuple()
            .all(self.store.read())
            .await?;
        Ok(rows.into_iter().collect())
    }
}

impl Sight {
    /// Those who are here now.
    pub(super) fn present(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.present)
    }

    /// The exam that the desk is about.
    pub(super) fn focus_choice(&self) -> Option<ExamChoice> {
        self.focus.map(|exam| self.choices.exams[exam].clone())
    }

    /// What people call a post.
    pub(super) fn post_title(&self, post: &str) -> String {
        self.tracks.get(post).map_or_else(|| post.to_owned(), |track| shelf::title(&track.title, self.lang))
    }

    /// The names of somebody's teams. A manager knows those they lead.
    pub(super) fn team_names(&self, person: &Person) -> Vec<String> {
        let known = self.choices.teams.iter().filter(|choice| person.teams.contains(&choice.team));
        known.map(|choice| choice.name.clone()).collect()
    }
}

/// The months asked for, as moments.
fn span(filter: &DeskFilter, zone: &TimeZone) -> Outcome<Span> {
    let from = match filter.from {
        Some(month) => beginning(month, zone)?,
        None => Moment(i64::MIN),
    };
    let until = match filter.to {
        Some(month) => beginning(month.next(), zone)?,
        None => Moment(i64::MAX),
    };
    if from >= until {
        return Err(Refusal::BadRequest { field: "to".to_owned() }.into());
    }
    Ok(Span { from, until })
}
