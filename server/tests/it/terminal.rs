//! The program as it is called from a terminal.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::house::Folder;

fn passgate(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passgate"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

pub(crate) fn run(arguments: &[&str], data: &Folder) -> (i32, String, String) {
    let Output { status, stdout, stderr } = passgate(arguments).arg("--data").arg(data.path()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixture").join(path)
}

#[test]
fn help_is_the_manual_of_every_setting() {
    let manual = String::from_utf8(passgate(&["serve", "--help"]).output().unwrap().stdout).unwrap();
    for setting in [
        "PASSGATE_DATA",
        "DATABASE_URL",
        "PASSGATE_SECRET",
        "PASSGATE_LISTEN",
        "PASSGATE_PUBLIC_ORIGIN",
        "PASSGATE_LAN",
        "PASSGATE_DEMO",
        "PASSGATE_DEMO_PEOPLE",
        "PASSGATE_CONTENT",
        "PASSGATE_LOG_FORMAT",
    ] {
        assert!(manual.contains(setting), "{setting}");
    }
}

#[test]
fn help_does_not_show_a_secret_that_is_set() {
    let help = passgate(&["serve", "--help"])
        .envs([("PASSGATE_SECRET", "MARK-of-a-secret"), ("DATABASE_URL", "postgres://u:MARK@h/d")])
        .output()
        .unwrap();
    assert!(!String::from_utf8(help.stdout).unwrap().contains("MARK"));
}

#[test]
fn a_good_content_folder_is_found_good() {
    let data = Folder::make();
    let (code, stdout, stderr) = run(&["bank", "check", fixture("").to_str().unwrap()], &data);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(!data.path().join("passgate.db").exists(), "a check needs no database");
}

#[test]
fn each_fault_is_told_with_its_place_and_the_code_is_one() {
    let broken = Folder::make();
    std::fs::create_dir_all(broken.path().join("banks")).unwrap();
    let text = std::fs::read_to_string(fixture("banks/cart.en.md")).unwrap().replace("[x]", "[ ]");
    std::fs::write(broken.path().join("banks/cart.en.md"), text).unwrap();
    let (code, stdout, _) = run(&["bank", "check", broken.path().to_str().unwrap(), "--json"], &Folder::make());
    assert_eq!(code, 1, "{stdout}");
    let said: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let faults = said["faults"].as_array().unwrap();
    assert!(faults.len() >= 4, "every fault, not only the first: {stdout}");
    assert!(faults.iter().all(|fault| fault["file"].is_string() && fault["line"].is_number()), "{stdout}");
}

#[test]
fn banks_go_out_and_come_back_by_the_command_line() {
    let (data, out, other) = (Folder::make(), Folder::make(), Folder::make());
    let (out_path, given) = (out.path().to_str().unwrap(), fixture(""));
    let (code, stdout, stderr) = run(&["bank", "import", given.to_str().unwrap(), "--dry-run"], &data);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.lines().any(|line| line.starts_with("new: question ")), "{stdout}");
    // Into a copy: an import notes in the folder that both agree.
    assert_eq!(run(&["bank", "export", out_path], &data).0, 0);
    copy(&given, out.path());
    let (code, _, stderr) = run(&["bank", "import", out_path], &data);
    assert_eq!(code, 0, "{stderr}");
    let (code, stdout, _) = run(&["bank", "export", out_path, "--json"], &data);
    let exported: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, exported["foreign"].as_array().unwrap().len()), (0, 0), "{stdout}");
    assert!(exported["questions"].as_u64().unwrap() > 0);
    let bank = out.path().join("banks/cart.en.md");
    let text = std::fs::read_to_string(&bank).unwrap();
    assert_eq!(text, std::fs::read_to_string(given.join("banks/cart.en.md")).unwrap(), "as it came");
    let (code, stdout, _) = run(&["bank", "import", out_path, "--json"], &data);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        (code, told["outcome"].as_str(), told["loaded"]["changes"].as_array().unwrap().len()),
        (0, Some("done"), 0)
    );
    // Somebody else exports, changes and imports first.
    let other_path = other.path().to_str().unwrap();
    assert_eq!(run(&["bank", "export", other_path], &data).0, 0);
    let limits = std::fs::read_to_string(other.path().join("limits.toml")).unwrap();
    std::fs::write(other.path().join("limits.toml"), format!("{limits}\n# theirs\n")).unwrap();
    assert_eq!(run(&["bank", "import", other_path], &data).0, 0);
    std::fs::write(out.path().join("limits.toml"), format!("{limits}\n# ours\n")).unwrap();
    let (code, stdout, stderr) = run(&["bank", "import", out_path], &data);
    assert_eq!(code, 1, "{stdout}{stderr}");
    assert!(stdout.contains("-# theirs") && stdout.contains("+# ours"), "{stdout}");
    std::fs::write(&bank, text.replace("[x]", "[ ]")).unwrap();
    let (code, stdout, _) = run(&["bank", "import", out_path, "--json"], &data);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, told["outcome"].as_str()), (1, Some("faulty")), "{stdout}");
}

