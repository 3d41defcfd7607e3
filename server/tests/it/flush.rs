//! An acknowledged answer is on disk. Killing a process shows that the program writes before it answers; that the disk
//! was flushed before, which no kill can show, is seen in the system calls.

mod trace;

use std::sync::mpsc::channel;
use std::thread;

use crate::house::Folder;
use crate::non_interference::Keys;
use crate::program::{Candidate, Program, Running};
use trace::Trace;

const PEOPLE: [&str; 5] = ["trainee01", "trainee02", "trainee03", "trainee04", "trainee05"];
const KILLS: u32 = 50;
/// At most so many receipts are waited for before a kill.
const MOST: u32 = 100;

fn candidates() -> Vec<Candidate> {
    PEOPLE.map(|staff_no| Candidate::new(staff_no, "entrance")).into()
}

#[test]
fn fifty_kills_under_load_lose_nothing_that_was_acknowledged() {
    let (data, mut candidates) = (Folder::make(), candidates());
    let content = Keys::One.folder();
    let program = Program::new(&data, content.path());
    let mut seed = 1_u32;
    for round in 0..KILLS {
        let mut house = program.start();
        let port = house.port();
        for candidate in &mut candidates {
            if round == 0 {
                candidate.come_in(port);
            } else {
                candidate.find_everything(port);
            }
        }
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        kill_after(1 + (seed >> 16) % MOST, &mut house, &mut candidates);
    }
    let house = program.start();
    for candidate in &mut candidates {
        candidate.find_everything(house.port());
        candidate.save(house.port()).expect("it is running");
        let state = program.ask(&["attempt", "verify", candidate.attempt(), "--json"]);
        let state: serde_json::Value = serde_json::from_str(&state).unwrap();
        assert_eq!(state["whole"], true, "{state}");
        assert_eq!(state["answers"], candidate.acknowledged.len(), "no answer is missing, and none came twice");
    }
    let all: usize = candidates.iter().map(|candidate| candidate.acknowledged.len()).sum();
    println!("{KILLS} kills, {all} acknowledged answers, none lost");
    assert!(all > 1_000, "{all} answers are no load");
}

/// All save as fast as they are answered; after so many receipts the process is killed in the midst of the others.
fn kill_after(receipts: u32, house: &mut Running, candidates: &mut [Candidate]) {
    let port = house.port();
    let (told, heard) = channel();
    thread::scope(|scope| {
        for candidate in candidates {
            let told = told.clone();
            scope.spawn(move || {
                while candidate.save(port).is_ok() {
                    // After the kill nobody listens.
                    let _ = told.send(());
                }
            });
        }
        drop(told);
        for _ in 0..receipts {
            // Nobody stops before the kill, unless by a failed check, which the end of the scope tells.
            let _ = heard.recv();
        }
        house.kill();
    });
}

/// Runs some dozens of saves under `strace`, three people at once; gives the receipts and what the system was asked.
fn traced(synchronous: Option<&str>) -> (Vec<String>, Trace) {
    let (data, mut candidates) = (Folder::make(), candidates());
    let content = Keys::One.folder();
    let mut program = Program::new(&data, content.path());
    program.start().stop();
    if let Some(value) = synchronous {
        program.setting("PASSGATE_TEST_SYNCHRONOUS", value);
    }
    let file = data.path().join("trace");
    let mut house = program.start_traced(&file);
    let port = house.port();
    thread::scope(|scope| {
        for candidate in &mut candidates[..3] {
            scope.spawn(move || {
                candidate.come_in(port);
                for _ in 0..20 {
                    candidate.save(port).expect("it is running");
                }
            });
        }
    });
    house.stop();
    let receipts = candidates.iter().flat_map(|candidate| &candidate.acknowledged);
    let receipts = receipts.map(|acknowledged| acknowledged.receipt.clone()).collect();
    (receipts, Trace::read(&std::fs::read_to_string(&file).unwrap()))
}

#[test]
fn no_receipt_leaves_before_the_flush_that_follows_its_row() {
    let (receipts, trace) = traced(None);
    assert_eq!(receipts.len(), 60);
    let early: Vec<_> = receipts.iter().filter_map(|receipt| trace.fault(receipt)).collect();
    assert!(early.is_empty(), "{early:#?}");
    println!("{} receipts, {} flushes of the log", receipts.len(), trace.flushes());
}

#[test]
fn without_the_flush_every_receipt_leaves_too_early() {
    let (receipts, trace) = traced(Some("OFF"));
    for receipt in &receipts {
        let fault = trace.fault(receipt);
        assert!(matches!(fault, Some(trace::Fault::NotFlushed { .. })), "{receipt}: {fault:?}");
    }
}
