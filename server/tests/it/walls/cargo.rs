use std::collections::BTreeMap;
use std::process::Command;

use serde::Deserialize;

use super::sources::root;

/// A line under `[dependencies]`.
#[derive(Deserialize)]
pub(super) struct Dependency {
    pub(super) name: String,
    pub(super) features: Vec<String>,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

/// What a crate of ours names under `[dependencies]`; tests may name more.
pub(super) fn direct_dependencies(name: &str) -> Vec<Dependency> {
    let metadata: Metadata =
        serde_json::from_str(&cargo(&["metadata", "--offline", "--no-deps", "--format-version", "1"])).unwrap();
    let package = metadata.packages.into_iter().find(|package| package.name == name).unwrap();
    package.dependencies.into_iter().filter(|dependency| dependency.kind.is_none()).collect()
}

/// Everything that is linked, with the features that are on.
pub(super) struct Tree(BTreeMap<String, String>);

impl Tree {
    /// The features of a crate, joined by commas; none when it is not linked.
    pub(super) fn features(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

pub(super) fn tree(which: &[&str]) -> Tree {
    let ask = ["tree", "--offline", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{f}"];
    let lines = cargo(&[&ask, which].concat());
    let crates = lines.lines().filter_map(|line| {
        let (package, features) = line.split_once('|')?;
        Some((package.split(' ').next()?.to_owned(), features.trim_end_matches(" (*)").to_owned()))
    });
    Tree(crates.collect())
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
