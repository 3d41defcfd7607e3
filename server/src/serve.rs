//! `passgate serve`: opens the office, fills an empty one, keeps its clockwork going, and answers until it is asked to
//! stop.

mod clockwork;
mod demo;
mod listen;
mod origin;
mod panics;
mod stop;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use app::desk::{CookiePolicy, Demo, DemoAccount, Department, Desk};
use engine::Level;
use office::{Office, Operator};
use tokio::net::TcpListener;

use crate::api::Stopping;
use crate::chance;
use crate::command::Ended;
use crate::config::{Place, Serve};
use crate::edge::Edge;
use crate::files::Shelf;
use crate::open::{Opened, open, secret};
use crate::out::{self, Trouble};
use crate::router::{Own, router};
use clockwork::Clockwork;
use origin::{Origin, Way};

/// Serves until the process is asked to stop.
pub(crate) async fn serve(place: &Place, serve: &Serve) -> Ended {
    panics::keep_silent_about_values();
    let no_address = |problem| Trouble::fault(format_args!("{}: {problem}", serve.listen));
    let listener = TcpListener::bind(serve.listen).await.map_err(no_address)?;
    let listen = listener.local_addr().map_err(no_address)?;
    let origin = Origin::find(serve.public_origin.as_deref(), listen, serve.lan)?;
    let asked = stop::asked().map_err(|problem| Trouble::fault(format_args!("no signals: {problem}")))?;
    let Opened { office, clock } = open(place).await?;
    let operator = Operator::of_this_process();
    if clock.is_some() {
        demo::recall(&office, &operator, serve).await?;
    }
    fill(&office, &operator, serve).await?;
    let demo = match clock {
        Some(clock) => Some(demo::prepare(&office, &operator, clock).await?),
        None => None,
    };
    let department = department(&office).await?;
    announce(&origin, demo.as_ref());

    let clockwork = Clockwork::start(&office);
    let stopping = Stopping::default();
    let desk = Desk {
        office: Arc::clone(&office),
        leptos_options: Arc::new(leptos::prelude::LeptosOptions::builder().output_name("passgate").build()),
        cookies: match origin.way {
            Way::Https => CookiePolicy::Secure,
            Way::Local => CookiePolicy::Localhost,
            Way::Lan => CookiePolicy::PlainLan,
        },
        public_origin: serve.public_origin.is_some().then(|| origin.text.as_str().into()),
        department,
        secret_file: place.secret.is_none().then(|| secret::place_of(place).into()),
        demo,
    };
    let own = Own {
        edge: Edge { https: origin.way == Way::Https, proxies: serve.proxies.as_slice().into(), mark: mark()? },
        shelf: serve.site.clone().map_or(Shelf::Inside, Shelf::Folder),
        stopping: stopping.clone(),
    };
    let stop = async {
        asked.await;
        stopping.begin();
        tracing::info!("stopping");
        tokio::time::sleep(Duration::from_secs(serve.drain)).await;
    };
    listen::listen(listener, router(desk, own), serve.connections, stop).await;
    clockwork.stop().await;
    office.shut().await;
    Ok(ExitCode::SUCCESS)
}

/// Content for an empty database. What a check would call an error stops the start: half a handbook helps nobody.
async fn fill(office: &Arc<Office>, operator: &Operator, serve: &Serve) -> Result<(), Trouble> {
    if office.has_content().await? {
        return Ok(());
    }
    if !serve.content.is_dir() {
        out::talk(format_args!("passgate: no folder {}: starting without content", serve.content.display()));
        return Ok(());
    }
    match office.load_content(operator, &serve.content).await? {
        Ok(loaded) => {
            tracing::info!(
                questions = loaded.questions,
                chapters = loaded.chapters,
                exams = loaded.exams,
                "content loaded"
            );
            Ok(())
        }
        Err(faults) => {
            let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
            let folder = serve.content.display();
            Err(Trouble::fault(format_args!("{folder}: {errors} errors; `passgate bank check {folder}` tells them")))
        }
    }
}

/// The department as its pages name it.
async fn department(office: &Office) -> Result<Department, Trouble> {
    Ok(office.department().await?.into())
}

/// Where it can be found, for whoever started it; in a demonstration also by whom.
fn announce(origin: &Origin, demo: Option<&Demo>) {
    out::talk(format_args!("Passgate listens: {}", origin.text));
    if origin.way == Way::Lan {
        out::talk("Plain http: whoever listens in this network reads passwords.");
    }
    let Some(demo) = demo else { return };
    out::talk("A demonstration, with accounts that everyone knows (staff number, password, role, name):");
    for DemoAccount { staff_no, password, role, name } in demo.accounts.iter() {
        out::talk(format_args!("  {staff_no}  {password}  {role:<13?}  {name}"));
    }
}

/// Tells the request ids of this start from those of others.
fn mark() -> Result<Arc<str>, Trouble> {
    let [a, b, c, ..] = chance::seed()?;
    Ok(format!("{a:02x}{b:02x}{c:02x}").into())
}
