//! Certificates as an operator sees to them at the terminal.

use std::sync::Arc;

use engine::Lang;
use office::{Chance, NewPerson, Office, Operator, Role, Settings, SystemClock};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::house::{Folder, let_in};
use crate::terminal::{copy, fixture, run};

/// The office of a data folder that the program has made.
async fn office(data: &Folder) -> Office {
    let secret = std::fs::read_to_string(data.path().join("secret")).unwrap();
    let database_url = format!("sqlite://{}", data.path().join("passgate.db").display());
    let settings = Settings { database_url, secret: Sha256::digest(secret.trim()).into(), demo: false };
    Office::open(settings, Arc::new(SystemClock), Chance::from_seed([3; 32])).await.unwrap()
}

/// Somebody reads the one chapter that the post asks for; gives the number of the certificate.
async fn certify(data: &Folder, staff_no: &str) -> String {
    let content = Folder::make();
    copy(&fixture(""), content.path());
    let track = content.path().join("tracks/clerk.toml");
    let without_exam = std::fs::read_to_string(&track).unwrap().replace("exams = [\"entrance\"]\n", "");
    std::fs::write(&track, without_exam).unwrap();
    let (office, operator) = (office(data).await, Operator::of_this_process());
    office.load_content(&operator, content.path()).await.unwrap().unwrap();
    let new = NewPerson {
        staff_no: staff_no.to_owned(),
        name: "Ada".to_owned(),
        roles: [Role::Trainee].into_iter().collect(),
        team: None,
        posts: vec!["clerk".parse().unwrap()],
        language: None,
        password: None,
    };
    let link = office.add_person(&operator, new).await.unwrap().one_time_link_token.unwrap();
    let viewer = let_in(&office, staff_no, &link).await.viewer;
    office.mark_read(&viewer, &"cart".parse().unwrap()).await.unwrap();
    let card = office.my_certificates(&viewer, Lang::En).await.unwrap().swap_remove(0);
    office.shut().await;
    card.number
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_key_was_withdrawn_certificates_are_issued_anew_and_gates_open_again() {
    let data = Folder::make();
    let kid = run(&["key", "list", "--json"], &data).1;
    let kid = serde_json::from_str::<Value>(&kid).unwrap()[0]["kid"].as_str().unwrap().to_owned();
    let number = certify(&data, "A1").await;
    assert_eq!(run(&["gate", "A1", "clerk"], &data).1, "open\n");
    assert_eq!(run(&["key", "rotate"], &data).0, 0);
    let (code, closed, said) = run(&["key", "withdraw", &kid, "--reason", "lost"], &data);
    assert_eq!((code, closed.as_str()), (0, "1\n"), "{said}");
    assert!(said.contains("certificate reissue"), "what to do next: {said}");
    assert_eq!(run(&["gate", "A1", "clerk"], &data).1, "closed\n");
    assert_eq!(run(&["certificate", "reissue", "--person", "A2"], &data).0, 1);
    assert_eq!(run(&["certificate", "reissue", "--post", "A post"], &data).0, 2);
    let (code, told, said) = run(&["certificate", "reissue", "--post", "clerk", "--person", "A1"], &data);
    assert_eq!((code, told.lines().count()), (0, 1), "{told}{said}");
    assert!(told.starts_with(&format!("A1\tclerk\t{number}\tPG-")), "{told}");
    assert_eq!(run(&["gate", "A1", "clerk"], &data).1, "open\n");
    let (code, told, _) = run(&["certificate", "reissue", "--json"], &data);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, told["reissued"].as_array().map(Vec::len)), (0, Some(0)), "{told}");
}
