use std::collections::HashMap;
use std::sync::Arc;

use engine::{Exam, Mode, Moment, Track};
use sea_orm::ConnectionTrait;

use super::{Entry, Shut};
use crate::shelf::Shelf;
use crate::standing::posts_of;
use crate::windows::Hours;
use crate::{Outcome, PersonId, certificates, pauses, windows};

/// What decides which exams are meant for a person: read once, however many exams are looked at.
pub(crate) struct Entrance<'a> {
    person: &'a PersonId,
    now: Moment,
    /// The tracks of the person's posts, and since when attempts count on each.
    tracks: Vec<(Arc<Track>, Option<Moment>)>,
    /// Since when exams are paused, by their names.
    pauses: HashMap<String, Moment>,
}

impl<'a> Entrance<'a> {
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        shelf: &Shelf,
        person: &'a PersonId,
        now: Moment,
    ) -> Outcome<Self> {
        let mut tracks = Vec::new();
        for post in posts_of(db, person, now).await? {
            if let Some((_, track)) = shelf.present_track(db, post.as_str()).await? {
                tracks.push((track, certificates::begun_anew(db, person, &post).await?));
            }
        }
        Ok(Self { person, now, tracks, pauses: pauses::all_open(db).await? })
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
        let asks =
            |(track, _): &&(Arc<Track>, Option<Moment>)| track.phases.iter().any(|one| one.exams.contains(&exam.id));
        let mut asking = self.tracks.iter().filter(asks).peekable();
        if exam.mode == Mode::Certification && asking.peek().is_none() {
            return Ok(Entry::OffTrack);
        }
        Ok(Entry::Open { since: asking.filter_map(|(_, since)| *since).max(), shut })
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
