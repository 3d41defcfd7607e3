use std::collections::{BTreeMap, BTreeSet};

use engine::{
    Bank, BankQuestion, Fault, FaultCode, Lang, Level, Limits, Question, Slug, Source, check_against_handbook,
    compare_languages,
};

use super::ground::Ground;

/// One question in its languages, as it is stored or as somebody types it.
pub(super) struct Sheet<'a> {
    pub(super) bank: &'a Slug,
    /// The languages it must have.
    pub(super) languages: &'a [Lang],
    pub(super) texts: &'a BTreeMap<Lang, String>,
    /// The limits it is read with.
    pub(super) limits: &'a Limits,
    /// The names of the bank's questions.
    pub(super) slugs: &'a BTreeSet<String>,
}

/// What a question means, and what is wrong with it.
pub(super) struct Inspected {
    /// Of all languages; `file` is `bank/language`, `line` counts from the heading.
    pub(super) faults: Vec<Fault>,
    /// The languages that can be read.
    pub(super) read: BTreeMap<Lang, Question>,
}

impl Inspected {
    /// Whether it may be saved.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.iter().all(|fault| fault.level == Level::Warning)
    }
}

/// Checks one question as a folder of content would be checked: by itself, against the bank's other questions, the
/// handbook and the posts, and its languages against each other.
pub(super) fn inspect(ground: &Ground, sheet: &Sheet<'_>) -> Inspected {
    let mut faults = Vec::new();
    let mut banks: Vec<Bank> = Vec::new();
    for &lang in sheet.languages {
        let file = format!("{}/{lang}", sheet.bank);
        let text = sheet.texts.get(&lang).map(String::as_str).unwrap_or_default();
        if text.trim().is_empty() {
            faults.push(fault(&file, FaultCode::LanguagesDiffer, lang.as_str()));
            continue;
        }
        let source = Source::new(text.to_owned());
        let (question, found) = Question::review(&source, lang, sheet.limits);
        faults.extend(found.into_iter().map(|fault| Fault { file: file.clone(), ..fault }));
        if let Some(question) = question {
            faults.extend(beside(&file, &question, ground, sheet));
            let questions = vec![BankQuestion { line: 1, source, question }];
            let (bank, head, title) = (sheet.bank.clone(), String::new(), String::new());
            banks.push(Bank { file, head, bank, title, language: lang, questions });
        }
    }
    for (index, bank) in banks.iter().enumerate() {
        faults.extend(check_against_handbook(bank, &ground.handbook, &ground.limits));
        if let Some(first) = banks.first().filter(|_| index > 0) {
            faults.extend(differing(first, bank));
        }
    }
    let read = banks.into_iter().filter_map(|bank| Some((bank.language, bank.questions.into_iter().next()?.question)));
    Inspected { read: read.collect(), faults }
}

/// What differs between two languages. Another name is one fault, not a question too many and one too few.
fn differing(one: &Bank, other: &Bank) -> Vec<Fault> {
    let name = |bank: &Bank| bank.questions.first().map(|question| question.question.traits().slug.to_string());
    match (name(one), name(other)) {
        (Some(expected), Some(name)) if name != expected => {
            vec![fault(&other.file, FaultCode::LanguagesDiffer, &format!("#{name} / #{expected}"))]
        }
        _ => compare_languages(one, other),
    }
}

/// Enemies that the bank does not have, and posts that nobody is trained for.
fn beside(file: &str, question: &Question, ground: &Ground, sheet: &Sheet<'_>) -> Vec<Fault> {
    let traits = question.traits();
    let unknown = |enemy: &&Slug| **enemy == traits.slug || !sheet.slugs.contains(enemy.as_str());
    let enemies =
        traits.enemies.iter().filter(unknown).map(|enemy| fault(file, FaultCode::UnknownEnemy, enemy.as_str()));
    let posts = traits.posts.iter().filter(|post| !ground.posts.contains(post));
    enemies.chain(posts.map(|post| fault(file, FaultCode::UnknownPost, post.as_str()))).collect()
}

/// A fault in the heading.
pub(super) fn fault(file: &str, code: FaultCode, detail: &str) -> Fault {
    Fault { file: file.to_owned(), line: 1, level: code.level(), code, detail: detail.to_owned() }
}
