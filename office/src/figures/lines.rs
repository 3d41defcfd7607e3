use std::collections::BTreeSet;

use super::sight::Sight;
use super::tally::{Span, Tally, counted, sat};
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
        let inhabited: BTreeSet<&str> =
            self.people.iter().flat_map(|one| &one.teams).map(|team| team.as_str()).collect();
        let teams = self.choices.teams.iter().filter(|choice| inhabited.contains(choice.team.as_str()));
        let line = |choice: &crate::views::desk::TeamChoice| {
            let members = self.people.iter().filter(|one| one.teams.contains(&choice.team));
            let people = members.filter_map(|one| sat(&one.sittings, exam, self.span));
            Tally::of(people).line(choice.team.as_str(), &choice.name)
        };
        teams.map(line).collect()
    }

    /// One exam by month, from the first in which somebody sat it to the last.
    pub(super) fn by_month(&self, exam: usize) -> Outcome<Vec<Line>> {
        let ends = self.people.iter().flat_map(|one| counted(&one.sittings, exam)).map(|(_, ended)| ended);
        let ends: Vec<_> = ends.filter(|ended| self.span.holds(*ended)).collect();
        let (Some(first), Some(last)) = (ends.iter().min(), ends.iter().max()) else { return Ok(Vec::new()) };
        let (mut this, last) = (month(*first, &self.zone), month(*last, &self.zone));
        let mut lines = Vec::new();
        while this <= last {
            lines.push(self.in_month(exam, this)?);
            this = this.next();
        }
        Ok(lines)
    }

    fn in_month(&self, exam: usize, month: Month) -> Outcome<Line> {
        let whole = Span { from: beginning(month, &self.zone)?, until: beginning(month.next(), &self.zone)? };
        let span = whole.within(self.span);
        let people = self.people.iter().filter_map(|one| sat(&one.sittings, exam, span));
        let key = month.to_string();
        Ok(Tally::of(people).line(&key, &key))
    }
}
