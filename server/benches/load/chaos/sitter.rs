//! One candidate behind a bad connection: sends again until there is a receipt, as the page's queue does.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::Weather;
use crate::Done;
use crate::ask::Ask;
use crate::browser::Browser;
use crate::candidate::Candidate;
use crate::paper::Paper;
use crate::stopwatch::Stopwatch;

/// How long somebody may be without a receipt before they count as stuck.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long to wait before trying again.
const PAUSE: Duration = Duration::from_millis(100);
/// So many answers at most: an attempt holds no more than some thousand.
const MOST: usize = 5_000;

/// A candidate with all that was acknowledged.
pub(crate) struct Sitter {
    pub(crate) candidate: Candidate,
    paper: Paper,
    dice: u32,
    /// The last acknowledged choice of each question, by the sequence it was sent under.
    pub(crate) counts: BTreeMap<usize, (u32, Value)>,
    /// The last request with its receipt.
    last: Option<(Value, String)>,
    answers: usize,
}

impl Sitter {
    pub(crate) fn new(mut candidate: Candidate, seed: u32) -> Done<Self> {
        let paper = candidate.paper.take().ok_or("no paper was opened")?;
        Ok(Self { candidate, paper, dice: seed, counts: BTreeMap::new(), last: None, answers: 0 })
    }

    /// How many different answers were acknowledged.
    pub(crate) const fn answers(&self) -> usize {
        self.answers
    }

    /// Saves until it is over.
    pub(crate) fn sit(&mut self, port: u16, weather: &Weather) -> Done<()> {
        let mut browser = Browser::new(port);
        while !weather.over.load(Ordering::Relaxed) && self.answers < MOST {
            match self.throw(10) {
                0 => self.repeat(&mut browser, weather)?,
                1 => {
                    let save = self.next();
                    browser.ask_and_go(&self.candidate.signed(Ask::json("/api/save", &save))?);
                    self.send(&mut browser, weather, save)?;
                }
                2 => {
                    let (first, second) = (self.next(), self.next());
                    self.send(&mut browser, weather, second)?;
                    self.send(&mut browser, weather, first)?;
                }
                _ => {
                    let save = self.next();
                    self.send(&mut browser, weather, save)?;
                }
            }
            // Answers are long in memory beside how long the disk takes; a person thinks, too.
            browser.times.clear();
        }
        Ok(())
    }

    fn next(&mut self) -> Value {
        let place = self.throw(self.paper.questions());
        self.paper.save(place)
    }

    /// What was acknowledged already is sent once more, and gets the same receipt.
    fn repeat(&mut self, browser: &mut Browser, weather: &Weather) -> Done<()> {
        let Some((save, receipt)) = self.last.clone() else { return Ok(()) };
        let again = self.deliver(browser, weather, &save)?;
        if again == receipt { Ok(()) } else { Err(format!("a repeated answer got another receipt: {save}")) }
    }

    fn send(&mut self, browser: &mut Browser, weather: &Weather, save: Value) -> Done<()> {
        let receipt = self.deliver(browser, weather, &save)?;
        let said = &save["save"];
        let number =
            |field: &str| said[field].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
        let (sequence, place) = (number("sequence"), number("place") as usize);
        let choice = said["payload"]["places"].clone();
        if self.counts.get(&place).is_none_or(|(newest, _)| *newest < sequence) {
            self.counts.insert(place, (sequence, choice));
        }
        self.answers += 1;
        self.last = Some((save, receipt));
        Ok(())
    }

    /// Sends until there is a receipt.
    fn deliver(&mut self, browser: &mut Browser, weather: &Weather, save: &Value) -> Done<String> {
        let stopwatch = Stopwatch::start();
        loop {
            let answer = browser.ask(&self.candidate.signed(Ask::json("/api/save", save))?);
            match answer {
                Ok(answer) if answer.status == 200 => {
                    weather.acknowledged.fetch_add(1, Ordering::Relaxed);
                    return self.paper.receipt(&answer.body);
                }
                Ok(answer) if answer.status < 500 => {
                    return Err(format!("{}: {}", answer.status, answer.text().unwrap_or_default()));
                }
                _ => {}
            }
            weather.failed.fetch_add(1, Ordering::Relaxed);
            if stopwatch.passed() > PATIENCE {
                return Err(format!("no receipt in {} s", PATIENCE.as_secs()));
            }
            thread::sleep(PAUSE);
        }
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.dice = self.dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.dice >> 8) as usize % sides.max(1)
    }
}
