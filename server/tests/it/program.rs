//! The real program as a process of its own, a browser for it, and somebody who sits an exam in that browser.

mod browser;
mod candidate;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

pub(crate) use candidate::Candidate;

use crate::house::Folder;

/// The program with a data folder: it can be started again and again.
pub(crate) struct Program {
    data: PathBuf,
    content: PathBuf,
    settings: Vec<(&'static str, String)>,
}

/// A process that runs, and all that it says.
pub(crate) struct Running {
    child: Child,
    port: u16,
    log: Option<JoinHandle<String>>,
}

impl Program {
    pub(crate) fn new(data: &Folder, content: &Path) -> Self {
        Self { data: data.path().to_owned(), content: content.to_owned(), settings: Vec::new() }
    }

    /// Sets an environment variable for all starts to come.
    pub(crate) fn setting(&mut self, name: &'static str, value: &str) {
        self.settings.push((name, value.to_owned()));
    }

    /// Serves a demonstration, and waits until it does.
    pub(crate) fn start(&self) -> Running {
        self.served(Command::new(env!("CARGO_BIN_EXE_passgate")))
    }

    /// The same under `strace`, which writes every call that moves bytes to a socket or a file, and every flush.
    pub(crate) fn start_traced(&self, trace: &Path) -> Running {
        let mut strace = Command::new("strace");
        strace
            .args(["-f", "-y", "-qq", "-s", "65536", "-e", "signal=none", "-e"])
            .arg("trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync,sync_file_range,msync")
            .arg("-o")
            .arg(trace)
            .arg(env!("CARGO_BIN_EXE_passgate"));
        self.served(strace)
    }

    fn served(&self, mut command: Command) -> Running {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command
            .args(["serve", "--demo", "--demo-people", "few", "--listen", "127.0.0.1:0", "--content"])
            .arg(&self.content)
            .arg("--data")
            .arg(&self.data)
            .env_clear()
            .env("PATH", path)
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|problem| panic!("{command:?}: {problem}"));
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut said = String::new();
        let port = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it does not start: {said}"));
            said.push_str(&line);
            said.push('\n');
            if let Some((_, port)) = line.split_once("Passgate listens: http://localhost:") {
                break port.trim().parse().unwrap();
            }
        };
        // What it says from now on must be read, or it would wait.
        let log = std::thread::spawn(move || lines.fold(said, |said, line| said + &line + "\n"));
        Running { child, port, log: Some(log) }
    }

    /// What another command of the program answers meanwhile.
    pub(crate) fn ask(&self, arguments: &[&str]) -> String {
        self.verdict(arguments).1
    }

    /// The same with its exit code.
    pub(crate) fn verdict(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passgate"));
        command.arg("--demo").args(arguments).arg("--data").arg(&self.data).env_clear().stdin(Stdio::null());
        let output = command.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    }
}

impl Running {
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// The program's own number: under `strace` it is a child of its tracer.
    fn process(&self) -> String {
        let id = self.child.id();
        let below = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        below.split_whitespace().next().map_or_else(|| id.to_string(), str::to_owned)
    }

    /// `kill -9`: the process has no time for anything.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, waits for its end, and gives all that it said.
    pub(crate) fn stop(&mut self) -> String {
        assert!(Command::new("kill").arg(self.process()).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "a graceful stop is no fault");
        self.log.take().map(|log| log.join().unwrap()).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A test that failed leaves nothing behind.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = Command::new("kill").args(["-9", &self.process()]).status();
            let _ = self.child.wait();
        }
    }
}
