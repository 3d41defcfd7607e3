//! The program that is measured: a process of its own, with a data folder that goes when the bench does.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::Done;
use crate::ask::Ask;
use crate::browser::Browser;
use crate::candidate::Candidate;
use crate::process::Process;
use crate::queue::shared;
use crate::stopwatch::Stopwatch;

const POST: &str = "online-agent";
/// How long it may take until the server has made its database and read its content.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many people are added at once, each by a process.
const ADDING: usize = 4;

/// A server that runs.
pub(crate) struct House {
    program: PathBuf,
    data: PathBuf,
    port: u16,
    server: Child,
}

impl House {
    /// Starts PASSGATE_BIN in an empty data folder and waits until it is ready.
    pub(crate) fn open() -> Done<Self> {
        let program = std::env::var_os("PASSGATE_BIN").ok_or("PASSGATE_BIN names no program; `make bench` does")?;
        let program = fs::canonicalize(&program).map_err(|problem| format!("{}: {problem}", program.display()))?;
        // On the disk that things are built on: /tmp may be memory, where a receipt costs nothing.
        let ground = std::env::var_os("PASSGATE_BENCH_FOLDER").unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
        let data = PathBuf::from(ground).join(format!("bench-{}", std::process::id()));
        let (port, server) = begin(&program, &data).map_err(|problem| format!("{}: {problem}", program.display()))?;
        let mut house = Self { program, data, port, server };
        house.wait()?;
        Ok(house)
    }

    /// Kills the server, without a word before, and starts it again at the same address.
    pub(crate) fn kill_and_start(&mut self) -> Done<()> {
        self.server.kill().and_then(|()| self.server.wait()).map_err(|problem| problem.to_string())?;
        self.server = serve(&self.program, &self.data, self.port).map_err(|problem| problem.to_string())?;
        self.wait()
    }

    /// What the program says when it is asked by command.
    pub(crate) fn command(&self, words: &[&str]) -> Done<String> {
        let output = bare(&self.program, &self.data).args(words).output().map_err(|problem| problem.to_string())?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            false => Err(format!("{}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr))),
        }
    }

    /// Where its database lies.
    pub(crate) fn folder(&self) -> &Path {
        &self.data
    }

    fn wait(&mut self) -> Done<()> {
        let stopwatch = Stopwatch::start();
        while Browser::new(self.port).expect(200, &Ask::get("/readyz")).is_err() {
            let ended = self.server.try_wait().map_err(|problem| problem.to_string())?;
            if ended.is_some() || stopwatch.passed() > PATIENCE {
                return Err(format!("the server does not get ready: {}", self.log()));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Adds so many people by the command line, each with a one-time link.
    pub(crate) fn add(&self, people: usize) -> Done<Vec<Candidate>> {
        let mut candidates: Vec<_> = (1..=people).map(|number| Candidate::new(format!("B{number:05}"))).collect();
        let added = shared(&mut candidates, ADDING, |queue| {
            while let Some(candidate) = queue.next() {
                candidate.invitation = self.invite(&candidate.staff_no)?;
            }
            Ok(())
        })?;
        added.into_iter().collect::<Done<()>>()?;
        Ok(candidates)
    }

    fn invite(&self, staff_no: &str) -> Done<String> {
        let said = self.command(&["person", "add", staff_no, &format!("候选人 {staff_no}"), "--post", POST])?;
        let link = said.trim().to_owned();
        if link.starts_with("/invitations/") { Ok(link) } else { Err(format!("person add {staff_no}: {link}")) }
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn process(&self) -> Process {
        Process::new(self.server.id())
    }

    /// What the server logged as going wrong.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let is_bad = |line: &&str| line.contains("WARN") || line.contains("ERROR");
        self.log().lines().filter(is_bad).take(5).map(str::to_owned).collect()
    }

    fn log(&self) -> String {
        fs::read_to_string(log_of(&self.data)).unwrap_or_default()
    }
}

/// The server at a port of its own, with whatever it logs in a file: logging belongs to the work.
fn begin(program: &Path, data: &Path) -> std::io::Result<(u16, Child)> {
    fs::create_dir_all(data)?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    Ok((port, serve(program, data, port)?))
}

/// Not on the disk that may be filled: whoever looks into it wants to read what happened.
fn log_of(data: &Path) -> PathBuf {
    let name = data.file_name().unwrap_or_default().to_string_lossy().into_owned();
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.log"))
}

fn serve(program: &Path, data: &Path, port: u16) -> std::io::Result<Child> {
    let log = File::options().create(true).append(true).open(log_of(data))?;
    bare(program, data).args(["serve", "--listen", &format!("127.0.0.1:{port}")]).stderr(log).spawn()
}

/// The PostgreSQL to measure on, if not SQLite: `setup/with-postgres.sh` names a new and empty one.
pub(crate) fn postgres() -> Option<String> {
    std::env::var("PASSGATE_TEST_POSTGRES").ok()
}

/// The program in its own folder, where the question banks are, and without what else this shell's environment may say.
fn bare(program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(postgres().map(|url| ("DATABASE_URL", url))).arg("--data").arg(data).stdin(Stdio::null());
    if let Some(folder) = program.parent() {
        command.current_dir(folder);
    }
    command
}

impl Drop for House {
    fn drop(&mut self) {
        // What is gone already needs no end; a folder that stays is in nobody's way.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.data);
        let _ = fs::remove_file(log_of(&self.data));
    }
}
