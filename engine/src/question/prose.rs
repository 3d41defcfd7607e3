use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::blocks::Piece;
use crate::{
    content::{FaultCode, Faults},
    render::{is_allowed, turns},
};

/// Notes what would not look as its author meant it: bold that stays literal, HTML, links to nowhere, chats without
/// speakers. `line_of` tells the line of a place in the source.
pub(crate) fn check_prose(
    source: &str,
    pieces: &[Piece<'_>],
    line_of: impl Fn(usize) -> usize,
    faults: &mut Faults<'_>,
) {
    let (mut run, mut fence, mut told) = (0..0, None, 0);
    for (event, range) in pieces {
        let line = line_of(range.start);
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                fence =
                    Some(matches!(kind, CodeBlockKind::Fenced(info) if info.split_whitespace().next() == Some("chat")));
            }
            Event::End(TagEnd::CodeBlock) => fence = None,
            Event::Text(text) if fence.is_some() => {
                let lines = text.lines().enumerate().filter(|_| fence == Some(true));
                for (offset, bad) in lines.filter(|(_, text)| turns(text).any(|turn| turn.is_err())) {
                    faults.add(line + offset, FaultCode::BadChatTurn, bad);
                }
            }
            Event::Text(_) => {
                run = if run.end == range.start { run.start..range.end } else { range.clone() };
                let literal = source.get(run.clone()).is_some_and(|text| text.contains("**"));
                if literal && told != line {
                    faults.add(line, FaultCode::LiteralAsterisks, around(source, run.start));
                    told = line;
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => faults.add(line, FaultCode::HtmlIsText, html.trim()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if !is_allowed(dest_url) => {
                faults.add(line, FaultCode::LinkNotAllowed, dest_url.as_ref());
            }
            _ => {}
        }
    }
}

/// The line that a place stands on.
fn around(source: &str, at: usize) -> &str {
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    source[start..].lines().next().unwrap_or_default().trim()
}
