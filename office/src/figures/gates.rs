use engine::{Moment, Slug};

use super::sight::{Person, Sight};
use crate::PostState;
use crate::gate::Decision;

/// Milliseconds of a day.
pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What the gates say of one person: at the post asked for, else at each of theirs.
pub(super) struct Gates(Vec<(usize, Decision)>);

impl Gates {
    pub(super) fn any_open(&self) -> bool {
        self.0.iter().any(|(_, decision)| decision.open)
    }

    /// Whether they are on the way to a post and may work at none.
    pub(super) fn all_closed(&self) -> bool {
        !self.0.is_empty() && !self.any_open()
    }

    /// The first end of an open gate, if it comes by then.
    pub(super) fn ends_by(&self, until: Moment) -> Option<Moment> {
        let ends = self.0.iter().filter(|(_, decision)| decision.open).filter_map(|(_, decision)| decision.changes_at);
        ends.filter(|end| *end <= until).min()
    }

    /// Post by post, as lists show it.
    pub(super) fn states(self, sight: &Sight, person: &Person) -> Vec<PostState> {
        let state = |(place, decision): (usize, Decision)| {
            let post = &person.posts[place];
            Some(PostState {
                title: sight.post_title(&post.id),
                post: Slug::parse(&post.id).ok()?,
                until: decision.changes_at.filter(|_| decision.open),
                open: decision.open,
                reasons: decision.reasons,
            })
        };
        self.0.into_iter().filter_map(state).collect()
    }
}

impl Sight {
    /// What the gates say of one person now.
    pub(super) fn gates(&self, person: &Person) -> Gates {
        let asked = |post: &str| self.filter.post.as_ref().is_none_or(|asked| asked.as_str() == post);
        let posts = person.posts.iter().enumerate().filter(|(_, post)| asked(&post.id));
        let proves = |row: &_| self.shelf.proves(&self.keys, row);
        Gates(posts.map(|(place, post)| (place, post.evidence.decide_by(proves, self.now))).collect())
    }
}
