use std::pin::Pin;
use std::time::{Duration, Instant};

use engine::{Lang, Slug};
use office::views::desk::{DeskFilter, Progress, Who};
use office::{Search, Viewer};

use crate::Done;
use crate::crowd::Crowd;
use crate::house::{House, told};

/// What is asked, and how many things come back.
type Ask = for<'a> fn(&'a House, &'a Crowd) -> Pin<Box<dyn Future<Output = Done<usize>> + 'a>>;

/// A verb by name.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    ask: Ask,
}

/// A verb that was measured.
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    /// The quickest first.
    pub(crate) times: Vec<Duration>,
    /// How many statements one call takes.
    pub(crate) statements: u64,
    /// How many people or attempts it is about.
    pub(crate) size: usize,
}

/// Everything a desk is asked.
pub(crate) const VERBS: &[Verb] = &[
    Verb { name: "overview, administrator", ask: |house, crowd| Box::pin(overview(house, &crowd.admin)) },
    Verb { name: "overview, one team", ask: |house, crowd| Box::pin(overview(house, &crowd.manager)) },
    Verb {
        name: "people: stuck, administrator",
        ask: |house, crowd| Box::pin(people(house, &crowd.admin, Who::At(Progress::Stuck))),
    },
    Verb { name: "people: weak in returns, administrator", ask: |house, crowd| Box::pin(weak(house, &crowd.admin)) },
    Verb {
        name: "people: may work, administrator",
        ask: |house, crowd| Box::pin(people(house, &crowd.admin, Who::MayWork)),
    },
    Verb { name: "people: all of one team", ask: |house, crowd| Box::pin(people(house, &crowd.manager, Who::All)) },
    Verb { name: "certificates, administrator", ask: |house, crowd| Box::pin(certificates(house, &crowd.admin)) },
    Verb { name: "raw export, administrator", ask: |house, crowd| Box::pin(export(house, &crowd.admin)) },
    Verb { name: "raw export, one team", ask: |house, crowd| Box::pin(export(house, &crowd.manager)) },
    Verb { name: "one person's record", ask: |house, crowd| Box::pin(record(house, crowd)) },
];

/// Asks so many times, once before for whatever is kept in memory.
pub(crate) async fn measure(house: &House, crowd: &Crowd, verb: &Verb, rounds: usize) -> Done<Measured> {
    let size = (verb.ask)(house, crowd).await?;
    let before = house.office.statements();
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let (again, took) = timed((verb.ask)(house, crowd)).await;
        let again = again?;
        times.push(took);
        if again != size || size == 0 {
            return Err(format!("{}: {size} at first, then {again}", verb.name));
        }
    }
    times.sort_unstable();
    let sent = house.office.statements() - before;
    let statements = sent / u64::try_from(rounds).unwrap_or(1);
    Ok(Measured { name: verb.name, times, statements, size })
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let started = Instant::now();
    let done = work.await;
    (done, started.elapsed())
}

async fn overview(house: &House, viewer: &Viewer) -> Done<usize> {
    let asked = house.office.overview_figures(viewer, &DeskFilter::default(), 30, Lang::ZhHans).await;
    Ok(told(asked)?.all.attempts as usize)
}

async fn people(house: &House, viewer: &Viewer, who: Who) -> Done<usize> {
    let search = Search { text: String::new(), page: Some(1) };
    let asked = house.office.desk_people(viewer, &DeskFilter::default(), &who, &search, Lang::ZhHans).await;
    Ok(told(asked)?.total as usize)
}

async fn weak(house: &House, viewer: &Viewer) -> Done<usize> {
    let topic = Slug::parse("returns-and-refunds").map_err(|problem| problem.to_string())?;
    people(house, viewer, Who::WeakIn(topic)).await
}

async fn certificates(house: &House, viewer: &Viewer) -> Done<usize> {
    let asked = house.office.desk_certificates(viewer, &DeskFilter::default(), Lang::ZhHans).await;
    Ok(told(asked)?.len())
}

async fn export(house: &House, viewer: &Viewer) -> Done<usize> {
    Ok(told(house.office.attempts_export(viewer, &DeskFilter::default()).await)?.attempts.len())
}

async fn record(house: &House, crowd: &Crowd) -> Done<usize> {
    Ok(told(house.office.record(&crowd.manager, &crowd.somebody, Lang::ZhHans).await)?.attempts.len())
}
