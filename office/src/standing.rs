//! How far a person is on the way to a post: the track, need by need. Certificates, the gate and the home page rest on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Moment, Phase, Slug, Track};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::shelf::Shelf;
use crate::store::{Ask, ask};
use crate::views::What;
use crate::{Breakage, Outcome, PersonId};
use crate::{certificates, passes};

/// Milliseconds of a day; phases count whole days since the enrolment.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Where a person stands on the track of a post.
pub(crate) struct Standing {
    /// The version of the track this was measured by.
    pub(crate) track_version_id: String,
    /// The track itself.
    pub(crate) track: Arc<Track>,
    /// Since when the person is enrolled; none when they are not.
    pub(crate) since: Option<Moment>,
    /// Each phase of the track with its needs, in order.
    pub(crate) phases: Vec<Vec<Met>>,
}

/// One need and whether it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Met {
    /// What is asked for.
    pub(crate) what: What,
    /// Whether it is met.
    pub(crate) done: bool,
}

impl Standing {
    /// Whether nothing is missing. Who is not enrolled never completes a track.
    pub(crate) fn is_complete(&self) -> bool {
        self.since.is_some() && self.missing().next().is_none()
    }

    /// What is missing, in the order to do it.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &What> {
        self.phases.iter().flatten().filter(|need| !need.done).map(|need| &need.what)
    }
}

/// Where a person stands on the track of a post at a moment; none when the post has no track.
pub(crate) async fn standing(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    person: &PersonId,
    post: &Slug,
    now: Moment,
) -> Outcome<Option<Standing>> {
    let values = [person.as_str().into(), post.as_str().into(), now.0.into()];
    let reply = ask(db, [Ask::new(STANDING, values), passes::ask_ended(person)]).await?;
    let row: Row = reply.row()?;
    let Some(track_version_id) = row.track else { return Ok(None) };
    let track = shelf.track(db, &track_version_id).await?;
    // What an ended certificate rested on does not carry a new one.
    let anew = if row.certified { certificates::since(db, person, post, now).await? } else { None };
    let since = row.enrolled;
    let facts = Facts {
        read: names(row.read),
        passed: passes::read_passed(&reply, db, shelf, anew).await?.into_iter().map(|pass| pass.exam).collect(),
        signed: names(row.signed),
        days: since.map_or(0, |since| now.0.saturating_sub(since).max(0) / DAY_MS),
    };
    let mut asked_days = 0;
    let mut phases = Vec::new();
    for phase in &track.phases {
        asked_days += i64::from(phase.minimum_days);
        phases.push(facts.needs(phase, asked_days));
    }
    Ok(Some(Standing { track_version_id, since: since.map(Moment), phases, track }))
}

#[derive(FromQueryResult)]
struct Row {
    track: Option<String>,
    enrolled: Option<i64>,
    read: Option<String>,
    signed: Option<String>,
    certified: bool,
}

/// All in one row: a gate that is asked, a page and the end of an attempt look at these.
const STANDING: &str = "SELECT \
    (SELECT id FROM track_version WHERE post = $2 ORDER BY number DESC LIMIT 1) AS track, \
    (SELECT from_at FROM enrolment WHERE person_id = $1 AND post = $2 AND (until_at IS NULL OR until_at > $3) LIMIT 1) \
        AS enrolled, \
    (SELECT string_agg(chapter, ' ') FROM chapter_read WHERE person_id = $1) AS read, \
    (SELECT string_agg(phase, ' ') FROM sign_off WHERE person_id = $1 AND post = $2) AS signed, \
    EXISTS (SELECT 1 FROM certificate WHERE person_id = $1 AND post = $2) AS certified";

fn names(row: Option<String>) -> BTreeSet<String> {
    row.iter().flat_map(|row| row.split(' ')).map(str::to_owned).collect()
}

/// What a person has done.
struct Facts {
    read: BTreeSet<String>,
    passed: BTreeSet<String>,
    signed: BTreeSet<String>,
    days: i64,
}

impl Facts {
    /// The needs of one phase; its days count from the enrolment, on top of those of the phases before.
    fn needs(&self, phase: &Phase, asked_days: i64) -> Vec<Met> {
        let read = |chapter: &Slug| Met {
            what: What::Chapter { chapter: chapter.clone() },
            done: self.read.contains(chapter.as_str()),
        };
        let passed =
            |exam: &Slug| Met { what: What::Exam { exam: exam.clone() }, done: self.passed.contains(exam.as_str()) };
        let mut needs: Vec<Met> = phase.chapters.iter().map(read).chain(phase.exams.iter().map(passed)).collect();
        if phase.minimum_days > 0 {
            let left = u32::try_from(asked_days.saturating_sub(self.days)).unwrap_or(0);
            needs.push(Met { what: What::Days { minimum: phase.minimum_days, left }, done: left == 0 });
        }
        if phase.sign_off {
            needs.push(Met { what: What::SignOff, done: self.signed.contains(phase.id.as_str()) });
        }
        needs
    }
}

/// Where a person is enrolled.
pub(crate) struct Enrolled {
    /// The posts the person is on the way to, or at, each once. Who begins there later may prepare now.
    pub(crate) posts: Vec<Slug>,
    /// Whether there ever was a certificate, for whatever post.
    pub(crate) certified_ever: bool,
}

#[derive(FromQueryResult)]
struct EnrolledRow {
    posts: Option<String>,
    certified_ever: bool,
}

const ENROLLED: &str = "SELECT string_agg(post, ' ' ORDER BY from_at, post) AS posts, \
    EXISTS (SELECT 1 FROM certificate WHERE person_id = $1) AS certified_ever \
    FROM enrolment WHERE person_id = $1 AND (until_at IS NULL OR until_at > $2)";

/// Where a person is enrolled at a moment.
pub(crate) async fn enrolled(db: &impl ConnectionTrait, person: &PersonId, now: Moment) -> Outcome<Enrolled> {
    let reply = ask(db, [Ask::new(ENROLLED, [person.as_str().into(), now.0.into()])]).await?;
    let row: EnrolledRow = reply.row()?;
    let posts = row.posts.iter().flat_map(|posts| posts.split(' '));
    let mut posts = posts.map(|post| Slug::parse(post).map_err(Breakage::new)).collect::<Result<Vec<_>, _>>()?;
    // One that ends by another server's clock, and the one that follows it.
    let mut known = BTreeSet::new();
    posts.retain(|post| known.insert(post.clone()));
    Ok(Enrolled { posts, certified_ever: row.certified_ever })
}
