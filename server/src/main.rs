//! The program `passgate`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Requests allocate much and briefly, on many threads: with the system's own, more memory stays with each of them.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::run()
}
