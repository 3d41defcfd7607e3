use crate::Html;

impl Html {
    /// The words without the markup, a line for each paragraph, entry or turn of a chat.
    ///
    /// ```
    /// assert_eq!(engine::render("Up to **50** & no more.").to_text(), "Up to 50 & no more.");
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut words = String::new();
        walk(self, |piece| match piece {
            Piece::Tag("/p" | "/li" | "br" | "br /") => words.push('\n'),
            Piece::Tag("span class=\"said\"") if !words.is_empty() && !words.ends_with('\n') => words.push_str(": "),
            Piece::Tag(_) => {}
            Piece::Text(text) => words.push_str(&text),
        });
        let lines: Vec<&str> = words.lines().map(str::trim).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// A tag without its brackets, or the text between two tags.
pub(crate) enum Piece<'m> {
    Tag(&'m str),
    Text(String),
}

/// Goes along markup that this crate's own renderer made.
pub(crate) fn walk<'m>(markup: &'m Html, mut take: impl FnMut(Piece<'m>)) {
    let mut rest = markup.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        take(Piece::Text(unescaped(text)));
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        take(Piece::Tag(tag));
        rest = after;
    }
    take(Piece::Text(unescaped(rest)));
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign))
}
