//! What breaks, one after the other.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::Weather;
use crate::house::{House, postgres};
use crate::{Done, number, say};

/// How long a database is away, and how long a disk stays full.
const AWAY: Duration = Duration::from_secs(30);
/// How long it may take until answers are acknowledged again.
const PATIENCE: Duration = Duration::from_secs(60);

/// Breaks what can be broken here, and says what that was.
pub(crate) fn make(house: &mut House, weather: &Weather) -> Done<String> {
    let mut told = vec![kills(house, weather)?];
    if let (Some(_), Ok(control)) = (postgres(), std::env::var("PASSGATE_POSTGRES_CONTROL")) {
        told.push(away(&control, weather)?);
    }
    if std::env::var_os("PASSGATE_BENCH_FOLDER").is_some() {
        told.push(full(house, weather)?);
    }
    Ok(told.join(", "))
}

fn kills(house: &mut House, weather: &Weather) -> Done<String> {
    let kills = number("PASSGATE_BENCH_KILLS", 200)?;
    let mut dice = 1_u32;
    for kill in 0..kills {
        if kill % 20 == 0 {
            say(&format!("kill {kill} of {kills}…"));
        }
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        weather.wait_for(1 + u64::from((dice >> 16) % 400), PATIENCE)?;
        house.kill_and_start()?;
    }
    weather.wait_for(300, PATIENCE)?;
    Ok(format!("{kills} kills"))
}

/// The database goes away under load, and comes back.
fn away(control: &str, weather: &Weather) -> Done<String> {
    say(&format!("PostgreSQL is away for {} s…", AWAY.as_secs()));
    run(control, "stop")?;
    thread::sleep(AWAY);
    run(control, "start")?;
    weather.wait_for(300, PATIENCE)?;
    Ok(format!("PostgreSQL away for {} s", AWAY.as_secs()))
}

fn run(control: &str, word: &str) -> Done<()> {
    let ended = Command::new(control).arg(word).status().map_err(|problem| format!("{control}: {problem}"))?;
    if ended.success() { Ok(()) } else { Err(format!("{control} {word} failed")) }
}

/// The disk is filled to the last byte, and freed again; the server is not started anew.
fn full(house: &House, weather: &Weather) -> Done<String> {
    say("the disk is full…");
    let ballast = house.folder().join("ballast");
    fill(&ballast).map_err(|problem| problem.to_string())?;
    let before = weather.failed.load(Ordering::Relaxed);
    thread::sleep(AWAY);
    let refused = weather.failed.load(Ordering::Relaxed) - before;
    fs::remove_file(&ballast).map_err(|problem| problem.to_string())?;
    weather.wait_for(300, PATIENCE)?;
    if refused == 0 {
        return Err("the disk was full, and nobody was told".to_owned());
    }
    Ok(format!("a full disk for {} s ({refused} saves refused)", AWAY.as_secs()))
}

/// Writes until nothing more fits.
fn fill(file: &Path) -> std::io::Result<()> {
    let mut ballast = File::create(file)?;
    for size in [1 << 20, 1 << 12, 1] {
        let block = vec![0_u8; size];
        while ballast.write_all(&block).is_ok() {}
    }
    ballast.sync_all().or(Ok(()))
}
