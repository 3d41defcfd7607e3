use super::{
    stem::{Side, Stem, stem},
    thresholds::SCENE_TURNS,
};
use crate::{Bank, BankQuestion, Fault, FaultCode, Lang, QuestionType, Slug, Traits};

/// One question in one language as the checks read it: without markup, with the limits written out.
pub(super) struct Entry<'a> {
    pub(super) bank: &'a Bank,
    pub(super) question: &'a BankQuestion,
    pub(super) traits: Traits,
    pub(super) stem: Stem,
    pub(super) explanation: String,
}

impl<'a> Entry<'a> {
    pub(super) fn of(bank: &'a Bank, question: &'a BankQuestion) -> Self {
        Self {
            bank,
            question,
            traits: question.question.traits(),
            stem: stem(&question.question.face.stem),
            explanation: question.question.key().explanation.to_text(),
        }
    }

    pub(super) const fn id(&self) -> &Slug {
        &self.traits.slug
    }

    pub(super) const fn language(&self) -> Lang {
        self.bank.language
    }

    pub(super) fn is(&self, kind: QuestionType) -> bool {
        self.traits.kind == kind
    }

    /// Each choice with whether it is right.
    pub(super) fn choices(&self) -> impl Iterator<Item = (&'a str, bool)> + Clone {
        let key = self.question.question.key();
        key.texts.iter().map(String::as_str).zip(key.ticks.iter().copied())
    }

    /// The place of the one right choice.
    pub(super) fn key_place(&self) -> Option<usize> {
        self.choices().position(|(_, right)| right)
    }

    /// Its own Markdown, with limits as `{{…}}`.
    pub(super) fn source(&self) -> &'a str {
        self.question.source.text()
    }

    /// Whether its chat is a scene: long enough, and both sides speak.
    pub(super) fn is_scene(&self) -> bool {
        let speaks = |side| self.stem.chat.iter().any(|turn| turn.side == side);
        self.stem.chat.len() >= SCENE_TURNS && speaks(Side::Customer) && speaks(Side::Agent)
    }

    /// A fault at the question's heading.
    pub(super) fn fault(&self, code: FaultCode, detail: impl Into<String>) -> Fault {
        fault(&self.bank.file, self.question.line, code, detail)
    }

    /// A fault at one of its choices.
    pub(super) fn fault_at(&self, choice: usize, code: FaultCode, detail: impl Into<String>) -> Fault {
        let is_choice = |line: &str| {
            let line = line.trim_start().trim_start_matches(['-', '*', '+']).trim_start();
            ["[ ]", "[x]", "[X]"].iter().any(|mark| line.starts_with(mark))
        };
        let lines = self.source().lines().enumerate().filter(|(_, line)| is_choice(line));
        let offset = lines.map(|(offset, _)| offset).nth(choice).unwrap_or_default();
        fault(&self.bank.file, self.question.line + offset, code, detail)
    }
}

/// A fault at its usual level.
pub(super) fn fault(file: &str, line: usize, code: FaultCode, detail: impl Into<String>) -> Fault {
    Fault { file: file.to_owned(), line, level: code.level(), code, detail: detail.into() }
}
