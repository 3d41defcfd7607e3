//! The invariants of the house that a tool can check: which way imports run, what reaches a browser, what a row may do,
//! and where time and chance come in.

mod cargo;
mod sources;
mod told;

use std::collections::BTreeSet;

use cargo::{direct_dependencies, tree};
use sources::{rust_files, sql_files, text};

/// Who may name whom, as drawn in ARCHITECTURE.md. A line more is a new arrow, and needs a reason there.
const ARROWS: [(&str, &[&str]); 4] = [
    ("engine", &[]),
    ("office", &["engine"]),
    ("app", &["engine", "office"]),
    ("server", &["app", "engine", "office"]),
];

/// The places where time and chance come in from outside.
const OUTSIDE: [&str; 3] = ["office/src/clock.rs", "office/src/stopwatch.rs", "server/src/chance.rs"];

/// What must never be linked into what a browser loads.
const NOT_FOR_BROWSERS: [&str; 11] = [
    "argon2",
    "axum",
    "ed25519-dalek",
    "fluent-bundle",
    "hmac",
    "jiff",
    "jsonwebtoken",
    "office",
    "sea-orm",
    "sqlx",
    "tokio",
];

#[test]
fn imports_run_one_way() {
    for (crate_, expect) in ARROWS {
        let ours: BTreeSet<String> = direct_dependencies(crate_)
            .into_iter()
            .map(|dependency| dependency.name)
            .filter(|name| ARROWS.iter().any(|(ours, _)| ours == name))
            .collect();
        assert_eq!(ours, expect.iter().map(ToString::to_string).collect(), "{crate_}");
    }
}

#[test]
fn only_the_office_knows_the_store() {
    for (crate_, _) in ARROWS {
        let knows = direct_dependencies(crate_).iter().any(|dependency| {
            dependency.name.starts_with("sea-orm")
                || dependency.name.starts_with("sea-query")
                || dependency.name == "sqlx"
        });
        assert_eq!(knows, crate_ == "office", "{crate_}");
    }
    assert!(!text("office/src/lib.rs").contains("pub mod store"), "the store is private");
}

#[test]
fn only_the_office_may_open_keys() {
    for (crate_, _) in ARROWS {
        for dependency in direct_dependencies(crate_).iter().filter(|dependency| dependency.name == "engine") {
            let may = dependency.features.iter().any(|feature| feature == "keys");
            assert_eq!(may, crate_ == "office", "{crate_}");
        }
    }
    let default = tree(&["-p", "engine"]);
    assert_eq!(default.features("engine"), Some(""), "keys are not on by default");
}

