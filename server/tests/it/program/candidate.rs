use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;

use super::browser::{Answer, Browser};
use crate::paper::Paper;

/// Somebody who sits an exam and remembers every word of the server.
pub(crate) struct Candidate {
    staff_no: &'static str,
    exam: &'static str,
    browser: Browser,
    paper: Option<Paper>,
    sequence: u32,
    /// Sent, and no answer came.
    unsure: Option<Choice>,
    last: Option<Choice>,
    pub(crate) acknowledged: Vec<Acknowledged>,
    chosen: BTreeMap<usize, Vec<u8>>,
}

/// One thing chosen.
#[derive(Clone, Debug)]
struct Choice {
    sequence: u32,
    place: usize,
    choice: u8,
}

/// The server's word that an answer is on disk.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Acknowledged {
    sequence: u32,
    epoch: u32,
    pub(crate) receipt: String,
}

impl Candidate {
    pub(crate) fn new(staff_no: &'static str, exam: &'static str) -> Self {
        Self {
            staff_no,
            exam,
            browser: Browser::default(),
            paper: None,
            sequence: 0,
            unsure: None,
            last: None,
            acknowledged: Vec::new(),
            chosen: BTreeMap::new(),
        }
    }

    /// The attempt's id.
    pub(crate) fn attempt(&self) -> &str {
        &self.paper().island.attempt
    }

    fn paper(&self) -> &Paper {
        self.paper.as_ref().expect("the exam has begun")
    }

    /// Signs in with one press, and starts the exam.
    pub(crate) fn come_in(&mut self, port: u16) {
        let signed_in = self.browser.form(port, "/sign-in", &format!("account={}", self.staff_no)).unwrap();
        assert_eq!(signed_in.status, 303, "{}", signed_in.body);
        let started = self.browser.form(port, &format!("/exams/{}/start", self.exam), "").unwrap();
        assert_eq!(started.status, 303, "{}", started.body);
        let page = self.browser.get(port, &started.location).unwrap();
        self.paper = Some(Paper::read(&page.body));
    }

    /// Chooses something else somewhere; or, as the page does after a silence, sends the same again.
    pub(crate) fn save(&mut self, port: u16) -> io::Result<&Acknowledged> {
        let choice = self.unsure.take().unwrap_or_else(|| self.next());
        self.unsure = Some(choice.clone());
        let answer = self.send(port, &choice)?;
        let acknowledged = heard(&answer, &choice);
        self.unsure = None;
        self.paper.as_mut().expect("the exam has begun").island.epoch = acknowledged.epoch;
        self.chosen.insert(choice.place, vec![choice.choice]);
        self.last = Some(choice);
        self.acknowledged.push(acknowledged);
        Ok(&self.acknowledged[self.acknowledged.len() - 1])
    }

    fn next(&mut self) -> Choice {
        self.sequence += 1;
        let choices = &self.paper().choices;
        // All over the paper, and never twice the same in a row.
        let place = usize::try_from(self.sequence).unwrap() * 5 % choices.len();
        let round = u8::try_from(self.sequence / u32::try_from(choices.len()).unwrap() % 250).unwrap();
        Choice { sequence: self.sequence, place, choice: round % choices[place] }
    }

    fn send(&mut self, port: u16, choice: &Choice) -> io::Result<Answer> {
        let body = self.paper().island.save(choice.sequence, choice.place, &[choice.choice]);
        self.browser.json(port, "/api/save", &body)
    }

    /// Reads the paper again: everything acknowledged is there, in the page and by its receipt.
    pub(crate) fn find_everything(&mut self, port: u16) {
        let page = self.browser.get(port, &format!("/attempts/{}", self.attempt())).unwrap();
        assert_eq!(page.status, 200, "{}", page.body);
        let mut found = Paper::read(&page.body).chosen;
        // What was sent without an answer may be there or not.
        let unsure = self.unsure.as_ref().map(|choice| (choice.place, vec![choice.choice]));
        if let Some((place, choice)) = unsure.filter(|(place, choice)| found.get(place) == Some(choice)) {
            match self.chosen.get(&place) {
                Some(before) => found.insert(place, before.clone()),
                None => found.remove(&place).filter(|found| *found == choice),
            };
        }
        assert_eq!(found, self.chosen, "{}: what the paper shows, and what was acknowledged", self.staff_no);
        let Some(last) = self.last.clone() else { return };
        let again = heard(&self.send(port, &last).unwrap(), &last);
        let before = self.acknowledged.last().map(|acknowledged| &acknowledged.receipt);
        assert_eq!(Some(&again.receipt), before, "{}: a receipt is another now", self.staff_no);
    }

    /// The file of receipts, as it is downloaded.
    pub(crate) fn receipts(&mut self, port: u16) -> String {
        let file = self.browser.get(port, &format!("/attempts/{}/receipts.json", self.attempt())).unwrap();
        assert_eq!(file.status, 200, "{}", file.body);
        file.body
    }

    pub(crate) fn hand_in(&mut self, port: u16) {
        let address = format!("/attempts/{}", self.attempt());
        let handed_in = self.browser.form(port, &format!("{address}/hand-in"), "").unwrap();
        assert_eq!(handed_in.status, 303, "{}", handed_in.body);
        assert_eq!(self.browser.get(port, &format!("{address}/marks")).unwrap().status, 200);
    }
}

fn heard(answer: &Answer, choice: &Choice) -> Acknowledged {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let acknowledged: Acknowledged = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(acknowledged.sequence, choice.sequence);
    assert_eq!(acknowledged.receipt.len(), 64, "{}", acknowledged.receipt);
    acknowledged
}
