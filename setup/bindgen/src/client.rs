//! The client: what cargo linked, through wasm-bindgen and, if there, wasm-opt.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::{Outcome, files, say};

/// Smallest size, and the features that rustc turns on for this target by itself.
const OPTIONS: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub(crate) fn make(wasm: &Path, out: &Path, name: &str, opt: Option<&Path>) -> Outcome<()> {
    let linked = fs::read(wasm).map_err(|problem| format!("{}: {problem}", wasm.display()))?;
    let mark = mark(&linked, opt);
    let stamp = out.join(".client");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == mark) {
        return Ok(());
    }

    // Pages ask for NAME.wasm, since LEPTOS_OUTPUT_NAME is set when they are compiled; the glue is told so.
    let (glue, client, bound) = (format!("{name}.js"), format!("{name}.wasm"), format!("{name}_bg.wasm"));
    let work = out.join(".work");
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&work)?;
    if let Some(opt) = opt {
        say("  wasm-opt -Oz (about half a minute)…");
        optimise(opt, &work.join(&bound))?;
    }
    for (made, file) in [(&glue, &glue), (&bound, &client)] {
        files::write(&out.join(file), &fs::read(work.join(made))?)?;
    }
    fs::remove_dir_all(&work)?;
    fs::write(stamp, mark)?;
    let size = |ending| fs::metadata(files::with(&out.join(&client), ending)).map(|file| file.len() / 1024);
    say(&format!("  client: {} KB linked, {} KB, {} KB with brotli", linked.len() / 1024, size("")?, size(".br")?));
    Ok(())
}

fn optimise(opt: &Path, wasm: &Path) -> Outcome<()> {
    let done = Command::new(opt).args(OPTIONS).arg(wasm).arg("-o").arg(wasm).status()?;
    if done.success() { Ok(()) } else { Err(format!("{} failed", opt.display()).into()) }
}

/// Changes when the client has to be made again.
fn mark(linked: &[u8], opt: Option<&Path>) -> String {
    let mut hasher = DefaultHasher::new();
    (linked, opt.map(|_| OPTIONS), &["js", "wasm"]).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
