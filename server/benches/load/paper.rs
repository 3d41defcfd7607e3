use serde::Deserialize;
use serde_json::{Value, json};

use crate::Done;

/// What the page's island knows of the attempt, and how many choices each question has.
pub(crate) struct Paper {
    island: Island,
    choices: Vec<usize>,
    sequence: u32,
}

/// The island's props, as far as a save repeats them.
#[derive(Deserialize)]
struct Island {
    attempt: String,
    device: String,
    epoch: u32,
    language: String,
}

/// What the answer to a save says.
#[derive(Deserialize)]
struct Saved {
    epoch: u32,
    sequence: u32,
    receipt: String,
}

impl Paper {
    /// Reads the page as the island does: props in `data-props`, questions by `data-place`, choices by name.
    pub(crate) fn read(page: &str) -> Done<Self> {
        let props = page.split("data-props=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let island = props.filter_map(|(props, _)| serde_json::from_str(&plain(props)).ok()).next();
        let questions = page.matches("data-place=\"").count();
        let choices = choices(page, questions);
        match island {
            Some(island) if questions > 0 && choices.iter().all(|count| *count > 1) => {
                Ok(Self { island, choices, sequence: 0 })
            }
            Some(_) => Err(format!("{questions} questions on the page, with choices {choices:?}")),
            None => Err("no island with an attempt on the page".to_owned()),
        }
    }

    /// How many questions it has.
    pub(crate) fn questions(&self) -> usize {
        self.choices.len()
    }

    /// The next save: some choice of the question at this place.
    pub(crate) fn save(&mut self, place: usize) -> Value {
        self.sequence += 1;
        let Island { attempt, device, epoch, language } = &self.island;
        let choice = place * 7 % self.choices.get(place).copied().unwrap_or(1);
        json!({ "save": {
            "attempt": attempt, "device": device, "epoch": epoch, "sequence": self.sequence, "place": place,
            "payload": { "v": 1, "kind": "choices", "places": [choice] }, "language": language,
        } })
    }

    /// The receipt of a save, whichever it answers.
    pub(crate) fn receipt(&mut self, answer: &[u8]) -> Done<String> {
        let saved: Saved = serde_json::from_slice(answer).map_err(|problem| format!("save: {problem}"))?;
        self.island.epoch = saved.epoch;
        if saved.receipt.is_empty() { Err("a save without a receipt".to_owned()) } else { Ok(saved.receipt) }
    }

    /// The server's word for it; the epoch it names holds from now on.
    pub(crate) fn saved(&mut self, answer: &[u8]) -> Done<()> {
        let saved: Saved = serde_json::from_slice(answer).map_err(|problem| format!("save: {problem}"))?;
        if saved.sequence != self.sequence || saved.receipt.is_empty() {
            return Err(format!("save {} was answered with the receipt of {}", self.sequence, saved.sequence));
        }
        self.island.epoch = saved.epoch;
        Ok(())
    }
}

/// An attribute's text.
fn plain(attribute: &str) -> String {
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .into_iter()
        .fold(attribute.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

/// How many choices each question has. The page is gone through once: what the load costs is taken from the server.
fn choices(page: &str, questions: usize) -> Vec<usize> {
    let mut choices = vec![0; questions];
    for place in page.split("name=\"a").skip(1).filter_map(|rest| rest.split_once('"')?.0.parse::<usize>().ok()) {
        if let Some(count) = choices.get_mut(place) {
            *count += 1;
        }
    }
    choices
}
