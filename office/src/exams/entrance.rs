use std::collections::HashMap;
use std::sync::Arc;

use engine::{Exam, Mode, Moment, Slug, Track};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{Entry, Shut};
use crate::certificates::{self, Rounds};
use crate::shelf::Shelf;
use crate::store::{Ask, Reply, ask};
use crate::windows::Hours;
use crate::{Breakage, Outcome, PersonId, windows};

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

#[derive(FromQueryResult)]
struct Row {
    posts: Option<String>,
    tracks: Option<String>,
    certified_ever: bool,
    pauses: Option<String>,
}

/// All in one row: the posts in the order of [`crate::standing::enrolled`], the present versions of their tracks, whether
/// there is a certificate, and the pauses that last. Every page on which exams stand asks for these.
const ENTRANCE: &str = "SELECT string_agg(e.post, ' ' ORDER BY e.from_at, e.post) AS posts, \
    string_agg((SELECT t.post || ' ' || t.id FROM track_version t WHERE t.post = e.post ORDER BY t.number DESC LIMIT 1), ';') \
        AS tracks, \
    EXISTS (SELECT 1 FROM certificate WHERE person_id = $1) AS certified_ever, \
    (SELECT string_agg(exam || ' ' || paused_at, ';') FROM exam_pause WHERE resumed_at IS NULL) AS pauses \
    FROM enrolment e WHERE e.person_id = $1 AND (e.until_at IS NULL OR e.until_at > $2)";

impl<'a> Entrance<'a> {
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        shelf: &Shelf,
        person: &'a PersonId,
        now: Moment,
    ) -> Outcome<Self> {
        let reply = ask(db, [Self::ask(person, now)]).await?;
        Self::read(&reply, db, shelf, (person, now)).await
    }

    /// What to ask.
    pub(crate) fn ask(person: &PersonId, now: Moment) -> Ask {
        Ask::new(ENTRANCE, [person.as_str().into(), now.0.into()])
    }

    /// The same from the reply.
    pub(crate) async fn read(
        reply: &Reply,
        db: &impl ConnectionTrait,
        shelf: &Shelf,
        (person, now): (&'a PersonId, Moment),
    ) -> Outcome<Self> {
        let row: Row = reply.row()?;
        let posts =
            row.posts.iter().flat_map(|posts| posts.split(' ')).map(|post| Slug::parse(post).map_err(Breakage::new));
        let posts: Vec<Slug> = posts.collect::<Result<_, _>>()?;
        let versions: HashMap<&str, &str> = pairs(row.tracks.as_deref()).collect();
        let mut tracks = Vec::new();
        for post in &posts {
            let Some(version) = versions.get(post.as_str()) else { continue };
            let track = shelf.track(db, version).await?;
            let rows = if row.certified_ever { certificates::of(db, person, post).await? } else { Vec::new() };
            tracks.push(OnTrack { track, anew: Rounds(&rows).anew(), counts: Rounds(&rows).counts(now) });
        }
        let pauses =
            pairs(row.pauses.as_deref()).filter_map(|(exam, at)| Some((exam.to_owned(), Moment(at.parse().ok()?))));
        Ok(Self { person, now, posts, tracks, pauses: pauses.collect() })
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

/// Pairs of words, divided by semicolons.
fn pairs(row: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
    row.into_iter().flat_map(|row| row.split(';')).filter_map(|pair| pair.split_once(' '))
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
