use engine::Moment;
use jiff::civil::Date;

use super::draft::Draft;
use super::known::{KnownPerson, KnownPlace};
use super::plan::Ground;
use crate::calendar;
use crate::people::TeamPlace;
use crate::people::term::Term;

/// What a row asks for. What it leaves unsaid is taken from what is so now: a file that only moves somebody makes nobody
/// permanent.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// The places in teams, in the order of the row; empty when the row names no team.
    pub(super) places: Vec<WantedPlace>,
    /// From when until when somebody with these places is here: their days at a post.
    pub(super) stay: Term,
}

/// One place in a team.
#[derive(Debug, Clone)]
pub(super) struct WantedPlace {
    pub(super) team: String,
    pub(super) place: TeamPlace,
    pub(super) term: Term,
    /// Their place in this team now.
    pub(super) was: Option<KnownPlace>,
    /// What the row says or replaces, as days: none for what is new and was left unsaid.
    pub(super) before: (Option<Date>, Option<Date>),
    pub(super) after: (Option<Date>, Option<Date>),
}

impl Wanted {
    pub(super) fn of(draft: &Draft, before: Option<&KnownPerson>, ground: &Ground) -> Self {
        let held = before.map(|person| person.teams.as_slice()).unwrap_or_default();
        let left: Vec<&KnownPlace> = held.iter().filter(|place| !draft.teams.contains(&place.team)).collect();
        // Who is moved takes the days along of what they leave, else of all they have.
        let pattern = if left.is_empty() { held.iter().collect() } else { left };
        let place =
            |(number, team): (usize, &String)| WantedPlace::of(team, draft.days(number), held, &pattern, ground);
        let places: Vec<WantedPlace> = draft.teams.iter().enumerate().map(place).collect();
        let terms: Vec<Term> = match places.as_slice() {
            [] => held.iter().map(|place| place.term).collect(),
            places => places.iter().map(|place| place.term).collect(),
        };
        let stay = whole(&terms, ground.now);
        Self { places, stay: Term { from: stay.from.max(ground.now), ..stay } }
    }
}

impl WantedPlace {
    fn of(
        team: &str,
        (first, last): (Option<Date>, Option<Date>),
        held: &[KnownPlace],
        pattern: &[&KnownPlace],
        ground: &Ground,
    ) -> Self {
        let was = held.iter().find(|place| place.team == team).cloned();
        let model = was.clone().or_else(|| {
            let terms: Vec<Term> = pattern.iter().map(|place| place.term).collect();
            let first = (*pattern.first()?).clone();
            Some(KnownPlace { term: whole(&terms, ground.now), ..first })
        });
        let from = first.and_then(|day| calendar::begins(day, &ground.zone));
        let until = last.and_then(|day| calendar::ends(day, &ground.zone));
        // A place that is new begins today, unless its day lies ahead.
        let kept =
            model.as_ref().map(|model| if was.is_some() { model.term.from } else { model.term.from.max(ground.now) });
        let term = Term {
            from: from.or(kept).unwrap_or(ground.now),
            until: until.or_else(|| model.as_ref().and_then(|model| model.term.until)),
        };
        let place = match model.as_ref().map_or(TeamPlace::Regular, |model| model.place) {
            TeamPlace::Regular if term.until.is_some() => TeamPlace::Temporary,
            place => place,
        };
        let unsaid = |day: Option<Date>| day.is_none() && model.is_none();
        let after = ground.days(term);
        Self {
            team: team.to_owned(),
            place,
            before: model.as_ref().map_or((None, None), |model| ground.days(model.term)),
            after: (after.0.filter(|_| !unsaid(first)), after.1.filter(|_| !unsaid(last))),
            term,
            was,
        }
    }

    /// Whether nothing has to be done for it.
    pub(super) fn is_so(&self) -> bool {
        self.was.as_ref().is_some_and(|was| (was.place, was.term) == (self.place, self.term))
    }
}

/// From the first beginning to the last end.
fn whole(terms: &[Term], now: Moment) -> Term {
    let until = terms.iter().map(|term| term.until).collect::<Option<Vec<Moment>>>();
    Term {
        from: terms.iter().map(|term| term.from).min().unwrap_or(now),
        until: until.and_then(|ends| ends.into_iter().max()),
    }
}
