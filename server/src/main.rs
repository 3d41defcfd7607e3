//! The program `passgate`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A tenth less work than with the system's own for every request, and less memory that stays with threads.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::run()
}
