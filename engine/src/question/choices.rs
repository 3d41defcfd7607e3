use pulldown_cmark::{Event, Tag};

use super::{
    Pin,
    blocks::{Block, Piece, grouped},
    boxes::wrong_box,
};
use crate::{
    Html,
    content::{FaultCode, Faults},
    render::{plain, render_events},
};

/// One choice as its author wrote it.
pub(super) struct Choice {
    pub(super) line: usize,
    pub(super) ticked: bool,
    pub(super) html: Html,
    pub(super) text: String,
    pub(super) note: Option<Html>,
    pub(super) pin: Option<Pin>,
}

/// Whether a list is meant as the choices: any of its items has a box, or what somebody took for one.
pub(super) fn has_boxes(list: &Block<'_>, source: &str) -> bool {
    matches!(list.tag(), Some(Tag::List(_)))
        && (list.events().any(|event| matches!(event, Event::TaskListMarker(_)))
            || grouped(list.inside().iter().cloned()).iter().any(|item| wrong_box(words_of(item, source)).is_some()))
}

/// Reads the items of a list. The second value says whether every box could be read, so that ticks can be counted.
pub(super) fn choices(
    list: &Block<'_>,
    source: &str,
    line_of: &impl Fn(usize) -> usize,
    faults: &mut Faults<'_>,
) -> (Vec<Choice>, bool) {
    let mut all_boxes = true;
    if matches!(list.tag(), Some(Tag::List(Some(_)))) {
        faults.add(line_of(list.start()), FaultCode::NumberedChoices, words_of(list, source));
    }
    let items = grouped(list.inside().iter().cloned());
    let read = items.iter().map(|item| {
        let line = line_of(item.start());
        let mut parts = Parts::of(item);
        if parts.ticked.is_none() {
            all_boxes = false;
            let words = words_of(item, source);
            faults.add(line, wrong_box(words).unwrap_or(FaultCode::MissingBox), words);
        }
        let pin = take_pin(&mut parts.words, source, line, faults);
        let text = plain(parts.words.iter().map(|(event, _)| event));
        if parts.has_more {
            faults.add(line, FaultCode::ChoiceNotOneParagraph, &text);
        }
        if text.is_empty() {
            faults.add(line, FaultCode::EmptyChoice, words_of(item, source));
        }
        if parts.notes.len() > 1 {
            faults.add(line, FaultCode::SeveralNotes, &text);
        }
        Choice {
            line,
            ticked: parts.ticked.unwrap_or(false),
            html: render_events(parts.words.into_iter().map(|(event, _)| event)),
            text,
            note: parts.notes.first().map(|note| render_events(note.inside().iter().map(|(event, _)| event.clone()))),
            pin,
        }
    });
    (read.collect(), all_boxes)
}

/// What an item consists of.
#[derive(Default)]
struct Parts<'t> {
    ticked: Option<bool>,
    words: Vec<Piece<'t>>,
    notes: Vec<Block<'t>>,
    /// Whether there is more than one line of words and notes.
    has_more: bool,
}

impl<'t> Parts<'t> {
    fn of(item: &Block<'t>) -> Self {
        let mut parts = Self::default();
        for block in grouped(item.inside().iter().cloned()) {
            match block.tag() {
                Some(Tag::BlockQuote(_)) => parts.notes.push(block),
                Some(Tag::Paragraph) => {
                    parts.has_more |= !parts.words.is_empty();
                    parts.words.extend(block.inside().iter().cloned());
                }
                None | Some(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }) => {
                    parts.has_more |= !parts.notes.is_empty() || matches!(block.pieces[..], [(Event::Rule, _)]);
                    parts.words.extend(block.pieces);
                }
                Some(_) => parts.has_more = true,
            }
        }
        if let Some(&(Event::TaskListMarker(ticked), _)) = parts.words.first() {
            parts.ticked = Some(ticked);
            parts.words.remove(0);
        }
        parts
    }
}

/// An item's own text, without what makes it an item.
fn words_of<'s>(item: &Block<'_>, source: &'s str) -> &'s str {
    let line = source[item.start()..].lines().next().unwrap_or_default();
    line.trim_start().trim_start_matches(|sign: char| "-*+.)".contains(sign) || sign.is_ascii_digit()).trim()
}

/// Takes `{.last}` or `{.first}` off the end of a choice.
fn take_pin(words: &mut [Piece<'_>], source: &str, line: usize, faults: &mut Faults<'_>) -> Option<Pin> {
    let (Event::Text(text), range) = words.last_mut()? else {
        return None;
    };
    let (before, inside) = text.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    let is_literal = before.is_empty() && source[..range.start].ends_with('\\');
    if is_literal || !inside.split_whitespace().all(|word| word.starts_with(['.', '#']) || word.contains('=')) {
        return None;
    }
    let mut pin = None;
    for word in inside.split_whitespace() {
        match word {
            ".last" => pin = Some(Pin::Last),
            ".first" => pin = Some(Pin::First),
            unknown => faults.add(line, FaultCode::UnknownAttribute, unknown),
        }
    }
    let before = before.trim_end().to_owned();
    *text = before.into();
    pin
}
