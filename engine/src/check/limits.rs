//! Numbers that a rule states once and a question states again.

use super::{Entry, Stock};
use crate::{
    Fault, FaultCode, QuestionType, Rule,
    content::{Quantity, numbers_of},
};

/// What is wrong with the numbers of a question, held against the rules it cites: another number where it says what is
/// so, or the right number written out, so that it would stay behind when the limit changes.
pub(super) fn check(entry: &Entry<'_>, stock: &Stock<'_>) -> Option<Fault> {
    let limits: Vec<(&str, &str)> = stated(entry, stock);
    for (_, text) in &limits {
        let Some(Quantity { unit, .. }) = Quantity::parse(text) else { continue };
        if let Some(claim) = claims(entry).into_iter().find(|claim| contradicts(claim, unit, &limits)) {
            return Some(entry.fault(FaultCode::ContradictsLimit, claim));
        }
    }
    let literal = limits.iter().find(|(_, text)| asserted(entry).any(|line| holds(&line, text)));
    literal.map(|(name, text)| entry.fault(FaultCode::LiteralLimit, format!("{text} → {{{{{name}}}}}")))
}

/// The limits that the cited rules state: name and text in the language of the question.
fn stated<'s>(entry: &Entry<'_>, stock: &'s Stock<'_>) -> Vec<(&'s str, &'s str)> {
    let chapters = stock.handbook.iter().filter(|chapter| chapter.language == entry.language());
    let cited = |rule: &&Rule| entry.traits.rules.contains(&rule.id);
    let names = chapters.flat_map(|chapter| &chapter.rules).filter(cited).flat_map(|rule| &rule.limits);
    names.filter_map(|name| Some((name.as_str(), stock.limits.get(name, entry.language())?))).collect()
}

/// What the question says is so, limits written out: its explanation, and a statement that is right. Numbers of harder
/// statements are worked out, so those are left alone, as keys are.
fn claims(entry: &Entry<'_>) -> Vec<String> {
    let is_statement = entry.is(QuestionType::Boolean) && entry.traits.difficulty == 1 && entry.stem.chat.is_empty();
    let statement = Some(entry.stem.asked.trim().to_owned()).filter(|_| is_statement && entry.key_place() == Some(0));
    statement.into_iter().chain([entry.explanation.trim().to_owned()]).collect()
}

/// Whether a text names numbers of a unit, and none of them is one that the rules state.
fn contradicts(claim: &str, unit: &str, limits: &[(&str, &str)]) -> bool {
    let numbers = numbers_of(claim, unit);
    let stated = limits.iter().filter_map(|(_, text)| Quantity::parse(text)).filter(|stated| stated.unit == unit);
    let stated: Vec<&str> = stated.map(|stated| stated.number).collect();
    !numbers.is_empty() && numbers.iter().all(|number| !stated.contains(number))
}

/// The lines of the source that say what is so: right choices and the explanation, limits as `{{…}}`.
fn asserted(entry: &Entry<'_>) -> impl Iterator<Item = String> {
    entry.source().lines().filter_map(|line| {
        let choice = line.trim_start().strip_prefix(['-', '*', '+']).map(str::trim_start);
        let right = choice.and_then(|choice| choice.strip_prefix("[x]").or_else(|| choice.strip_prefix("[X]")));
        right.or_else(|| line.strip_prefix('>')).map(str::to_owned)
    })
}

/// Whether a line writes a limit out.
fn holds(line: &str, limit: &str) -> bool {
    Quantity::parse(limit).is_some_and(|limit| numbers_of(line, limit.unit).contains(&limit.number))
}
