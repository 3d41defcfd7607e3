use crate::{
    Html,
    render::{Piece, walk},
};

/// A stem in its parts: what is asked, and the chat it is asked about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stem {
    /// The text outside of chats.
    pub(super) asked: String,
    /// The same, with a gap where words are emphasised.
    pub(super) quiet: String,
    /// The emphasised words.
    pub(super) loud: String,
    /// The turns of its chats.
    pub(super) chat: Vec<Turn>,
}

/// One turn of a chat.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) side: Side,
    pub(super) said: String,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Customer,
    Agent,
    Other,
}

/// Takes a stem apart, from the markup that this crate's own renderer made of it.
pub(super) fn stem(markup: &Html) -> Stem {
    let (mut stem, mut place) = (Stem::default(), Place::default());
    walk(markup, |piece| match piece {
        Piece::Tag(tag) => place.enter(tag, &mut stem),
        Piece::Text(text) => place.take(&text, &mut stem),
    });
    stem
}

/// Where in the markup the walk is.
#[derive(Default)]
struct Place {
    in_chat: bool,
    in_name: bool,
    emphasis: usize,
}

impl Place {
    fn enter(&mut self, tag: &str, stem: &mut Stem) {
        match tag {
            "ol class=\"chat\"" => self.in_chat = true,
            "/ol" => self.in_chat = false,
            "span class=\"who\"" => self.in_name = true,
            "/span" => self.in_name = false,
            "strong" | "em" => self.emphasis += 1,
            "/strong" | "/em" => self.emphasis = self.emphasis.saturating_sub(1),
            "/p" | "/li" | "br" | "br /" if !self.in_chat => stem.tell("\n", false),
            _ => {}
        }
        if let Some(side) = tag.strip_prefix("li class=\"turn ").filter(|_| self.in_chat) {
            let side = match side.trim_end_matches('"') {
                "customer" => Side::Customer,
                "agent" => Side::Agent,
                _ => Side::Other,
            };
            stem.chat.push(Turn { side, said: String::new() });
        }
    }

    fn take(&self, text: &str, stem: &mut Stem) {
        match stem.chat.last_mut().filter(|_| self.in_chat) {
            Some(turn) if !self.in_name => turn.said.push_str(text),
            Some(_) => {}
            None => stem.tell(text, self.emphasis > 0),
        }
    }
}

impl Stem {
    fn tell(&mut self, text: &str, emphasised: bool) {
        self.asked.push_str(text);
        if emphasised {
            self.quiet.push(' ');
            self.loud.push_str(text);
            self.loud.push(' ');
        } else {
            self.quiet.push_str(text);
        }
    }

    /// What is asked together with what is said in the chat.
    pub(super) fn whole(&self) -> String {
        self.chat.iter().fold(self.asked.clone(), |text, turn| text + "\n" + &turn.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::render;

    #[test]
    fn a_stem_is_taken_apart_into_question_emphasis_and_chat() {
        let stem = stem(&render("哪些**不**对 & <b>？\n\n```chat\n客户：在“吗”？\n客服：在。\n他：嗯\n```\n"));
        assert_eq!((stem.asked.trim(), stem.quiet.trim()), ("哪些不对 & <b>？", "哪些 对 & <b>？"));
        assert_eq!(stem.loud.trim(), "不");
        let turns: Vec<_> = stem.chat.iter().map(|turn| (turn.side, turn.said.as_str())).collect();
        assert_eq!(turns, [(Side::Customer, "在“吗”？"), (Side::Agent, "在。"), (Side::Other, "嗯")]);
    }
}
