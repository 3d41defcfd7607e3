use std::collections::BTreeMap;

use super::Practised;
use crate::draw::Stream;
use crate::{Blueprint, PassRule, Slug};

/// A blueprint laid out for simulation.
pub(super) struct Plan<'a> {
    rule: &'a PassRule,
    topics: Vec<(&'a Slug, Practised)>,
    /// Section, topic, points and whether it is a red line, of each question.
    questions: Vec<(usize, usize, i64, bool)>,
    /// What each section and each topic is worth.
    worth: (Vec<i64>, Vec<i64>),
}

/// A simulated paper.
pub(super) struct Sat {
    pub(super) total: i64,
    sections: Vec<i64>,
    topics: Vec<i64>,
    /// Whether all of them are right.
    pub(super) red_lines: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn of(
        blueprint: &'a Blueprint,
        rule: &'a PassRule,
        practised: &BTreeMap<Slug, Practised>,
    ) -> Result<Self, Vec<Slug>> {
        let known = |topic: &Slug| practised.get(topic).copied().unwrap_or_default();
        let mut topics: Vec<(&Slug, Practised)> = Vec::new();
        let mut questions = Vec::new();
        for (section, part) in blueprint.sections.iter().enumerate() {
            for cell in &part.cells {
                let topic = topics.iter().position(|(topic, _)| **topic == cell.topic).unwrap_or(topics.len());
                if topic == topics.len() {
                    topics.push((&cell.topic, known(&cell.topic)));
                }
                let question = (section, topic, part.points.0, cell.red_line);
                questions.extend(std::iter::repeat_n(question, usize::from(cell.count)));
            }
        }
        let missing: Vec<Slug> =
            topics.iter().filter(|(_, known)| !known.is_enough()).map(|(topic, _)| (*topic).clone()).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let mut worth = (vec![0; blueprint.sections.len()], vec![0; topics.len()]);
        for (section, topic, points, _) in &questions {
            worth.0[*section] += points;
            worth.1[*topic] += points;
        }
        Ok(Self { rule, topics, questions, worth })
    }

    pub(super) fn sit(&self, stream: &mut Stream) -> Sat {
        let mut urns: Vec<(f64, f64)> = self.topics.iter().map(|(_, one)| (0.5 + one.right, 0.5 + one.wrong)).collect();
        let (sections, topics) = (vec![0; self.worth.0.len()], vec![0; self.worth.1.len()]);
        let mut sat = Sat { total: 0, sections, topics, red_lines: true };
        for (section, topic, points, red_line) in &self.questions {
            let (a, b) = &mut urns[*topic];
            if stream.unit() < *a / (*a + *b) {
                *a += 1.0;
                sat.total += points;
                sat.sections[*section] += points;
                sat.topics[*topic] += points;
            } else {
                *b += 1.0;
                sat.red_lines &= !red_line;
            }
        }
        sat
    }

    pub(super) fn asks_for_red_lines(&self) -> bool {
        self.rule.red_lines && self.questions.iter().any(|(_, _, _, red_line)| *red_line)
    }

    pub(super) fn passes(&self, sat: &Sat) -> bool {
        let reaches = |percent: u32, have: i64, worth: i64| have * 100 >= i64::from(percent) * worth;
        let sections = (1..=u16::MAX).zip(sat.sections.iter().zip(&self.worth.0));
        let topics = self.topics.iter().zip(sat.topics.iter().zip(&self.worth.1));
        let worth: i64 = self.worth.0.iter().sum();
        let of_section = |number: u16, have: i64, worth: i64| {
            self.rule.of_section(number).is_none_or(|percent| reaches(percent, have, worth))
        };
        let of_topic = |topic: &Slug, have: i64, worth: i64| {
            self.rule.of_topic(topic).is_none_or(|percent| reaches(percent, have, worth))
        };
        reaches(self.rule.total_percent, sat.total, worth)
            && (sat.red_lines || !self.asks_for_red_lines())
            && sections.into_iter().all(|(number, (have, worth))| of_section(number, *have, *worth))
            && topics.into_iter().all(|((topic, _), (have, worth))| of_topic(topic, *have, *worth))
    }
}
