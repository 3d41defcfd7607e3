//! Puts the browser's files into a release: writes a table of name, version and bytes that `files/shelf.rs` includes.
//! Other builds read them from the folder `PASSGATE_SITE` when they are asked for.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    tell("rerun-if-changed=build.rs");
    tell("rerun-if-env-changed=PASSGATE_SITE");
    let mut table = String::from("[");
    if env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        match env::var_os("PASSGATE_SITE").map(|site| PathBuf::from(site).join("pkg")).filter(|folder| folder.is_dir())
        {
            Some(folder) => shelve(&folder, &mut table)?,
            None => tell("warning=no folder PASSGATE_SITE: this program will need `serve --site DIR`"),
        }
    }
    table.push(']');
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("shelf.rs"), table)
}

fn shelve(folder: &Path, table: &mut String) -> io::Result<()> {
    tell(&format!("rerun-if-changed={}", folder.display()));
    let mut names: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect::<Result<_, _>>()?;
    names.sort();
    for name in names.iter().filter_map(|name| name.to_str()).filter(|name| !name.starts_with('.')) {
        let path = fs::canonicalize(folder.join(name))?;
        tell(&format!("rerun-if-changed={}", path.display()));
        let mut version = DefaultHasher::new();
        version.write(&fs::read(&path)?);
        write!(table, "({name:?}, \"{:016x}\", include_bytes!({path:?}) as &[u8]),", version.finish())
            .map_err(io::Error::other)?;
    }
    Ok(())
}

fn tell(what: &str) {
    println!("cargo::{what}");
}
