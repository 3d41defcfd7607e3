use super::{Bank, BankQuestion, Chapter, Fault, FaultCode, Faults, Limits, Quantity};
use crate::{Lang, QuestionType, Rule};

/// Holds a bank against the same bank in another language: the same ids in the same order, the same types, numbers of
/// choices, ticks, pins and attributes. Faults stand in the second file.
///
/// ```
/// # #[cfg(feature = "keys")] {
/// use engine::{Limits, compare_languages, parse_bank};
/// let bank = |language: &str, ticks: [&str; 2]| {
///     let [one, two] = ticks;
///     let text = format!("---\nbank: a\ntitle: A\nlanguage: {language}\n---\n## ? {{#q}}\n- {one} 1\n- {two} 2\n");
///     parse_bank("a.md", &text, &Limits::default()).0.unwrap()
/// };
/// let chinese = bank("zh-Hans", ["[x]", "[ ]"]);
/// assert!(compare_languages(&chinese, &bank("en", ["[x]", "[ ]"])).is_empty());
/// assert_eq!(compare_languages(&chinese, &bank("en", ["[ ]", "[x]"])).len(), 1);
/// # }
/// ```
#[must_use]
pub fn compare_languages(one: &Bank, other: &Bank) -> Vec<Fault> {
    let mut faults = Faults::of(&other.file);
    if one.bank != other.bank {
        faults.add(1, FaultCode::LanguagesDiffer, format!("bank: {}", one.bank));
    }
    let ids = |bank: &Bank| bank.questions.iter().map(|question| question.question.id().clone()).collect::<Vec<_>>();
    let (ids_of_one, ids_of_other) = (ids(one), ids(other));
    for missing in ids_of_one.iter().filter(|id| !ids_of_other.contains(id)) {
        faults.add(1, FaultCode::LanguagesDiffer, format!("#{missing}"));
    }
    let shared_ids = ids_of_one.iter().filter(|id| ids_of_other.contains(id));
    let shared = other.questions.iter().filter(|question| ids_of_one.contains(question.question.id()));
    for (expected, question) in shared_ids.zip(shared) {
        if expected != question.question.id() {
            faults.add(question.line, FaultCode::LanguagesDiffer, format!("#{} / #{expected}", question.question.id()));
        }
    }
    for question in &other.questions {
        match one.questions.iter().find(|twin| twin.question.id() == question.question.id()) {
            Some(twin) => compare_questions(twin, question, &mut faults),
            None => faults.add(question.line, FaultCode::LanguagesDiffer, format!("#{}", question.question.id())),
        }
    }
    faults.into_vec()
}

fn compare_questions(one: &BankQuestion, other: &BankQuestion, faults: &mut Faults<'_>) {
    let (a, b) = (one.question.traits(), other.question.traits());
    let (ticks, other_ticks) = (&one.question.key().ticks, &other.question.key().ticks);
    let differing = [
        ("type", a.kind != b.kind),
        ("choices", ticks.len() != other_ticks.len()),
        ("[x]", ticks.len() == other_ticks.len() && ticks != other_ticks),
        (".last .first", a.shape.len() == b.shape.len() && a.shape != b.shape),
        ("difficulty", a.difficulty != b.difficulty),
        (".red-line", a.red_line != b.red_line),
        ("use", a.usage != b.usage),
        ("rule", a.rules != b.rules),
        ("enemy", a.enemies != b.enemies),
        ("posts", a.posts != b.posts),
        ("valid-until", a.valid_until != b.valid_until),
    ];
    for (what, _) in differing.into_iter().filter(|(_, differs)| *differs) {
        faults.add(other.line, FaultCode::LanguagesDiffer, format!("#{}: {what}", a.slug));
    }
}

/// Holds a bank against the handbook: every rule that is cited exists, and where a rule states a limit, the key of a
/// single choice is not another number of the same unit.
///
/// ```
/// # #[cfg(feature = "keys")] {
/// use engine::{FaultCode, Limits, check_against_handbook, parse_bank};
/// let text = "---\nbank: a\ntitle: A\nlanguage: en\n---\n## ? {#q rule=a/b}\n- [x] 1\n- [ ] 2\n";
/// let (bank, _) = parse_bank("a.md", text, &Limits::default());
/// let faults = check_against_handbook(&bank.unwrap(), &[], &Limits::default());
/// assert_eq!(faults[0].code, FaultCode::UnknownRule);
/// # }
/// ```
#[must_use]
pub fn check_against_handbook(bank: &Bank, handbook: &[Chapter], limits: &Limits) -> Vec<Fault> {
    let mut faults = Faults::of(&bank.file);
    let chapters = || handbook.iter().filter(|chapter| chapter.language == bank.language);
    for question in &bank.questions {
        let mut cited = Vec::new();
        for id in &question.question.key().attributes.rules {
            match chapters().flat_map(|chapter| &chapter.rules).find(|rule| rule.id == *id) {
                Some(rule) => cited.push(rule),
                None => faults.add(question.line, FaultCode::UnknownRule, id.to_string()),
            }
        }
        if let Some(number) = contradiction(question, &cited, limits, bank.language) {
            faults.add(question.line, FaultCode::ContradictsLimit, number);
        }
    }
    faults.into_vec()
}

/// The key of a question, when it is a bare number and the cited rules state other numbers of its unit only. A number
/// that has to be worked out is asked for as difficulty 2 or 3, so those are left alone.
fn contradiction(question: &BankQuestion, cited: &[&Rule], limits: &Limits, language: Lang) -> Option<String> {
    let key = question.question.key();
    if question.question.face.kind != QuestionType::Single || key.attributes.difficulty != 1 {
        return None;
    }
    let ticked = key.ticks.iter().position(|&tick| tick).and_then(|index| key.texts.get(index))?;
    let Quantity { number, unit } = Quantity::parse(ticked)?;
    let stated: Vec<_> =
        cited.iter().flat_map(|rule| &rule.limits).filter_map(|name| limits.get(name, language)).collect();
    let stated = stated.iter().filter_map(|text| Quantity::parse(text));
    let mut same_unit = stated.filter(|other| other.unit == unit).peekable();
    (same_unit.peek().is_some() && same_unit.all(|other| other.number != number)).then(|| ticked.clone())
}
