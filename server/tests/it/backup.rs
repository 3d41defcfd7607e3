//! Backup and restore as an operator does them: by the command line, beside a program that is being used.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::Value;

use crate::house::Folder;
use crate::non_interference::Keys;
use crate::program::{Candidate, Program};

fn passgate(arguments: &[&str], data: &Path) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passgate"));
    command.arg("--demo").args(arguments).arg("--data").arg(data).env_clear().stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn json(arguments: &[&str], data: &Path) -> Value {
    let (code, stdout, stderr) = passgate(arguments, data);
    assert_eq!(code, 0, "{stdout}{stderr}");
    serde_json::from_str(&stdout).unwrap()
}

#[test]
fn what_was_saved_before_a_backup_comes_back_from_it() {
    let (data, other) = (Folder::make(), Folder::make());
    let content = Keys::One.folder();
    let program = Program::new(&data, content.path());
    let house = program.start();
    let port = house.port();
    let mut candidates = ["trainee01", "trainee02", "trainee03"].map(|staff_no| Candidate::new(staff_no, "entrance"));
    for candidate in &mut candidates {
        candidate.come_in(port);
        for _ in 0..10 {
            candidate.save(port).expect("it is running");
        }
    }
    let file = other.path().join("night.backup");
    let file = file.to_str().unwrap();
    let over = AtomicBool::new(false);
    let taken = thread::scope(|scope| {
        for candidate in &mut candidates {
            let over = &over;
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    candidate.save(port).expect("it is running");
                }
            });
        }
        let taken = json(&["backup", file, "--with-secret", "--json"], data.path());
        over.store(true, Ordering::Relaxed);
        taken
    });
    assert_eq!(taken["contents"]["faults"], Value::Array(Vec::new()), "{taken}");
    assert!(taken["taken_at"].as_str().is_some_and(|at| at.ends_with('Z')), "{taken}");

    let back = json(&["restore", file, "--json"], other.path());
    assert_eq!(back["contents"], taken["contents"]);
    assert_eq!(std::fs::read(data.path().join("secret")).unwrap(), std::fs::read(other.path().join("secret")).unwrap());
    let mut answers = 0;
    for candidate in &candidates {
        let state = json(&["attempt", "verify", candidate.attempt(), "--json"], other.path());
        assert_eq!(state["whole"], true, "{state}");
        let kept = usize::try_from(state["answers"].as_u64().unwrap()).unwrap();
        assert!((10..=candidate.acknowledged.len()).contains(&kept), "{kept} answers");
        answers += kept;
    }
    assert_eq!(taken["contents"]["answers"], answers);
    let draws = json(&["exam", "verify", "--exam", "entrance", "--json"], other.path());
    assert_eq!((draws["attempts"].as_u64(), draws["findings"].as_array().unwrap().len()), (Some(3), 0), "{draws}");
    assert_eq!(json(&["audit", "verify", "--json"], other.path())["whole"], true);
    let (code, _, said) = passgate(&["restore", file], other.path());
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("is not empty"), "{said}");
}

#[test]
fn without_its_secret_a_backup_is_not_restored_and_the_place_stays_empty() {
    let (data, other, files) = (Folder::make(), Folder::make(), Folder::make());
    let file = files.path().join("a.backup");
    let file = file.to_str().unwrap();
    let (code, _, said) = passgate(&["backup", file], data.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("The secret is not in it"), "{said}");
    let (code, _, said) = passgate(&["restore", file], other.path());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("secret"), "{said}");
    assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0, "no new secret is made for an old database");
    std::fs::write(other.path().join("secret"), "x".repeat(64)).unwrap();
    let (code, _, said) = passgate(&["restore", file], other.path());
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("another secret"), "{said}");
    assert!(!other.path().join("demo.db").exists());
}

#[test]
fn the_secret_beside_a_backup_is_for_its_owner_only() {
    let (data, files) = (Folder::make(), Folder::make());
    let file = files.path().join("a.backup");
    passgate(&["backup", file.to_str().unwrap(), "--with-secret"], data.path());
    for name in ["a.backup", "a.backup.secret"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(files.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}

#[test]
fn keys_are_listed_and_rotated_from_the_command_line() {
    let data = Folder::make();
    let before = json(&["key", "list", "--json"], data.path());
    assert_eq!(before.as_array().map(Vec::len), Some(1), "{before}");
    let (code, kid, said) = passgate(&["key", "rotate"], data.path());
    assert_eq!(code, 0, "{said}");
    let after = json(&["key", "list", "--json"], data.path());
    assert_eq!((&after[0]["state"], &after[1]["state"]), (&"retired".into(), &"in-use".into()), "{after}");
    assert_eq!(after[1]["kid"], kid.trim());
}

#[test]
fn nobody_is_erased_by_a_slip_of_the_hand() {
    let data = Folder::make();
    assert_eq!(passgate(&["person", "add", "E4711", "Erik"], data.path()).0, 0);
    assert_eq!(passgate(&["person", "erase", "E4711"], data.path()).0, 2);
    assert_eq!(passgate(&["person", "erase", "E4711", "--confirm", "E4712"], data.path()).0, 2);
    assert_eq!(passgate(&["person", "link", "E4711"], data.path()).0, 0);
    let (code, _, said) = passgate(&["person", "erase", "E4711", "--confirm", "E4711"], data.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Backups taken before still hold the name"), "{said}");
    assert_eq!(passgate(&["person", "link", "E4711"], data.path()).0, 1);
}

/// What the nightly unit does after a backup that ended with this code, to copies of so many days ago: which are left.
fn left_after(code: &str) -> Vec<String> {
    let unit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../setup/examples/passgate-backup.service");
    let unit = std::fs::read_to_string(unit).unwrap();
    let after = unit.lines().find_map(|line| line.strip_prefix("ExecStopPost=/bin/sh -c ")).expect("it tidies up");
    let folder = Folder::make();
    for (name, day) in [("old.backup", "40 days ago"), ("old.backup.json", "40 days ago"), ("new.backup", "today")] {
        let touched = Command::new("touch").arg("-d").arg(day).arg(folder.path().join(name)).status().unwrap();
        assert!(touched.success());
    }
    // As systemd reads it: in quotes, with $$ and %% for one of each.
    let script = after.trim_matches('\'').replace("$$", "$").replace("%%", "%");
    let script = script.replace("/var/lib/passgate/backups", folder.path().to_str().unwrap());
    assert!(Command::new("sh").arg("-c").arg(script).env("EXIT_STATUS", code).status().unwrap().success());
    let mut left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    left
}

#[test]
fn old_copies_go_after_each_backup_that_was_taken_also_when_it_found_something() {
    assert_eq!((left_after("0"), left_after("1")), (vec!["new.backup".to_owned()], vec!["new.backup".to_owned()]));
    assert_eq!(left_after("2").len(), 3, "without a new one the old ones stay");
}
