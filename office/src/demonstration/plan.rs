//! Who is in a demonstration beside its accounts, and what they did until its doors opened. It is decided by nothing but
//! the moment they open and how many people there are.

use engine::Moment;

use super::affairs::{Stay, after_the_story, mentor, needs_mentor};
use super::dice::Dice;
use super::story::{Deed, Story};
use super::{DEMONSTRATION_ACCOUNTS, EVENING_STAR, HILL_MIST, MORNING_LIGHT, SEA_BREEZE};
use crate::Role;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;
/// How far the clocks of Shanghai are ahead of UTC, where the demonstration's department is.
const ZONE_MS: i64 = 8 * HOUR_MS;

/// The teams of a demonstration.
pub(super) const TEAMS: [Option<&str>; 4] = [MORNING_LIGHT, EVENING_STAR, SEA_BREEZE, HILL_MIST];

/// A trainee who has been here for a while.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    pub(super) staff_no: String,
    pub(super) name: String,
    /// The place of their team in [`TEAMS`].
    pub(super) team: usize,
    pub(super) story: Story,
    pub(super) stay: Stay,
    /// The staff number of who accompanies them.
    pub(super) mentor: Option<String>,
}

/// Something that somebody did.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    /// The place of the person in the plan.
    pub(super) who: usize,
    /// What number of theirs it is.
    pub(super) number: usize,
    pub(super) at: Moment,
    pub(super) deed: Deed,
    /// How often they had practised before.
    pub(super) practised: i64,
}

/// The whole past.
pub(super) struct Plan {
    pub(super) people: Vec<Somebody>,
    /// In the order of time.
    pub(super) visits: Vec<Visit>,
}

impl Plan {
    /// The past of so many people, as seen from the moment when the doors open.
    pub(super) fn until(opened: Moment, people: u16) -> Self {
        let mut people = crowd(opened, people);
        people.extend(learner());
        let of = |(who, somebody)| visits_of(who, somebody, opened);
        let mut visits: Vec<Visit> = people.iter().enumerate().flat_map(of).collect();
        visits.sort_by_key(|visit| visit.at);
        Self { people, visits }
    }

    /// The visits, day by day.
    pub(super) fn days(&self) -> impl Iterator<Item = &[Visit]> {
        self.visits.chunk_by(|one, next| day(one.at) == day(next.at))
    }

    /// The morning before anybody came: when the department was set up.
    pub(super) fn eve(&self, opened: Moment) -> Moment {
        let first = self.visits.first().map_or(opened, |visit| visit.at);
        Moment(midnight(first).0 - 15 * HOUR_MS)
    }
}

/// The end of the day of a moment, a minute before midnight.
pub(super) fn evening(at: Moment) -> Moment {
    midnight(at).plus_ms(DAY_MS - MINUTE_MS)
}

fn midnight(at: Moment) -> Moment {
    Moment(day(at) * DAY_MS - ZONE_MS)
}

fn day(at: Moment) -> i64 {
    (at.0 + ZONE_MS).div_euclid(DAY_MS)
}

fn crowd(opened: Moment, people: u16) -> Vec<Somebody> {
    let mut people: Vec<Somebody> = (0..usize::from(people)).map(|place| somebody(place, opened)).collect();
    let trainer = DEMONSTRATION_ACCOUNTS.iter().find(|account| account.role == Role::Trainer);
    let trainer = |one: &Somebody| trainer.filter(|_| needs_mentor(one.story)).map(|account| account.staff_no);
    let mentors: Vec<Option<String>> =
        people.iter().map(|one| mentor(one, &people).or_else(|| trainer(one)).map(ToOwned::to_owned)).collect();
    people.iter_mut().zip(mentors).for_each(|(one, mentor)| one.mentor = mentor);
    people
}

/// The last of the trainees whose accounts are offered: whoever looks at the demonstration finds a notebook that is filled.
fn learner() -> Option<Somebody> {
    let account = DEMONSTRATION_ACCOUNTS.iter().rev().find(|account| account.role == Role::Trainee)?;
    Some(Somebody {
        staff_no: account.staff_no.to_owned(),
        name: account.name.to_owned(),
        team: TEAMS.iter().position(|team| *team == account.team)?,
        story: Story::Repeating,
        stay: Stay::Open,
        mentor: None,
    })
}

fn somebody(place: usize, opened: Moment) -> Somebody {
    let accounts = DEMONSTRATION_ACCOUNTS.iter().filter(|account| account.role == Role::Trainee).count();
    let number = accounts + place + 1;
    let name =
        if number.is_multiple_of(4) { format!("Demo Trainee {number}") } else { format!("演示学员 {number}") };
    let team = usize::try_from(Dice::of(&["team", &number.to_string()]).below(2)).unwrap_or(0) * 2 + place % 2;
    Somebody {
        staff_no: format!("trainee{number:02}"),
        name,
        team,
        story: Story::of(place),
        stay: Stay::of(place, |days| opened.plus_ms(days * DAY_MS)),
        mentor: None,
    }
}

