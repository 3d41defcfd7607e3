//! The process: configuration, router, HTTP API and command line. What a person sees is in `app`, what the department
//! does is in `office`; here both get an address, a clock, a secret and a place on the disk.

mod api;
mod chance;
mod command;
pub mod config;
mod edge;
mod files;
mod log;
mod moment;
mod open;
mod out;
pub mod router;
mod serve;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use config::Config;

/// Reads the command line and the environment, does what they ask, and says how it went: 0 done, 1 a finding or a
/// fault, 2 misuse.
pub fn run() -> ExitCode {
    let config = Config::parse();
    log::start(&config.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(problem) => return out::Trouble::fault(format!("no threads to work on: {problem}")).told(),
    };
    match runtime.block_on(command::run(config)) {
        Ok(code) => code,
        Err(trouble) => trouble.told(),
    }
}
