//! Two checkouts that share one folder for what is compiled: neither runs what comes from the other.

use std::path::Path;
use std::process::Command;

fn prepare(target: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let status = Command::new("bash")
        .args(["-euo", "pipefail", "-c", ". setup/env.sh"])
        .current_dir(root)
        .env("PASSGATE_CACHE", target.join("cache"))
        .env("CARGO_TARGET_DIR", target)
        .env_remove("PASSGATE_SITE")
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn what_another_checkout_compiled_is_made_anew_once_and_what_came_from_elsewhere_stays() {
    let target = std::env::temp_dir().join(format!("passgate-checkouts-{}", std::process::id()));
    let profiles = ["debug", "release", "wasm/wasm-release", "wasm/wasm32-unknown-unknown/wasm-release"];
    let of = |name: &str| profiles.map(|profile| target.join(profile).join(".fingerprint").join(name));
    let (own, others) = (of("engine-0a1b"), [of("serde-0a1b"), of("server_fn-0a1b")].concat());
    own.iter().chain(&others).for_each(|folder| std::fs::create_dir_all(folder).unwrap());
    std::fs::write(target.join("checkout"), "/another/checkout\n").unwrap();

    prepare(&target);
    assert!(own.iter().all(|folder| !folder.exists()) && others.iter().all(|folder| folder.exists()));

    own.iter().for_each(|folder| std::fs::create_dir_all(folder).unwrap());
    prepare(&target);
    assert!(own.iter().all(|folder| folder.exists()), "this checkout's own");
    std::fs::remove_dir_all(target).unwrap();
}
