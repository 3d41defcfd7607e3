use std::collections::HashMap;
use std::sync::Arc;

use engine::{Exam, Mode, Moment, Slug, Track};
use sea_orm::ConnectionTrait;

use super::{Entry, Shut};
use crate::certificates::{self, Rounds};
use crate::shelf::Shelf;
use crate::standing::posts_of;
use crate::windows::Hours;
use crate::{Outcome, PersonId, pauses, windows};

/// What decides which exams are meant for a person: read once, however many exams are looked at.
pub(crate) struct Entrance<'a> {
    person: &'a PersonId,
    now: Moment,
    /// The posts the person is on the way to, or at.
    posts: Vec<Slug>,
    /// The tracks of these posts, and since when attempts count on each.
    tracks: Vec<OnTrack>,
    /// Since when exams are paused, by their names.
    pauses: HashMap<String, Moment>,
}

/// A track somebody is on.
struct OnTrack {
    track: Arc<Track>,
    /// Attempts that ended before led to a certificate.
    anew: Option<Moment>,
    /// What was passed before counts no more.
    counts: Option<Moment>,
}

impl<'a> Entrance<'a> {
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        shelf: &Shelf,
        person: &'a PersonId,
        now: Moment,
    ) -> Outcome<Self> {
        let (posts, mut tracks) = (posts_of(db, person, now).await?, Vec::new());
        for post in &posts {
            if let Some((_, track)) = shelf.present_track(db, post.as_str()).await? {
                let rows = certificates::of(db, person, post).await?;
                let (anew, counts) = (Rounds(&rows).anew(), Rounds(&rows).counts(now));
                tracks.push(OnTrack { track, anew, counts });
            }
        }
        Ok(Self { person, now, posts, tracks, pauses: pauses::all_open(db).await? })
    }

    /// Whether an exam is meant for the person: a certification only on the track of a post they are enrolled for.
    pub(crate) async fn entry(&self, db: &impl ConnectionTrait, exam: &Exam) -> Outcome<Entry> {
        // Practice is never paused.
        let pause = self.pauses.get(exam.id.as_str()).filter(|_| exam.mode != Mode::Practice);
        let shut = match pause {
            Some(since) => Some(Shut::Paused { since: *since }),
            None => match windows::hours(db, self.person, exam, self.now).await? {
                Hours::Shut(shut) => Some(shut),
                Hours::Always | Hours::Open { .. } => None,
            },
        };
        let mut asking = self.asking(exam).peekable();
        if exam.mode == Mode::Certification && asking.peek().is_none() {
            return Ok(Entry::OffTrack);
        }
        Ok(Entry::Open { since: asking.filter_map(|one| one.anew).max(), shut })
    }

    /// The posts the person is on the way to, or at.
    pub(crate) fn posts(&self) -> &[Slug] {
        &self.posts
    }

    /// From when on what was passed counts, over all posts whose tracks ask for the exam.
    pub(crate) fn counts_since(&self, exam: &Exam) -> Option<Moment> {
        self.asking(exam).filter_map(|one| one.counts).max()
    }

    fn asking(&self, exam: &Exam) -> impl Iterator<Item = &OnTrack> {
        let exam = exam.id.clone();
        self.tracks.iter().filter(move |one| one.track.phases.iter().any(|phase| phase.exams.contains(&exam)))
    }
}

/// The same for one exam.
pub(crate) async fn entry(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    exam: &Exam,
    now: Moment,
) -> Outcome<Entry> {
    Entrance::of(db, shelf, person, now).await?.entry(db, exam).await
}
