use super::{
    Fault, FaultCode, Faults, Limits,
    front_matter::{FrontMatter, compare_with_name, front_matter},
    parts::parts,
};
use crate::{Lang, Question, Slug, Source, question::parse};

/// The questions of one topic in one language, as one file holds them.
#[derive(Debug)]
pub struct Bank {
    /// The file, as it was named to the parser.
    pub file: String,
    /// Everything before the first question, verbatim. With the sources behind it, it is the file again.
    pub head: String,
    /// The topic.
    pub bank: Slug,
    /// What people call the topic.
    pub title: String,
    /// The language of the file.
    pub language: Lang,
    /// The questions in the order of the file.
    pub questions: Vec<BankQuestion>,
}

/// One question of a bank.
#[derive(Debug)]
pub struct BankQuestion {
    /// The line of its heading.
    pub line: usize,
    /// Its own Markdown, verbatim, to the next heading.
    pub source: Source,
    /// What that means.
    pub question: Question,
}

/// Parses the bank `text`, called `file` in faults. There is a bank only when no fault is more than a warning.
///
/// ```
/// use engine::{Limits, parse_bank};
/// let text = "---\nbank: sums\ntitle: Sums\nlanguage: en\n---\n\n## 1 + 1? {#sum}\n\n- [ ] 1\n- [x] 2\n";
/// let (bank, faults) = parse_bank("banks/sums.en.md", text, &Limits::default());
/// assert_eq!(bank.unwrap().questions.len(), 1);
/// assert_eq!(faults.len(), 3, "no difficulty, no rule and no explanation: warnings");
/// ```
#[must_use]
pub fn parse_bank(file: &str, text: &str, limits: &Limits) -> (Option<Bank>, Vec<Fault>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut faults = Faults::of(file);
    let (FrontMatter { topic, title, language }, body, line) = front_matter("bank", text, &mut faults);
    let (before, parts) = parts(body, line);
    if let Some(index) = before.lines().position(|line| !line.trim().is_empty()) {
        faults.add(line + index, FaultCode::StrayText, before.trim().lines().next().unwrap_or_default());
    }
    if parts.is_empty() {
        faults.add(line, FaultCode::NothingInFile, file);
    }
    let reading = language.unwrap_or(Lang::ZhHans);
    let parsed = parts.iter().filter_map(|part| {
        let question = parse(part.text, part.line, reading, limits, &mut faults)?;
        Some(BankQuestion { line: part.line, source: Source::new(part.text.to_owned()), question })
    });
    let questions: Vec<BankQuestion> = parsed.collect();
    check_names(&questions, &mut faults);
    let bank = topic.zip(language).filter(|_| !faults.has_errors()).map(|(bank, language)| {
        compare_with_name(file, &bank, language, &mut faults);
        let head = text[..text.len() - body.len() + before.len()].to_owned();
        Bank { file: file.to_owned(), head, bank, title, language, questions }
    });
    (bank, faults.into_vec())
}

/// Notes ids that stand twice and enemies that do not exist.
fn check_names(questions: &[BankQuestion], faults: &mut Faults<'_>) {
    for (index, BankQuestion { line, question, .. }) in questions.iter().enumerate() {
        let id = question.id();
        if questions[..index].iter().any(|earlier| earlier.question.id() == id) {
            faults.add(*line, FaultCode::RepeatedId, id.as_str());
        }
        for enemy in question.enemies() {
            if enemy == id || !questions.iter().any(|other| other.question.id() == enemy) {
                faults.add(*line, FaultCode::UnknownEnemy, enemy.as_str());
            }
        }
    }
}

#[cfg(feature = "keys")]
impl Bank {
    /// The file again, as it was read (without the BOM).
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Limits, parse_bank};
    /// let text = "---\nbank: sums\ntitle: Sums\nlanguage: en\n---\n## 1 + 1? {#sum}\n- [ ] 1\n- [x] 2";
    /// let (bank, _) = parse_bank("banks/sums.en.md", text, &Limits::default());
    /// assert_eq!(bank.unwrap().to_text(), text);
    /// # }
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        [self.head.as_str()].into_iter().chain(self.questions.iter().map(|question| question.source.text())).collect()
    }

    /// The head of a bank that was not read from a file.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Bank, Lang, Slug};
    /// let head = Bank::head_for(&Slug::parse("sums").unwrap(), "Sums", Lang::En);
    /// assert_eq!(head, "---\nbank: sums\ntitle: Sums\nlanguage: en\n---\n\n");
    /// # }
    /// ```
    #[must_use]
    pub fn head_for(bank: &Slug, title: &str, language: Lang) -> String {
        format!("---\nbank: {bank}\ntitle: {title}\nlanguage: {language}\n---\n\n")
    }
}
