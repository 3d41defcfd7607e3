use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::{
    chat::bubbles_into,
    escape::escape_into,
    link::{is_allowed, is_outside},
};

/// Markup that grows event by event. Every text goes through [`escape_into`]; every tag is one of ours.
#[derive(Default)]
pub(super) struct Markup {
    out: String,
    /// The fence being read: its first word, and what it holds.
    fence: Option<(String, String)>,
    /// For each open link or image, what closes it.
    links: Vec<&'static str>,
    /// Where the latest block quote opened, until its first words are known.
    quote: Option<usize>,
    /// A line break of the source, until what follows is known.
    soft_break: bool,
}

impl Markup {
    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.settle_break('a');
                self.out.push_str("<code>");
                escape_into(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.soft_break = true,
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::TaskListMarker(ticked) => self.out.push_str(if ticked { "☑ " } else { "☐ " }),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, held)) = &mut self.fence {
            return held.push_str(text);
        }
        if let Some(first) = text.chars().next() {
            self.settle_break(first);
        }
        escape_into(&mut self.out, text);
    }

    /// A line break between Chinese characters is no space; elsewhere it is one.
    fn settle_break(&mut self, next: char) {
        if std::mem::take(&mut self.soft_break) && !(self.out.chars().next_back().is_some_and(is_wide) && is_wide(next))
        {
            self.out.push('\n');
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.out.push_str(if level <= HeadingLevel::H3 { "<h3>" } else { "<h4>" }),
            Tag::BlockQuote(_) => {
                self.quote = Some(self.out.len());
                self.out.push_str("<blockquote>");
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let word = info.split_whitespace().next().unwrap_or_default().to_owned();
                self.fence = Some((word, String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => self.fence = Some((String::new(), String::new())),
            Tag::List(Some(first)) if first != 1 => self.out.push_str(&format!("<ol start=\"{first}\">")),
            Tag::List(Some(_)) => self.out.push_str("<ol>"),
            Tag::List(None) => self.out.push_str("<ul>"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Emphasis => self.open("<em>"),
            Tag::Strong => self.open("<strong>"),
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            Tag::Image { dest_url, .. } => self.link(&dest_url),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) {
            self.soft_break = false;
        }
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.out.push_str("</p>"),
            TagEnd::Heading(level) => self.out.push_str(if level <= HeadingLevel::H3 { "</h3>" } else { "</h4>" }),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>"),
            TagEnd::CodeBlock => self.close_fence(),
            TagEnd::List(true) => self.out.push_str("</ol>"),
            TagEnd::List(false) => self.out.push_str("</ul>"),
            TagEnd::Item => self.out.push_str("</li>"),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => {
                self.out.push_str("</strong>");
                self.name_quote();
            }
            TagEnd::Link | TagEnd::Image => self.out.push_str(self.links.pop().unwrap_or_default()),
            _ => {}
        }
    }

    fn open(&mut self, tag: &str) {
        self.settle_break('a');
        self.out.push_str(tag);
    }

    /// A picture is a link to it: nothing loads by itself from elsewhere while somebody sits an exam.
    fn link(&mut self, address: &str) {
        self.settle_break('a');
        if !is_allowed(address) || !self.links.is_empty() {
            return self.links.push("");
        }
        self.out.push_str("<a href=\"");
        escape_into(&mut self.out, address);
        self.out.push_str(if is_outside(address) { "\" rel=\"noopener noreferrer\">" } else { "\">" });
        self.links.push("</a>");
    }

    fn close_fence(&mut self) {
        let Some((word, held)) = self.fence.take() else { return };
        if word == "chat" {
            return bubbles_into(&mut self.out, &held);
        }
        self.out.push_str("<pre><code>");
        escape_into(&mut self.out, &held);
        self.out.push_str("</code></pre>");
    }

    /// A quote that begins with a bold “Good:”, “Bad:” or “Why:” is an example of the handbook and says so.
    fn name_quote(&mut self) {
        const OPENING: &str = "<blockquote><p><strong>";
        let Some(at) = self.quote.take() else { return };
        let Some(words) = self.out.get(at..).and_then(|quote| quote.strip_prefix(OPENING)) else {
            return;
        };
        let class = match words.trim_end_matches("</strong>").trim_end_matches([':', '：']) {
            "Good" | "好" | "好例子" | "正例" => "good",
            "Bad" | "坏" | "坏例子" | "壞例子" | "反例" => "bad",
            "Why" | "为什么" | "為什麼" => "why",
            _ => return,
        };
        self.out.insert_str(at + "<blockquote".len(), &format!(" class=\"{class}\""));
    }
}

/// Characters that stand without spaces between them.
fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '‘' | '’' | '…')
        || ('\u{20000}'..='\u{3ffff}').contains(&sign)
}