/// Copies what is in a folder, one level down.
pub(crate) fn copy(from: &Path, to: &Path) {
    for part in ["", "banks", "handbook", "exams", "tracks"] {
        std::fs::create_dir_all(to.join(part)).unwrap();
        for entry in std::fs::read_dir(from.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::copy(&path, to.join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
}

#[test]
fn what_the_content_covers_is_told_in_three_forms() {
    let covered = |form: &str| {
        let (code, stdout, stderr) =
            run(&["bank", "check", fixture("").to_str().unwrap(), "--coverage", form], &Folder::make());
        assert_eq!(code, 0, "{stderr}");
        stdout
    };
    assert!(covered("text").contains("cart/limit"));
    let json: serde_json::Value = serde_json::from_str(&covered("json")).unwrap();
    assert!(json["total"]["questions"].as_u64().unwrap() >= 4, "{json}");
    let html = covered("html");
    assert!(html.starts_with("<!doctype html>") && html.contains("cart/limit"), "{html}");
    assert!(!html.contains("src=") && !html.contains("href="), "it needs nothing beside it");
    assert!(!html.contains("KEYMARK"), "no key in it");
}

#[test]
fn misuse_is_two() {
    let data = Folder::make();
    assert_eq!(run(&["bank", "import", "/nowhere/at/all"], &data).0, 2);
    assert!(!data.path().join("passgate.db").exists(), "nothing was opened for it");
    assert_eq!(run(&["bank", "check", "/nowhere/at/all"], &data).0, 2);
    assert_eq!(run(&["serve", "--listen", "0.0.0.0:0"], &data).0, 2);
    assert_eq!(run(&["serve", "--secret", "short", "--listen", "127.0.0.1:0"], &data).0, 2);
    assert_eq!(run(&["dance"], &data).0, 2);
}

#[test]
fn sample_papers_come_without_keys_and_the_same_by_their_number() {
    let data = Folder::make();
    let folder = Folder::make();
    copy(&fixture(""), folder.path());
    assert_eq!(run(&["bank", "import", folder.path().to_str().unwrap()], &data).0, 0);
    let draw = |more: &[&str]| run(&[&["exam", "draw", "entrance"], more].concat(), &data);
    let (code, stdout, stderr) = draw(&["--count", "3", "--seed", "7", "--language", "en", "--json"]);
    assert_eq!(code, 0, "{stderr}");
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((told["exam"].as_str(), told["papers"].as_array().unwrap().len()), (Some("entrance"), 3));
    for name in ["mean", "deviation", "least", "most"] {
        assert!(told["expected"][name].is_number(), "{stdout}");
    }
    let seed = told["papers"][0]["seed"].as_str().unwrap();
    let (code, text, stderr) = draw(&["--seed", "7", "--language", "en"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(text.contains(seed) && text.contains("\n## 1. ") && text.contains("standard deviation"), "{text}");
    assert!(stderr.contains("--seed 7"), "{stderr}");
    let question = told["papers"][0]["parts"][0]["items"][0]["choices"][0].as_str().unwrap();
    assert!(text.contains(question), "{text}");
    assert_eq!(run(&["exam", "draw", "nothing"], &data).0, 1);
    assert_eq!(draw(&["--count", "0"]).0, 2);
    assert_eq!(draw(&["--seed", "seven"]).0, 2);
}

#[test]
fn draws_are_verified_and_what_is_not_there_is_said() {
    let data = Folder::make();
    let (code, stdout, stderr) = run(&["exam", "verify", "--json"], &data);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        (code, told["attempts"].as_u64(), told["findings"].as_array().unwrap().len()),
        (0, Some(0), 0),
        "{stderr}"
    );
    let (code, _, stderr) = run(&["exam", "verify"], &data);
    assert_eq!((code, stderr.contains("0 attempts, 0 do not replay")), (0, true), "{stderr}");
    for named in [["--exam", "nothing"], ["--attempt", "nothing"]] {
        let (code, _, stderr) = run(&[&["exam", "verify"], &named[..]].concat(), &data);
        assert_eq!((code, stderr.contains("not-found")), (1, true), "{stderr}");
    }
    assert_eq!(run(&["exam", "verify", "--exam", "No Name"], &data).0, 2);
}

#[test]
fn the_first_administrator_comes_by_a_link() {
    let data = Folder::make();
    let (code, stdout, stderr) = run(&["person", "add", "A1", "Ada", "--role", "administrator"], &data);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.starts_with("/invitations/"), "{stdout}");
    let (code, again, _) = run(&["person", "link", "A1"], &data);
    assert_eq!(code, 0);
    assert_ne!(stdout, again);
    let (code, _, stderr) = run(&["person", "add", "A1", "Another"], &data);
    assert_eq!((code, stderr.contains("staff-no-taken")), (1, true), "{stderr}");
}

#[cfg(unix)]
#[test]
fn the_secret_beside_the_database_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let data = Folder::make();
    run(&["audit", "verify"], &data);
    let secret = std::fs::metadata(data.path().join("secret")).unwrap();
    assert_eq!(secret.permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_gate_is_closed_for_who_is_not_known() {
    let (code, stdout, stderr) = run(&["gate", "nobody", "clerk"], &Folder::make());
    assert_eq!((code, stdout.as_str()), (1, "closed\n"), "{stderr}");
}

#[test]
fn a_demonstration_and_the_real_thing_do_not_share_a_database() {
    let data = Folder::make();
    assert_eq!(run(&["--demo", "audit", "verify"], &data).0, 0);
    let url = format!("sqlite://{}", data.path().join("demo.db").display());
    let (code, _, stderr) = run(&["serve", "--listen", "127.0.0.1:0", "--database-url", &url], &data);
    assert_eq!((code, stderr.contains("--demo")), (2, true), "{stderr}");
}

#[test]
fn a_switch_is_turned_on_in_any_of_the_usual_words() {
    let verify = |name: &str, value: &str| {
        let data = Folder::make();
        let output = passgate(&["audit", "verify"]).arg("--data").arg(data.path()).env(name, value).output().unwrap();
        (output.status.code(), data.path().join("demo.db").exists())
    };
    for (word, demo) in [("1", true), ("yes", true), ("true", true), ("0", false), ("no", false), ("false", false)] {
        assert_eq!(verify("PASSGATE_DEMO", word), (Some(0), demo), "{word}");
    }
    assert_eq!(verify("PASSGATE_DEMO", "perhaps"), (Some(2), false));
}

#[test]
fn it_serves_until_it_is_asked_to_stop() {
    let data = Folder::make();
    let mut child = serve(&data, &["--demo"]);
    let address = address(&mut child);
    let answer = get(&address, "/readyz");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let status = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(status.success());
    assert!(child.wait().unwrap().success(), "a graceful stop is no fault");
}

fn serve(data: &Folder, more: &[&str]) -> Child {
    passgate(&["serve", "--listen", "127.0.0.1:0", "--content"])
        .arg(fixture(""))
        .args(more)
        .arg("--data")
        .arg(data.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Where it listens, as it says itself.
fn address(child: &mut Child) -> String {
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let said = lines
        .by_ref()
        .map(|line| line.unwrap())
        .find_map(|line| Some(line.split_once("http://localhost:")?.1.to_owned()));
    // What it says from now on goes nowhere, but must be read.
    std::thread::spawn(move || lines.for_each(drop));
    format!("127.0.0.1:{}", said.expect("it says where it listens"))
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
