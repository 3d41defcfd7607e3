use std::fs;
use std::time::Duration;

use crate::Done;

/// A running process as /proc tells of it.
pub(crate) struct Process(u32);

/// Linux counts a process's time for others in hundredths of a second, whatever it uses itself.
const TICK: Duration = Duration::from_millis(10);

impl Process {
    pub(crate) const fn new(id: u32) -> Self {
        Self(id)
    }

    /// What it has worked so far, in its own code and for it in the kernel.
    pub(crate) fn cpu(&self) -> Done<Duration> {
        let stat = self.read("stat")?;
        // The second field is the program's name in brackets, which may hold anything.
        let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
        let ticks: Vec<u32> =
            after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
        Ok(TICK * ticks.iter().sum::<u32>())
    }

    /// The most memory that it ever held at once, as in `61234 kB`.
    pub(crate) fn most_memory(&self) -> Done<String> {
        let status = self.read("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        Ok(line.unwrap_or("unknown").trim().to_owned())
    }

    fn read(&self, file: &str) -> Done<String> {
        fs::read_to_string(format!("/proc/{}/{file}", self.0))
            .map_err(|problem| format!("the server is gone: {problem}"))
    }
}
