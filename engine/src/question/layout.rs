use pulldown_cmark::Tag;

use super::{blocks::Block, choices::has_boxes};
use crate::content::{FaultCode, Faults};

/// The blocks of a question after its heading, by what they are for.
pub(super) struct Parts<'b, 't> {
    pub(super) stem: &'b [Block<'t>],
    pub(super) lists: Vec<&'b Block<'t>>,
    pub(super) explanation: Option<&'b Block<'t>>,
}

impl<'b, 't> Parts<'b, 't> {
    pub(super) fn of(
        blocks: &'b [Block<'t>],
        text: &str,
        line_of: &impl Fn(usize) -> usize,
        faults: &mut Faults<'_>,
    ) -> Self {
        let after = blocks.get(1..).unwrap_or_default();
        let is_list = |block: &Block<'_>| matches!(block.tag(), Some(Tag::List(_)));
        let first = after.iter().position(|block| has_boxes(block, text)).or_else(|| after.iter().rposition(is_list));
        let Some(first) = first else {
            faults.add(line_of(0), FaultCode::NoChoices, text.lines().next().unwrap_or_default());
            return Self { stem: after, lists: Vec::new(), explanation: None };
        };
        let mut parts = Self { stem: &after[..first], lists: Vec::new(), explanation: None };
        for block in &after[first..] {
            let line = line_of(block.start());
            let start = text[block.start()..].lines().next().unwrap_or_default();
            match block.tag() {
                Some(Tag::List(_)) => {
                    if !parts.lists.is_empty() {
                        faults.add(line, FaultCode::MixedListMarkers, start);
                    }
                    parts.lists.push(block);
                }
                Some(Tag::BlockQuote(_)) if parts.explanation.is_none() => parts.explanation = Some(block),
                // Said already, by `refuse_more`.
                Some(Tag::Heading { .. }) => {}
                _ => faults.add(line, FaultCode::TextAfterExplanation, start),
            }
        }
        parts
    }
}
