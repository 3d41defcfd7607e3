//! The one way from Markdown to a page, for the server and for previews: an author's HTML is text, and a link leads to
//! http(s) or to a relative address.

mod chat;
mod escape;
mod link;
mod markup;
mod pieces;
mod plain;

use pulldown_cmark::{Event, Options, Parser};

use crate::Html;

pub(crate) use chat::turns;
pub(crate) use link::is_allowed;
#[cfg(feature = "keys")]
pub(crate) use pieces::{Piece, walk};
pub(crate) use plain::plain;

/// What of Markdown is understood: CommonMark, attributes of headings, task lists.
pub(crate) const OPTIONS: Options = Options::ENABLE_HEADING_ATTRIBUTES.union(Options::ENABLE_TASKLISTS);

/// Markdown as markup for a page: paragraphs, lists, quotes, `chat` fences as bubbles.
///
/// ```
/// let html = engine::render("Up to **50** items <script>");
/// assert_eq!(html.as_str(), "<p>Up to <strong>50</strong> items &lt;script&gt;</p>");
/// ```
#[must_use]
pub fn render(markdown: &str) -> Html {
    render_events(Parser::new_ext(markdown, OPTIONS))
}

/// The same for a piece that is parsed already.
pub(crate) fn render_events<'e>(events: impl IntoIterator<Item = Event<'e>>) -> Html {
    let mut markup = markup::Markup::default();
    events.into_iter().for_each(|event| markup.event(event));
    Html::rendered(markup.finish())
}
