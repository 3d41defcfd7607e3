//! The paper's page as the island reads it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

/// What a page says of an attempt.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub(crate) island: Island,
    /// How many choices each question has.
    pub(crate) choices: Vec<u8>,
    /// What is chosen where.
    pub(crate) chosen: BTreeMap<usize, Vec<u8>>,
    /// The form's version.
    pub(crate) version: String,
}

/// The island's props, as far as a save repeats them.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Island {
    pub(crate) attempt: String,
    pub(crate) device: String,
    pub(crate) epoch: u32,
    language: String,
}

impl Paper {
    pub(crate) fn read(page: &str) -> Self {
        let props = page.split("data-props=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let island = props.filter_map(|(props, _)| serde_json::from_str(&plain(props)).ok()).next();
        let mut paper = Self {
            island: island.unwrap_or_else(|| panic!("no island with an attempt on the page:\n{page}")),
            choices: vec![0; page.matches("data-place=\"").count()],
            chosen: BTreeMap::new(),
            version: String::new(),
        };
        let inputs = page.split("<input ").skip(1).filter_map(|rest| rest.split_once('>'));
        for (input, _) in inputs {
            let Some((name, value)) = attribute(input, "name").zip(attribute(input, "value")) else { continue };
            if name == "version" {
                paper.version = value.to_owned();
            }
            let Some(place) = name.strip_prefix('a').and_then(|place| place.parse::<usize>().ok()) else { continue };
            paper.choices[place] += 1;
            if input.contains(" checked") {
                paper.chosen.entry(place).or_default().push(value.parse().unwrap());
            }
        }
        assert!(paper.choices.iter().all(|choices| *choices > 1), "{:?}", paper.choices);
        paper
    }
}

impl Island {
    /// What the island sends when something is chosen.
    pub(crate) fn save(&self, sequence: u32, place: usize, places: &[u8]) -> Value {
        json!({ "save": {
            "attempt": self.attempt, "device": self.device, "epoch": self.epoch, "sequence": sequence, "place": place,
            "payload": { "v": 1, "kind": "choices", "places": places }, "language": self.language,
        } })
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0)
}

fn plain(attribute: &str) -> String {
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .into_iter()
        .fold(attribute.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}
