use std::sync::Arc;

use engine::{Lang, Points, Refusal};

use super::gates::DAY_MS;
use super::number;
use super::sight::{Person, Sight};
use super::sittings::{Wanted, Whose, sittings};
use super::tally::{Sat, sat};
use super::topics::{Earned, weaker};
use crate::exams::may_start;
use crate::views::desk::{DeskFilter, DeskPerson, PeoplePage, Who};
use crate::{AttemptId, Office, Outcome, PersonId, Viewer};

/// How many people a page holds.
const A_PAGE: usize = 50;
/// People whose attempts are looked up at a time.
const AT_ONCE: usize = 5_000;

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
        let mut sight = self.sight(viewer, filter, wanted(who), lang).await?;
        let titles = match who {
            Who::WeakIn(_) => self.topic_titles(lang).await?,
            _ => Arc::default(),
        };
        let found = sight.found(who, search.text.trim());
        let pages = found.len().div_ceil(A_PAGE).max(1);
        let page = search.page.map_or(1, |page| (page as usize).clamp(1, pages));
        let (skip, take) = if search.page.is_some() { ((page - 1) * A_PAGE, A_PAGE) } else { (0, usize::MAX) };
        let total = found.len();
        let shown: Vec<(usize, Option<Earned>)> = found.into_iter().skip(skip).take(take).collect();
        if wanted(who) == Wanted::Nothing {
            self.seat(&mut sight, shown.iter().map(|(place, _)| *place)).await?;
        }
        let rows = shown.iter().map(|(place, earned)| sight.row(&sight.people[*place], *earned)).collect();
        Ok(PeoplePage {
            rows,
            total: number(total),
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

/// What a list needs to know of attempts to find who is meant. Where it is nothing, those on the page are looked up after.
fn wanted(who: &Who) -> Wanted {
    match who {
        Who::All | Who::MayWork | Who::MayNotWork | Who::Ending { .. } => Wanted::Nothing,
        Who::WeakIn(_) => Wanted::FocusTopics,
        _ => Wanted::Focus,
    }
}

impl Office {
    /// Looks up the attempts of a few people who are in sight without them.
    async fn seat(&self, sight: &mut Sight, places: impl Iterator<Item = usize> + Clone) -> Outcome<()> {
        let db = self.store.read();
        // A file has everybody: more than one statement takes.
        for some in places.collect::<Vec<usize>>().chunks(AT_ONCE) {
            let ids = some.iter().map(|place| sight.people[*place].id.clone()).collect();
            let mut sat = sittings(db, &Whose::Few(ids), &sight.plans, sight.focus, Wanted::Focus).await?;
            for place in some {
                let person = &mut sight.people[*place];
                person.sittings = sat.remove(&person.id).unwrap_or_default();
            }
        }
        Ok(())
    }
}

impl Sight {
    /// The places of those who are meant, in order; with what they earned in the topic, if one is asked for.
    fn found(&self, who: &Who, search: &str) -> Vec<(usize, Option<Earned>)> {
        let search = search.to_lowercase();
        let called = |(_, person): &(usize, &Person)| {
            search.is_empty()
                || person.name.to_lowercase().contains(&search)
                || person.staff_no.to_lowercase().contains(&search)
        };
        let people = self.people.iter().enumerate();
        let people = people.filter(|(_, person)| person.present || who.looks_back()).filter(called);
        match who {
            Who::WeakIn(topic) => {
                let earned = |(place, one)| Some((place, *self.earned(one).get(topic.as_str())?));
                let mut weak: Vec<(usize, Earned)> = people.filter_map(earned).collect();
                weak.sort_by(|(_, one), (_, other)| weaker(*one, *other));
                weak.into_iter().map(|(place, earned)| (place, Some(earned))).collect()
            }
            Who::Ending { days } => {
                let until = self.now.plus_ms(i64::from(*days).saturating_mul(DAY_MS));
                let ending = |(place, one)| Some((self.gates(one).ends_by(until)?, place));
                let mut ending: Vec<_> = people.filter_map(ending).collect();
                ending.sort_by_key(|(end, _)| *end);
                ending.into_iter().map(|(_, place)| (place, None)).collect()
            }
            _ => people.filter(|(_, person)| self.is_meant(person, who)).map(|(place, _)| (place, None)).collect(),
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
