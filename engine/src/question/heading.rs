use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::blocks::{Block, Piece};
use crate::{
    content::{FaultCode, Faults},
    render::plain,
};

/// The heading that every entry begins with: its tag with the attributes, and its words.
pub(crate) struct Heading<'b, 't> {
    pub(crate) tag: &'b Tag<'t>,
    pub(crate) words: &'b [Piece<'t>],
}

/// Takes the first block as the entry's heading; nothing when it is none.
pub(crate) fn heading<'b, 't>(
    blocks: &'b [Block<'t>],
    text: &str,
    line: usize,
    faults: &mut Faults<'_>,
) -> Option<Heading<'b, 't>> {
    let first_line = text.lines().next().unwrap_or_default().trim_end();
    let block = blocks.first().filter(|_| text.starts_with("##"));
    let tag = block.and_then(Block::tag).filter(|tag| matches!(tag, Tag::Heading { level: HeadingLevel::H2, .. }));
    let (Some(block), Some(tag)) = (block, tag) else {
        let glued = first_line.starts_with("##") && !first_line.starts_with("###");
        let code = if glued { FaultCode::MissingSpaceAfterHashes } else { FaultCode::UnexpectedHeading };
        faults.add(line, code, first_line);
        return None;
    };
    let words = block.inside();
    if plain(words.iter().map(|(event, _)| event)).is_empty() {
        faults.add(line, FaultCode::EmptyStem, first_line);
    }
    let (before, braces) = last_braces(first_line);
    if [first_line, before].into_iter().any(ends_in_hashes) {
        faults.add(line, FaultCode::ClosingHashes, first_line);
    }
    // What the Markdown parser drops without a word: all ids but the last, and lonely signs.
    for id in braces.split_whitespace().filter(|word| word.len() > 1 && word.starts_with('#')).skip(1) {
        faults.add(line, FaultCode::RepeatedKey, id);
    }
    for sign in braces.split_whitespace().filter(|word| word.len() == 1) {
        faults.add(line, FaultCode::UnknownAttribute, sign);
    }
    Some(Heading { tag, words })
}

/// Notes every heading after the first.
pub(super) fn refuse_more(blocks: &[Block<'_>], line_of: impl Fn(usize) -> usize, faults: &mut Faults<'_>) {
    for block in blocks.iter().skip(1).filter(|block| matches!(block.tag(), Some(Tag::Heading { .. }))) {
        let words = plain(block.events().filter(|event| matches!(event, Event::Text(_))));
        faults.add(line_of(block.start()), FaultCode::UnexpectedHeading, words);
    }
}

/// A line without its attributes, and what stands in their braces.
fn last_braces(line: &str) -> (&str, &str) {
    let braces = line.strip_suffix('}').and_then(|line| line.rsplit_once('{'));
    braces.filter(|(before, _)| !before.ends_with('\\')).unwrap_or((line, ""))
}

fn ends_in_hashes(line: &str) -> bool {
    let line = line.trim_end();
    let bare = line.trim_end_matches('#');
    bare.len() < line.len() && !bare.is_empty() && bare.ends_with([' ', '\t'])
}
