use std::collections::BTreeMap;

use crate::{ItemMarks, Paper, RedLineMarks, SectionMarks, TopicMarks};

pub(super) fn sections(paper: &Paper, items: &[ItemMarks]) -> Vec<SectionMarks> {
    let mut rest = items;
    let mut sections = Vec::with_capacity(paper.sections.len());
    for section in &paper.sections {
        let (own, others) = rest.split_at(section.items.len().min(rest.len()));
        sections.push(sum(own));
        rest = others;
    }
    sections
}

pub(super) fn topics(items: &[ItemMarks]) -> Vec<TopicMarks> {
    let mut by_topic: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for item in items {
        by_topic.entry(&item.topic).or_default().push(item);
    }
    let marks = |(topic, own): (&crate::Slug, Vec<&ItemMarks>)| {
        let SectionMarks { points, max, right, count } = sum(own);
        TopicMarks { topic: topic.clone(), points, max, right, count }
    };
    by_topic.into_iter().map(marks).collect()
}

pub(super) fn red_lines(items: &[ItemMarks]) -> RedLineMarks {
    let SectionMarks { right, count, .. } = sum(items.iter().filter(|item| item.red_line));
    RedLineMarks { right, count }
}

fn sum<'a>(items: impl IntoIterator<Item = &'a ItemMarks>) -> SectionMarks {
    let mut sum = SectionMarks::default();
    for item in items {
        sum.points += item.points;
        sum.max += item.max;
        sum.right = sum.right.saturating_add(u16::from(item.right));
        sum.count = sum.count.saturating_add(1);
    }
    sum
}
