use std::collections::HashMap;

use engine::{Lang, Points, Refusal};

use super::gates::DAY_MS;
use super::number;
use super::sight::{Person, Sight};
use super::sittings::Wanted;
use super::tally::{Sat, sat};
use super::topics::{Earned, weaker};
use crate::exams::may_start;
use crate::views::desk::{DeskFilter, DeskPerson, PeoplePage, Who};
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};

/// How many people a page holds.
const A_PAGE: usize = 50;

/// What of a list is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Part of a name or staff number; empty finds everybody.
    pub text: String,
    /// Which page, from 1; the last one when there are fewer. None: all rows, as a file has them.
    pub page: Option<u32>,
}

impl Office {
    /// The people behind a figure of the overview made with the same filter, by staff number where nothing else is said.
    ///
    /// # Errors
    /// As [`Office::overview_figures`].
    pub async fn desk_people(
        &self,
        viewer: &Viewer,
        filter: &DeskFilter,
        who: &Who,
        search: &Search,
        lang: Lang,
    ) -> Outcome<PeoplePage> {
        let sight = self.sight(viewer, filter, Wanted::Focus, lang).await?;
        let titles = match who {
            Who::WeakIn(_) => self.topic_titles(lang).await?,
            _ => HashMap::new(),
        };
        let found = sight.found(who, search.text.trim());
        let pages = found.len().div_ceil(A_PAGE).max(1);
        let page = search.page.map_or(1, |page| (page as usize).clamp(1, pages));
        let (skip, take) = if search.page.is_some() { ((page - 1) * A_PAGE, A_PAGE) } else { (0, usize::MAX) };
        let rows = found.iter().skip(skip).take(take).map(|(person, earned)| sight.row(person, *earned)).collect();
        Ok(PeoplePage {
            rows,
            total: number(found.len()),
            page: number(page),
            pages: if search.page.is_some() { number(pages) } else { 1 },
            exam: sight.focus_choice(),
            topic: match who {
                Who::WeakIn(topic) => Some(titles.get(topic.as_str()).cloned().unwrap_or_else(|| topic.to_string())),
                _ => None,
            },
            choices: sight.choices,
            filter: sight.filter,
        })
    }
}

impl Sight {
    /// Who is meant, in order; with what they earned in the topic, if one is asked for.
    fn found(&self, who: &Who, search: &str) -> Vec<(&Person, Option<Earned>)> {
        let search = search.to_lowercase();
        let called = |person: &&Person| {
            search.is_empty()
                || person.name.to_lowercase().contains(&search)
                || person.staff_no.to_lowercase().contains(&search)
        };
        let people = self.people.iter().filter(|person| person.present || who.looks_back()).filter(called);
        match who {
            Who::WeakIn(topic) => {
                let earned = |one| Some((one, *self.earned(one).get(topic.as_str())?));
                let mut weak: Vec<(&Person, Earned)> = people.filter_map(earned).collect();
                weak.sort_by(|(_, one), (_, other)| weaker(*one, *other));
                weak.into_iter().map(|(person, earned)| (person, Some(earned))).collect()
            }
            Who::Ending { days } => {
                let until = self.now.plus_ms(i64::from(*days).saturating_mul(DAY_MS));
                let ending = |one| Some((self.gates(one).ends_by(until)?, one));
                let mut ending: Vec<_> = people.filter_map(ending).collect();
                ending.sort_by_key(|(end, _)| *end);
                ending.into_iter().map(|(_, person)| (person, None)).collect()
            }
            _ => people.filter(|person| self.is_meant(person, who)).map(|person| (person, None)).collect(),
        }
    }

    fn is_meant(&self, person: &Person, who: &Who) -> bool {
        let sat = || self.sat(person);
        match who {
            Who::All => true,
            Who::At(wanted) => self.progress(person) == Some(*wanted),
            Who::MeantFor => self.progress(person).is_some(),
            Who::Sat => sat().is_some(),
            Who::SatFirst => sat().is_some_and(|sat| sat.first.is_some()),
            Who::FirstPassed => sat().is_some_and(|sat| sat.first == Some(true)),
            Who::FirstFailed => sat().is_some_and(|sat| sat.first == Some(false)),
            Who::EverPassed => sat().is_some_and(|sat| sat.passed),
            Who::NeverPassed => sat().is_some_and(|sat| !sat.passed),
            Who::MayWork => self.gates(person).any_open(),
            Who::MayNotWork => self.gates(person).all_closed(),
            // These are sorted by what they ask for.
            Who::WeakIn(_) | Who::Ending { .. } => false,
        }
    }

    fn sat(&self, person: &Person) -> Option<Sat> {
        sat(&person.sittings, self.focus?, self.span)
    }

    fn row(&self, person: &Person, topic: Option<(Points, Points)>) -> DeskPerson {
        let sat = self.sat(person);
        let past = self.past(person);
        let may_sit_at = past.as_ref().and_then(|(plan, past, entry)| match may_start(plan, past, *entry, self.now) {
            Err(Refusal::PauseUntil { at }) => Some(at),
            _ => None,
        });
        let running = person.sittings.iter().find(|one| one.ended.is_none());
        DeskPerson {
            person: PersonId::new(person.id.clone()),
            name: person.name.clone(),
            staff_no: person.staff_no.clone(),
            present: person.present,
            teams: self.team_names(person),
            progress: self.progress(person).filter(|_| person.present),
            attempts_used: past.as_ref().map_or(0, |(_, past, _)| past.used),
            attempts_allowed: past.as_ref().map_or(0, |(plan, past, _)| past.allowed(plan)),
            may_sit_at,
            running: running.map(|one| AttemptId::new(one.id.clone())),
            deadline: running.and_then(|one| one.deadline),
            last_sat: sat.map(|sat| sat.last),
            best: sat.map(|sat| sat.best.0),
            best_of: sat.map(|sat| sat.best.1),
            first_passed: sat.and_then(|sat| sat.first),
            topic,
            posts: if person.present { self.gates(person).states(self, person) } else { Vec::new() },
        }
    }
}
