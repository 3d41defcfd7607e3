use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    AnswerKey, Face, Question,
    attributes::Attributes,
    blocks::{Block, blocks},
    boxes::wrong_box,
    choices::{Choice, choices, has_boxes},
    cues::{is_all_of_the_above, names_letters},
    heading::{heading, refuse_more},
    poles::wrong_poles,
    prose::check_prose,
};
use crate::{
    Lang, Limits, QuestionType,
    content::{FaultCode, Faults},
    render::render_events,
};

/// No more choices than there are letters for them.
const MOST_CHOICES: usize = 26;

/// Parses one question, noting everything that is wrong. What it returns is whole only when no error was noted.
pub(crate) fn parse(
    source: &str,
    first_line: usize,
    lang: Lang,
    limits: &Limits,
    faults: &mut Faults<'_>,
) -> Option<Question> {
    let (text, unknown) = limits.fill(source, lang);
    for (line, name) in unknown {
        faults.add(first_line + line, FaultCode::UnknownLimit, name);
    }
    let line_of = |at: usize| first_line + text[..at].matches('\n').count();
    let blocks = blocks(&text);
    let heading = heading(&blocks, &text, first_line, faults)?;
    refuse_more(&blocks, line_of, faults);
    check_bullets(&text, first_line, faults);
    let pieces: Vec<_> = blocks.iter().flat_map(|block| block.pieces.iter().cloned()).collect();
    check_prose(&text, &pieces, line_of, faults);

    let parts = Parts::of(&blocks, &text, &line_of, faults);
    let line = Event::Start(Tag::Paragraph);
    let words = heading.words.iter().map(|(event, _)| event.clone());
    let rest = parts.stem.iter().flat_map(|block| block.events().cloned());
    let stem = render_events(
        [line]
            .into_iter()
            .chain(words)
            .chain([Event::End(TagEnd::Paragraph)])
            .chain(rest),
    );

    let (mut read, mut all_boxes) = (Vec::new(), true);
    for list in &parts.lists {
        let (choices, boxes) = choices(list, &text, &line_of, faults);
        read.extend(choices);
        all_boxes &= boxes;
    }
    let attributes = Attributes::read(heading.tag, first_line, faults);
    let kind = attributes
        .as_ref()
        .map_or(QuestionType::Multi, |attributes| attributes.kind);
    if !read.is_empty() {
        check_choices(kind, &read, all_boxes, first_line, faults);
    }
    if parts.explanation.is_none() {
        faults.add(
            first_line,
            FaultCode::MissingExplanation,
            text.lines().next().unwrap_or_default(),
        );
    }
    let face = Face {
        kind,
        stem,
        choices: read.iter().map(|choice| choice.html.clone()).collect(),
    };
    Some(Question::new(face, key(attributes?, read, parts.explanation)))
}

fn key(attributes: Attributes, choices: Vec<Choice>, explanation: Option<&Block<'_>>) -> AnswerKey {
    let explanation = explanation
        .map(Block::inside)
        .unwrap_or_default()
        .iter()
        .map(|(event, _)| event.clone());
    let mut key = AnswerKey {
        ticks: Vec::new(),
        explanation: render_events(explanation),
        notes: Vec::new(),
        pins: Vec::new(),
        texts: Vec::new(),
        attributes,
    };
    for Choice {
        ticked,
        text,
        note,
        pin,
        ..
    } in choices
    {
        key.ticks.push(ticked);
        key.notes.push(note);
        key.pins.push(pin);
        key.texts.push(text);
    }
    key
}

/// The blocks of a question after its heading, by what they are for.
struct Parts<'b, 't> {
    stem: &'b [Block<'t>],
    lists: Vec<&'b Block<'t>>,
    explanation: Option<&'b Block<'t>>,
}

impl<'b, 't> Parts<'b, 't> {
    fn of(blocks: &'b [Block<'t>], text: &str, line_of: &impl Fn(usize) -> usize, faults: &mut Faults<'_>) -> Self {
        let after = blocks.get(1..).unwrap_or_default();
        let is_list = |block: &Block<'_>| matches!(block.tag(), Some(Tag::List(_)));
        let first = after
            .iter()
            .position(|block| has_boxes(block, text))
            .or_else(|| after.iter().rposition(is_list));
        let Some(first) = first else {
            faults.add(
                line_of(0),
                FaultCode::NoChoices,
                text.lines().next().unwrap_or_default(),
            );
            return Self {
                stem: after,
                lists: Vec::new(),
                explanation: None,
            };
        };
        let mut parts = Self {
            stem: &after[..first],
            lists: Vec::new(),
            explanation: None,
        };
        for block in &after[first..] {
            let line = line_of(block.start());
            let start = text[block.start()..].lines().next().unwrap_or_default();
            match block.tag() {
                Some(Tag::List(_)) => {
                    if !parts.lists.is_empty() {
                        faults.add(line, FaultCode::MixedListMarkers, start);
                    }
                    parts.lists.push(block);
                }
                Some(Tag::BlockQuote(_)) if parts.explanation.is_none() => parts.explanation = Some(block),
                // Said already, by `refuse_more`.
                Some(Tag::Heading { .. }) => {}
                _ => faults.add(line, FaultCode::TextAfterExplanation, start),
            }
        }
        parts
    }
}

/// Notes what is wrong with the choices together.
fn check_choices(kind: QuestionType, choices: &[Choice], all_boxes: bool, line: usize, faults: &mut Faults<'_>) {
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
fn check_bullets(text: &str, first_line: usize, faults: &mut Faults<'_>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Html;

    #[test]
    fn a_stem_has_its_chat_and_the_key_its_explanation() {
        let source = "## 怎么答? {#a}\n\n```chat\n客户:在吗\n```\n\n- [x] 好\n  > 对\n- [ ] 不\n\n> 因为\n";
        let mut faults = Faults::of("");
        let question = parse(source, 1, Lang::ZhHans, &Limits::default(), &mut faults);
        let stem = question.as_ref().map(|question| question.face.stem.as_str().to_owned());
        let chat = "<ol class=\"chat\"><li class=\"turn customer\"><span class=\"who\">客户</span><span class=\"said\">在吗</span></li></ol>";
        assert_eq!(stem, Some(format!("<p>怎么答?</p>{chat}")));
        let key = question.map(|question| (question.key().explanation.clone(), question.key().notes[0].clone()));
        assert_eq!(
            key,
            Some((
                Html::rendered("<p>因为</p>".into()),
                Some(Html::rendered("<p>对</p>".into()))
            ))
        );
    }
}
