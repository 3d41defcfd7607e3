use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::render::OPTIONS;

/// An event with the place of its text in the source.
pub(crate) type Piece<'t> = (Event<'t>, Range<usize>);

/// One block of a text, with everything in it: its first piece opens it and its last closes it.
pub(crate) struct Block<'t> {
    pub(crate) pieces: Vec<Piece<'t>>,
}

impl<'t> Block<'t> {
    /// What opens it; nothing for a block without an inside, such as a rule.
    pub(crate) fn tag(&self) -> Option<&Tag<'t>> {
        match self.pieces.first() {
            Some((Event::Start(tag), _)) => Some(tag),
            _ => None,
        }
    }

    /// Where it begins in the source.
    pub(crate) fn start(&self) -> usize {
        self.pieces.first().map_or(0, |(_, range)| range.start)
    }

    pub(crate) fn events(&self) -> impl Iterator<Item = &Event<'t>> {
        self.pieces.iter().map(|(event, _)| event)
    }

    /// What stands between its opening and its closing.
    pub(crate) fn inside(&self) -> &[Piece<'t>] {
        match self.pieces.as_slice() {
            [_, inside @ .., _] => inside,
            _ => &[],
        }
    }
}

/// The blocks that a text consists of.
pub(crate) fn blocks(text: &str) -> Vec<Block<'_>> {
    grouped(Parser::new_ext(text, OPTIONS).into_offset_iter())
}

/// The outermost blocks of a run of pieces. Loose words, as in the items of a tight list, come one piece a block.
pub(crate) fn grouped<'t>(pieces: impl Iterator<Item = Piece<'t>>) -> Vec<Block<'t>> {
    let (mut blocks, mut depth): (Vec<Block<'t>>, usize) = (Vec::new(), 0);
    for piece in pieces {
        let opens_block = depth == 0;
        match piece.0 {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        match blocks.last_mut() {
            Some(block) if !opens_block => block.pieces.push(piece),
            _ => blocks.push(Block { pieces: vec![piece] }),
        }
    }
    blocks
}
