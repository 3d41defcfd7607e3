mod people;
mod rules;

use engine::{AttemptState, Lang};

use super::sight::{Person, Sight};
use super::sittings::{Sitting, Wanted};
use crate::marks::topics;
use crate::settings::department;
use crate::views::desk::{DeskFilter, RawAttempt, RawExport, RawTopic};
use crate::{AttemptId, Office, Outcome, PersonId, TeamId, Viewer};

impl Office {
    /// The rows that the figures are made of, for whoever wants to reckon them anew. Attempts and marks are of the exam asked
    /// for, else of every certification and mock; of every month, since a first attempt may lie before those asked for.
    ///
    /// # Errors
    /// As [`Office::overview_figures`].
    pub async fn attempts_export(&self, viewer: &Viewer, filter: &DeskFilter) -> Outcome<RawExport> {
        let wanted = if filter.exam.is_some() { Wanted::FocusTopics } else { Wanted::Everything };
        let sight = self.sight(viewer, filter, wanted, Lang::ZhHans).await?;
        let rows = sight.people.iter().flat_map(|person| person.sittings.iter().map(|one| sight.raw(person, one)));
        let attempts: Vec<RawAttempt> = rows.collect();
        Ok(RawExport {
            format: "passgate-attempts",
            version: 1,
            made_at: sight.now,
            zone: department(self.store.read()).await?.zone,
            attempts,
            exams: sight.raw_exams(),
            tracks: sight.raw_tracks(),
            people: self.raw_people(viewer, &sight).await?,
        })
    }
}

impl Office {
    /// The attempts of the people in sight at the exam asked for, else at every certification and mock: those that ended in
    /// the months asked for; where none are, all of them, running ones too.
    ///
    /// # Errors
    /// As [`Office::overview_figures`].
    pub async fn desk_attempts(&self, viewer: &Viewer, filter: &DeskFilter) -> Outcome<Vec<RawAttempt>> {
        let wanted = if filter.exam.is_some() { Wanted::Focus } else { Wanted::EveryExam };
        let sight = self.sight(viewer, filter, wanted, Lang::ZhHans).await?;
        let any = filter.from.is_none() && filter.to.is_none();
        let asked = |one: &&Sitting| any || one.ended.is_some_and(|ended| sight.span.holds(ended));
        let rows = sight.people.iter().flat_map(|person| {
            let sittings = person.sittings.iter().filter(asked);
            sittings.map(|one| sight.raw(person, one)).collect::<Vec<_>>()
        });
        Ok(rows.collect())
    }
}

impl Sight {
    fn raw(&self, person: &Person, one: &Sitting) -> RawAttempt {
        let plan = &self.plans[one.exam];
        let marked = one.state == AttemptState::Closed;
        let topic = |(topic, points, max): (&str, _, _)| RawTopic { topic: topic.to_owned(), points, max };
        RawAttempt {
            attempt: AttemptId::new(one.id.clone()),
            person: PersonId::new(person.id.clone()),
            staff_no: person.staff_no.clone(),
            name: person.name.clone(),
            teams: self.known_teams(person),
            exam: plan.id.clone(),
            mode: plan.mode,
            number: one.number.unsigned_abs(),
            state: one.state.as_str().to_owned(),
            started_at: one.started,
            ended_at: one.ended,
            passed: marked.then_some(one.passed),
            total: marked.then_some(one.total),
            max: marked.then_some(one.max),
            topics: topics(&one.topics).map(topic).collect(),
        }
    }
    /// Somebody's teams, as far as the viewer knows them.
    fn known_teams(&self, person: &Person) -> Vec<TeamId> {
        let known = |team: &&TeamId| self.choices.teams.iter().any(|choice| choice.team == **team);
        person.teams.iter().filter(known).cloned().collect()
    }
}