fn visits_of(who: usize, somebody: &Somebody, opened: Moment) -> Vec<Visit> {
    let dice = Dice::of(&["story", &somebody.staff_no]);
    let steps = somebody.story.steps(&dice);
    let mut ago = somebody.story.ended(&dice) + steps.iter().map(|(days, _)| days).sum::<i64>();
    let mut dated = Vec::with_capacity(steps.len());
    for (days, deed) in steps {
        ago -= days;
        dated.push((ago, deed));
    }
    dated.extend(somebody.story.later(&dice));
    let last = dated.last().map_or(0, |(ago, _)| *ago);
    let affairs = if somebody.story == Story::Repeating { &[] } else { after_the_story(who) };
    dated.extend(affairs.iter().map(|(days, deed)| ((last - days).max(1), *deed)));
    let (mut practised, mut before) = (0, None);
    let mut visits = Vec::with_capacity(dated.len());
    for (number, (ago, deed)) in dated.into_iter().enumerate() {
        let at = hour(opened, ago, deed, before, &dice);
        before = Some(at);
        visits.push(Visit { who, number, at, deed, practised });
        practised += i64::from(matches!(deed, Deed::Practise | Deed::Drill(_)));
    }
    visits
}

/// The hour of a day at which something is done: within working hours, and after what was done before. Today it is so
/// long before the doors open that one can still see it.
fn hour(opened: Moment, ago: i64, deed: Deed, before: Option<Moment>, dice: &Dice) -> Moment {
    if ago == 0 {
        let just_now = match deed {
            Deed::Begin => 2 * MINUTE_MS,
            Deed::LeaveOff => 3 * HOUR_MS,
            _ => 5 * HOUR_MS,
        };
        return opened.plus_ms(-just_now);
    }
    let morning = midnight(opened).plus_ms(9 * HOUR_MS - ago * DAY_MS);
    match before {
        Some(before) if day(before) == day(morning) => before.plus_ms(dice.between(50, 80) * MINUTE_MS),
        _ => morning.plus_ms(dice.below(5 * 60) * MINUTE_MS),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const OPENED: Moment = Moment(1_785_546_000_000);

    fn plan(hour: i64) -> Plan {
        Plan::until(OPENED.plus_ms(hour * HOUR_MS), 55)
    }

    #[test]
    fn nobody_comes_after_the_doors_have_opened_and_everybody_in_the_order_of_their_story() {
        for hour in 0..24 {
            let (opened, plan) = (OPENED.plus_ms(hour * HOUR_MS), plan(hour));
            assert!(plan.visits.iter().all(|visit| visit.at < opened), "{hour}");
            assert!(plan.eve(opened) < plan.visits[0].at);
            for who in 0..plan.people.len() {
                let own: Vec<_> = plan.visits.iter().filter(|visit| visit.who == who).collect();
                assert!(own.windows(2).all(|pair| pair[0].number < pair[1].number && pair[0].at < pair[1].at));
                assert_eq!(own[0].deed, Deed::Join);
            }
        }
    }

    #[test]
    fn sixty_people_make_some_four_hundred_attempts_and_most_in_the_last_ninety_days() {
        let plan = plan(0);
        let attempts = plan.visits.iter().filter(|visit| {
            matches!(visit.deed, Deed::Practise | Deed::LeaveOff | Deed::Sit(_) | Deed::Begin | Deed::RunOut)
                && visit.at > OPENED.plus_ms(-90 * DAY_MS)
        });
        let attempts = attempts.count();
        assert!((360..=440).contains(&attempts), "{attempts}");
    }

    #[test]
    fn a_day_is_one_day_and_the_same_plan_is_made_each_time() {
        let (plan, again) = (plan(0), plan(0));
        assert!(plan.days().all(|visits| visits.iter().map(|visit| day(visit.at)).collect::<BTreeSet<_>>().len() == 1));
        assert_eq!(plan.days().map(<[Visit]>::len).sum::<usize>(), plan.visits.len());
        assert!(plan.visits.iter().zip(&again.visits).all(|(one, other)| (one.who, one.at) == (other.who, other.at)));
    }

    #[test]
    fn there_is_somebody_of_each_team_and_nobody_twice() {
        let plan = plan(0);
        let names: BTreeSet<_> = plan.people.iter().map(|one| &one.staff_no).collect();
        assert_eq!(names.len(), 56);
        assert!((0..TEAMS.len()).all(|team| plan.people.iter().filter(|one| one.team == team).count() >= 8));
    }
}
