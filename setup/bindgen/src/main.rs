//! `site WASM OUT NAME STYLE [WASM_OPT]` makes `OUT/NAME.js`, `OUT/NAME.wasm` and `OUT/NAME.css`
//! with a `.br` and a `.gz` beside each; only what changed is made again.

mod client;
mod files;
mod style;

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What can go wrong here is only ever shown, never handled.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [wasm, out, name, style] => make(wasm.as_ref(), out.as_ref(), name, style.as_ref(), None),
        [wasm, out, name, style, opt] => make(wasm.as_ref(), out.as_ref(), name, style.as_ref(), Some(opt.as_ref())),
        _ => Err("site WASM OUT NAME STYLE [WASM_OPT]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            say(&format!("site: {problem}"));
            ExitCode::FAILURE
        }
    }
}

fn make(wasm: &Path, out: &Path, name: &str, style: &Path, opt: Option<&Path>) -> Outcome<()> {
    std::fs::create_dir_all(out)?;
    client::make(wasm, out, name, opt)?;
    style::make(style, &out.join(format!("{name}.css")))
}

/// A line for whoever waits.
fn say(line: &str) {
    // With nobody listening there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
