//! `make bench`: what a manager's desk costs where 5,000 people have sat 50,000 attempts, on SQLite and, where
//! PASSGATE_TEST_POSTGRES names one, on PostgreSQL. Writes Markdown to stdout; each verb is measured from its call to what a
//! page is made of. Exit code 1 when an answer is not as it should be.

mod crowd;
mod ground;
mod house;
mod report;
mod verbs;

use std::io::{Write, stderr};
use std::process::ExitCode;

use ground::Ground;
use house::House;

/// What is done, or in words why not.
type Done<T> = Result<T, String>;

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(problem) => return failed(&problem.to_string()),
    };
    match runtime.block_on(bench()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&problem),
    }
}

async fn bench() -> Done<()> {
    let (people, attempts) = (number("PASSGATE_BENCH_CROWD", 5_000)?, number("PASSGATE_BENCH_ATTEMPTS", 50_000)?);
    let rounds = number("PASSGATE_BENCH_ROUNDS", 30)?.max(1);
    report::head(people, attempts, rounds)?;
    for ground in Ground::all().await? {
        let name = ground.name;
        say(&format!("{name}: {people} people and {attempts} attempts are made…"));
        let house = House::open(ground).await?;
        let crowd = crowd::fill(&house, people, attempts).await?;
        for verb in verbs::VERBS {
            say(&format!("{name}: {}…", verb.name));
            report::line(name, &verbs::measure(&house, &crowd, verb, rounds).await?)?;
        }
        house.close().await;
    }
    Ok(())
}

fn number(name: &str, customary: usize) -> Done<usize> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} is no number: {text}")),
        Err(_) => Ok(customary),
    }
}

fn failed(problem: &str) -> ExitCode {
    say(&format!("bench: {problem}"));
    ExitCode::FAILURE
}

/// Talk goes to stderr, results to stdout.
fn say(line: &str) {
    let _gone = writeln!(stderr(), "{line}");
}