/// Cargo builds one engine for the whole server, so the compiler would let them.
#[test]
fn neither_app_nor_server_names_what_opens_a_key() {
    for folder in ["app/src", "server/src"] {
        let files = rust_files(folder);
        assert!(files.len() > 10, "this test has lost {folder}");
        for (path, text) in files {
            assert_eq!(key_openers(&text), Vec::<&str>::new(), "{path}: only the office opens keys");
        }
    }
    let leak =
        "use engine::{Face, open as unlock};\nlet text = source.into_text();\nAuthoring::permit();\nengine::open(&q)";
    assert_eq!(key_openers(leak), ["Authoring", "into_text", "engine::open", "use of open"], "and it would notice");
    assert_eq!(
        key_openers("use engine::{Face, Lang};\nuse crate::open::{Opened, open};\nopen(&place)"),
        Vec::<&str>::new()
    );
    let makers: Vec<String> = rust_files("office/src")
        .into_iter()
        .filter(|(_, text)| text.contains("Authoring::permit"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(makers, ["office/src/studio/authoring.rs"], "permission is looked at in one place");
}

/// The names in a source by which keys are opened or sources read.
fn key_openers(text: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> =
        ["Authoring", "into_text", "engine::open"].into_iter().filter(|name| text.contains(name)).collect();
    let lists = text.split("use engine::{").skip(1).filter_map(|rest| rest.split(';').next());
    let names =
        |list: &str| list.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).any(|name| name == "open");
    if lists.into_iter().any(names) {
        found.push("use of open");
    }
    found
}

#[test]
fn nothing_that_knows_a_key_reaches_a_browser() {
    let client =
        tree(&["-p", "app", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "hydrate"]);
    for name in NOT_FOR_BROWSERS {
        assert_eq!(client.features(name), None, "{name} in the client");
    }
    assert_eq!(client.features("engine"), Some(""), "the client's engine has no feature that opens keys");
}

#[test]
fn a_row_cannot_become_json() {
    let features = tree(&["-p", "server"]).features("sea-orm").map(str::to_owned).unwrap();
    assert!(features.split(',').all(|feature| feature != "with-json"), "{features}");
    let rows: Vec<_> =
        rust_files("office/src").into_iter().filter(|(_, text)| text.contains("DeriveEntityModel")).collect();
    assert!(!rows.is_empty(), "this test has lost the entities");
    for (path, text) in rows {
        assert!(!text.contains("Serialize"), "{path}: what leaves the store is made by hand");
    }
}

#[test]
fn time_and_chance_come_in_at_these_places_only() {
    let mut found = BTreeSet::new();
    for folder in ["engine", "office", "app", "server"] {
        for (path, text) in rust_files(&format!("{folder}/src")) {
            if text.contains("clippy::disallowed_methods") {
                found.insert(path);
            }
        }
    }
    assert_eq!(found, OUTSIDE.map(str::to_owned).into());
    let disallowed = text("clippy.toml");
    for name in [
        "SystemTime::now",
        "Instant::now",
        "Timestamp::now",
        "Utc::now",
        "rand::rng",
        "getrandom::fill",
        "Uuid::new_v4",
    ] {
        assert!(disallowed.contains(name), "clippy.toml has lost {name}");
    }
}

/// By which a database would say what time it is.
const CLOCKS_OF_DATABASES: [&str; 8] = [
    "current_timestamp",
    "current_time",
    "current_date",
    "localtimestamp",
    "clock_timestamp",
    "statement_timestamp",
    "unixepoch",
    "strftime",
];

#[test]
fn no_database_says_what_time_it_is() {
    let steps = sql_files("office/src/store/migration");
    assert!(!steps.is_empty(), "this test has lost the steps");
    for (path, text) in &steps {
        for line in text.to_lowercase().lines().filter(|line| !line.starts_with("--")) {
            assert!(!line.contains("now(") && !line.contains("'now'"), "{path}: {line}");
            assert!(!line.contains(" default "), "{path}: {line}: who writes a row says all of it");
        }
    }
    for (path, text) in steps.into_iter().chain(rust_files("office/src")) {
        let text = text.to_lowercase();
        let clock = CLOCKS_OF_DATABASES.into_iter().find(|clock| text.contains(clock));
        assert_eq!(clock, None, "{path}");
    }
}

#[test]
fn only_the_process_itself_is_the_operator() {
    for folder in ["app/src", "server/src/api", "server/src/edge", "server/src/files"] {
        for (path, text) in rust_files(folder) {
            // Who is named in the log is only told.
            let acts = text.replace("ToldBy::Operator", "").contains("Operator");
            assert!(!acts, "{path} answers requests; no request may act as the operator");
        }
    }
}

/// Leptos writes what stands inside a `<textarea>` as it is.
#[test]
fn every_text_area_escapes_what_was_typed() {
    let mut areas = 0;
    for (path, text) in rust_files("app/src") {
        for area in text.split("<textarea").skip(1).filter(|area| area.starts_with(char::is_whitespace)) {
            let tag = area.split("</textarea>").next().unwrap();
            assert!(tag.contains("inner_html=written(") && tag.trim_end().ends_with('>'), "{path}: {tag}");
            areas += 1;
        }
    }
    assert_eq!(areas, 3, "one for sentences, one for sources, one for long texts");
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    for folder in ["engine", "office", "app", "server"] {
        for (path, text) in rust_files(&format!("{folder}/src")) {
            assert!(!text.contains("#[allow(") && !text.contains("#![allow("), "{path}: #[expect(…, reason = \"…\")]");
        }
    }
}

#[test]
fn only_a_demonstration_pretends_to_answer() {
    let mut found = BTreeSet::new();
    for folder in ["office", "app", "server"] {
        for (path, text) in rust_files(&format!("{folder}/src")) {
            if text.contains("pretend") {
                found.insert(path);
            }
        }
    }
    assert_eq!(found, ["office/src/demonstration/mind.rs".to_owned()].into());
}
