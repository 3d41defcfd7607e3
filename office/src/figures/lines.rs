use std::collections::BTreeMap;

use engine::Moment;

use super::sight::Sight;
use super::tally::{Tally, counted, sat, sat_in};
use crate::Outcome;
use crate::calendar::{beginning, month};
use crate::views::desk::{Line, Month};

impl Sight {
    /// One exam, over everybody in sight.
    pub(super) fn whole(&self, exam: usize) -> Line {
        let choice = &self.choices.exams[exam];
        let people = self.people.iter().filter_map(|one| sat(&one.sittings, exam, self.span));
        Tally::of(people).line(choice.exam.as_str(), &choice.title)
    }

    /// One exam by team: the teams that somebody in sight is in.
    pub(super) fn by_team(&self, exam: usize) -> Vec<Line> {
        let mut teams: BTreeMap<&str, Tally> = BTreeMap::new();
        for person in &self.people {
            let sat = sat(&person.sittings, exam, self.span);
            for team in &person.teams {
                let tally = teams.entry(team.as_str()).or_default();
                sat.into_iter().for_each(|sat| tally.add(sat));
            }
        }
        let known = self.choices.teams.iter();
        let line = known.filter_map(|it| Some(teams.get(it.team.as_str())?.line(it.team.as_str(), &it.name)));
        line.collect()
    }

    /// One exam by month, from the first in which somebody sat it to the last.
    pub(super) fn by_month(&self, exam: usize) -> Outcome<Vec<Line>> {
        let ends = self.people.iter().flat_map(|one| counted(&one.sittings, exam)).map(|(_, ended)| ended);
        let (mut first, mut last): (Option<Moment>, Option<Moment>) = (None, None);
        for end in ends.filter(|end| self.span.holds(*end)) {
            first = Some(first.map_or(end, |first| first.min(end)));
            last = last.max(Some(end));
        }
        let (Some(first), Some(last)) = (first, last) else { return Ok(Vec::new()) };
        let months = self.months(first, last);
        let begins = months.iter().map(|one| beginning(*one, &self.zone)).collect::<Outcome<Vec<Moment>>>()?;
        let mut tallies = vec![Tally::default(); months.len()];
        let slot = |end: Moment| begins.partition_point(|begin| *begin <= end).checked_sub(1);
        for person in &self.people {
            let sat = sat_in(&person.sittings, exam, |end| slot(end).filter(|_| self.span.holds(end)));
            sat.into_iter().for_each(|(month, sat)| tallies[month].add(sat));
        }
        let keys = months.iter().map(Month::to_string);
        Ok(keys.zip(tallies).map(|(key, tally)| tally.line(&key, &key)).collect())
    }

    /// Every month from one moment to another.
    fn months(&self, first: Moment, last: Moment) -> Vec<Month> {
        let (mut this, last) = (month(first, &self.zone), month(last, &self.zone));
        let mut months = Vec::new();
        while this <= last {
            months.push(this);
            this = this.next();
        }
        months
    }
}
