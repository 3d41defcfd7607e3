//! Links and forms lead to doors that are there, and only one view sends forms.

use std::collections::BTreeSet;

use axum::http::Method;

use super::all;
use crate::messages::checks::sources::{sources, texts_after};

fn paths(method: &Method) -> BTreeSet<&'static str> {
    all().into_iter().filter(|door| door.method == *method).map(|door| door.path).collect()
}

/// A path without the names in its braces.
fn nameless(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
    parts.join("/")
}

#[test]
fn every_address_in_the_code_is_a_door() {
    let doors: BTreeSet<String> = all().into_iter().map(|door| nameless(door.path)).collect();
    for (file, text) in sources().iter().filter(|(file, _)| !file.ends_with("address.rs")) {
        for pattern in texts_after(text, "to(").iter().filter(|pattern| pattern.starts_with('/')) {
            let path = pattern.split('?').next().expect("a path");
            assert!(doors.contains(&nameless(path)), "{file} leads to {path}, which is no door");
        }
    }
}

#[test]
fn every_form_posts_to_a_door_that_takes_it() {
    let posts = paths(&Method::POST);
    let mut forms = 0;
    for (file, text) in sources() {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for form in code.join("\n").split("<PostForm").skip(1) {
            let tag = form.split('>').next().expect("a tag");
            let action = tag.split("action=").nth(1).expect("PostForm has an action");
            let action = action.split(" class=").next().and_then(|action| action.split(" label=").next());
            let action = action.expect("an address").trim_start();
            match action.split('"').nth(1) {
                Some(path) => assert!(posts.contains(path), "{file} posts to {path}, which takes no form"),
                // Written out of line: the address is checked where it is made.
                None => assert!(action.starts_with(|c: char| c.is_ascii_lowercase()), "{file}: {action}"),
            }
            forms += 1;
        }
    }
    assert!(forms > 5);
}

#[test]
fn only_one_view_sends_forms() {
    let senders: Vec<String> =
        sources().into_iter().filter(|(_, text)| text.contains("method=\"post\"")).map(|(file, _)| file).collect();
    assert!(matches!(senders.as_slice(), [one] if one.ends_with("look/form.rs")), "{senders:?}");
}

#[test]
fn no_two_doors_are_the_same() {
    let mut seen = BTreeSet::new();
    for door in all() {
        assert!(seen.insert((door.method.to_string(), door.path)), "{} {} is there twice", door.method, door.path);
    }
}
