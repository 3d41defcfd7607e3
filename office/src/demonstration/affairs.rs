//! What happens to a few people beside their training: decisions about them, what they say about questions, and days that
//! were counted beforehand. It goes by the place somebody has in the plan, so that a small crowd has each of it too.

use engine::Moment;

use super::plan::Somebody;
use super::remarks::{COURSE, LONG, PARTLY, SAME_TWO, TEMPLATE, TWICE, WHICH_HOLDS, WHY_NOT};
use super::story::{Deed, Story};

/// For how long somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    /// For good.
    Open,
    /// Was taken on until the end of the day of this moment.
    Until(Moment),
}

impl Stay {
    /// The stay of who comes at this place: somebody for the season, and somebody whose season was over yesterday.
    pub(super) fn of(place: usize, days_from_now: impl Fn(i64) -> Moment) -> Self {
        match place {
            3 => Self::Until(days_from_now(12)),
            13 => Self::Until(days_from_now(-1)),
            _ => Self::Open,
        }
    }
}

/// What comes after the last step of the story of who comes at this place, each so many days later. Their stories end
/// before today.
pub(super) const fn after_the_story(place: usize) -> &'static [(i64, Deed)] {
    match place {
        0 => &[(1, Deed::Remark(&WHICH_HOLDS))],
        1 => &[(1, Deed::GainAttempt), (2, Deed::LoseAttempt)],
        2 => &[(1, Deed::Remark(&PARTLY))],
        4 => &[(1, Deed::Remark(&TWICE)), (4, Deed::LookBack)],
        6 => &[(1, Deed::Remark(&SAME_TWO))],
        7 => &[(1, Deed::Remark(&COURSE)), (9, Deed::LookBack)],
        8 => &[(2, Deed::GainMinutes)],
        12 => &[(1, Deed::Remark(&LONG))],
        14 => &[(1, Deed::Remark(&WHY_NOT))],
        17 => &[(1, Deed::HelpOut)],
        22 => &[(1, Deed::Remark(&TEMPLATE))],
        24 => &[(1, Deed::GainAttempt)],
        _ => &[],
    }
}

/// Who accompanies somebody that is not through yet: a colleague of their team who has had a certificate for long; none
/// where the team has no such colleague, or nobody is needed.
pub(super) fn mentor<'a>(of: &Somebody, people: &'a [Somebody]) -> Option<&'a str> {
    let experienced = |one: &&Somebody| one.story == Story::Expiring && one.team == of.team;
    people.iter().filter(|_| needs_mentor(of.story)).find(experienced).map(|one| one.staff_no.as_str())
}

/// Whether somebody is accompanied on the way to their post.
pub(super) const fn needs_mentor(story: Story) -> bool {
    matches!(story, Story::Absent | Story::Learning | Story::Waiting | Story::Once | Story::Sitting | Story::Stuck)
}
