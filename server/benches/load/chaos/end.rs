//! What must be so when it is over.

use std::io::{Write, stdout};

use serde_json::Value;

use super::sitter::Sitter;
use crate::ask::Ask;
use crate::browser::Browser;
use crate::house::House;
use crate::queue::shared;
use crate::{Done, steps};

/// How many are looked at at once, each by a process.
const LOOKING: usize = 4;

/// Looks whether everything that was acknowledged is there, and lets everybody hand in. Says what is wrong.
pub(crate) fn look(house: &House, sitters: &mut [Sitter]) -> Done<Vec<String>> {
    let found = shared(sitters, LOOKING, |queue| {
        let (mut browser, mut faults) = (Browser::new(house.port()), Vec::new());
        while let Some(sitter) = queue.next() {
            let looked = page(&mut browser, sitter)
                .and_then(|()| chain(house, sitter))
                .and_then(|()| leave(&mut browser, sitter));
            faults.extend(looked.err().map(|why| format!("{}: {why}", sitter.candidate.staff_no)));
        }
        faults
    })?;
    Ok(found.concat())
}

/// The page shows of each question the choice that was acknowledged under the highest number.
fn page(browser: &mut Browser, sitter: &Sitter) -> Done<()> {
    let page = browser.expect(200, &sitter.candidate.signed(Ask::get(&sitter.candidate.attempt("")?))?)?;
    let page = page.text()?;
    for (place, (sequence, choice)) in &sitter.counts {
        let inputs: Vec<&str> =
            page.split("<input").filter(|tag| tag.contains(&format!("name=\"a{place}\""))).collect();
        let is_checked = |tag: &&str| tag.split('>').next().is_some_and(|tag| tag.contains("checked"));
        let shown: Vec<usize> =
            inputs.iter().enumerate().filter(|(_, tag)| is_checked(tag)).map(|(at, _)| at).collect();
        if serde_json::json!(shown) != *choice {
            return Err(format!("question {place}: {shown:?} instead of {choice} of save {sequence}"));
        }
    }
    Ok(())
}

/// Every answer is there once, and the chain of receipts is whole.
fn chain(house: &House, sitter: &Sitter) -> Done<()> {
    let path = sitter.candidate.attempt("")?;
    let id = path.rsplit('/').next().unwrap_or_default();
    let told: Value = serde_json::from_str(&house.command(&["attempt", "verify", id, "--json"])?)
        .map_err(|problem| problem.to_string())?;
    match (told["whole"] == true, told["answers"] == sitter.answers()) {
        (true, true) => Ok(()),
        _ => Err(format!("{} answers were acknowledged; verify says {told}", sitter.answers())),
    }
}

/// Nobody is stuck: everybody hands in and sees marks.
fn leave(browser: &mut Browser, sitter: &mut Sitter) -> Done<()> {
    steps::hand_in(browser, &mut sitter.candidate)?;
    steps::open_marks(browser, &mut sitter.candidate)
}

/// Writes a line to stdout.
pub(crate) fn write(line: &str) -> Done<()> {
    writeln!(stdout(), "{line}").map_err(|problem| problem.to_string())
}
