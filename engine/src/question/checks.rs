use super::{
    boxes::wrong_box,
    choices::Choice,
    cues::{is_all_of_the_above, names_letters},
    poles::wrong_poles,
};
use crate::{
    QuestionType,
    content::{FaultCode, Faults},
};

/// No more choices than there are letters for them.
const MOST_CHOICES: usize = 26;

/// Notes what is wrong with the choices together.
pub(super) fn check_choices(
    kind: QuestionType,
    choices: &[Choice],
    all_boxes: bool,
    line: usize,
    faults: &mut Faults<'_>,
) {
    let count = choices.len();
    let ticks = choices.iter().filter(|choice| choice.ticked).count();
    match count {
        _ if kind == QuestionType::Boolean && count != 2 => {
            faults.add(line, FaultCode::BooleanNotTwo, count.to_string())
        }
        0 | 1 => faults.add(line, FaultCode::TooFewChoices, count.to_string()),
        2..=MOST_CHOICES => {}
        _ => faults.add(line, FaultCode::TooManyChoices, count.to_string()),
    }
    match ticks {
        _ if !all_boxes => {}
        0 => faults.add(line, FaultCode::NoTicks, "0"),
        1 => {}
        _ if kind == QuestionType::Multi => {}
        _ => faults.add(line, FaultCode::SeveralTicks, ticks.to_string()),
    }
    if let (QuestionType::Boolean, [first, second]) = (kind, choices)
        && let Some(code) = wrong_poles(&first.text, &second.text)
    {
        faults.add(first.line, code, format!("{} / {}", first.text, second.text));
    }
    for (index, choice) in choices.iter().enumerate() {
        let is_repeated = choices[..index].iter().any(|earlier| earlier.text == choice.text);
        if is_repeated && !choice.text.is_empty() {
            faults.add(choice.line, FaultCode::RepeatedChoice, &choice.text);
        }
        if kind != QuestionType::Boolean && names_letters(&choice.text, count) {
            faults.add(choice.line, FaultCode::NamesLetters, &choice.text);
        }
        if kind != QuestionType::Boolean && choice.pin.is_none() && is_all_of_the_above(&choice.text) {
            faults.add(choice.line, FaultCode::NotPinned, &choice.text);
        }
    }
}

/// Notes `-[x]` and full-width dashes: Markdown takes such a line for more text of the choice above.
pub(super) fn check_bullets(text: &str, first_line: usize, faults: &mut Faults<'_>) {
    const DASHES: &[char] = &['-', '*', '+', '－', '—', '–', '•', '·', '●', '＊', '＋'];
    for (index, line) in text.lines().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix(DASHES) else {
            continue;
        };
        let is_glued = rest.starts_with(['[', '【', '［']);
        let is_foreign = line.trim_start().starts_with(&DASHES[3..]) && rest.starts_with(' ');
        let words = rest.trim_start();
        let has_box = ["[ ] ", "[x] ", "[X] "].iter().any(|good| words.starts_with(good)) || wrong_box(words).is_some();
        if has_box && (is_glued || is_foreign) {
            faults.add(first_line + index, FaultCode::BadBullet, line.trim());
        }
    }
}
