//! Receipts as a file: taken along over the door, held against the database by the command.

use crate::house::Folder;
use crate::non_interference::Keys;
use crate::program::{Candidate, Program};

#[test]
fn a_file_of_receipts_is_held_against_the_database_by_the_command() {
    let (content, data) = (Keys::One.folder(), Folder::make());
    let program = Program::new(&data, content.path());
    let mut house = program.start();
    let mut candidate = Candidate::new("trainee01", "entrance");
    candidate.come_in(house.port());
    for _ in 0..6 {
        candidate.save(house.port()).expect("it is running");
    }
    candidate.hand_in(house.port());
    let text = candidate.receipts(house.port());
    let acknowledged: Vec<&str> = candidate.acknowledged.iter().map(|one| one.receipt.as_str()).collect();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let told: Vec<&str> =
        file["answers"].as_array().unwrap().iter().map(|line| line["receipt"].as_str().unwrap()).collect();
    assert_eq!(told, acknowledged, "the file has every receipt that the page was given");
    assert!(!text.contains("KEYMARK") && !text.contains("cart"), "no key and no question");

    let path = data.path().join("receipts.json");
    let verify = |text: &str| {
        std::fs::write(&path, text).unwrap();
        program.verdict(&["attempt", "verify", candidate.attempt(), "--receipts", path.to_str().unwrap()])
    };
    assert_eq!(verify(&text), (0, "whole: 6 answers\n".to_owned()));
    let (code, said) = verify(&text.replacen("\"place\":", "\"place\":1", 1));
    assert_eq!((code, said.contains("answer 1") && said.contains("altered")), (1, true), "{said}");
    let (code, said) = verify(&text.replacen(candidate.attempt(), "another", 1));
    assert_eq!((code, said.contains("another attempt")), (1, true), "{said}");
    assert_eq!(verify("{}").0, 2);
    house.stop();
}
