use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    AnswerKey, Face, Question,
    attributes::Attributes,
    blocks::{Block, blocks},
    checks::{check_bullets, check_choices},
    choices::{Choice, choices},
    heading::{heading, refuse_more},
    layout::Parts,
    prose::check_prose,
};
use crate::{
    Lang, Limits, QuestionType,
    content::{FaultCode, Faults, unclosed_fence},
    render::render_events,
};

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
    if let Some(offset) = unclosed_fence(&text) {
        // Everything below is in the fence: nothing more can be said of it.
        faults.add(first_line + offset, FaultCode::UnclosedFence, text.lines().nth(offset).unwrap_or_default());
        Attributes::read(heading.tag, first_line, faults);
        return None;
    }
    refuse_more(&blocks, line_of, faults);
    check_bullets(&text, first_line, faults);
    let pieces: Vec<_> = blocks.iter().flat_map(|block| block.pieces.iter().cloned()).collect();
    check_prose(&text, &pieces, line_of, faults);

    let parts = Parts::of(&blocks, &text, &line_of, faults);
    let line = Event::Start(Tag::Paragraph);
    let words = heading.words.iter().map(|(event, _)| event.clone());
    let rest = parts.stem.iter().flat_map(|block| block.events().cloned());
    let stem = render_events([line].into_iter().chain(words).chain([Event::End(TagEnd::Paragraph)]).chain(rest));

    let (mut read, mut all_boxes) = (Vec::new(), true);
    for list in &parts.lists {
        let (choices, boxes) = choices(list, &text, &line_of, faults);
        read.extend(choices);
        all_boxes &= boxes;
    }
    let attributes = Attributes::read(heading.tag, first_line, faults);
    let kind = attributes.as_ref().map_or(QuestionType::Multi, |attributes| attributes.kind);
    if !read.is_empty() {
        check_choices(kind, &read, all_boxes, first_line, faults);
    }
    if parts.explanation.is_none() {
        faults.add(first_line, FaultCode::MissingExplanation, text.lines().next().unwrap_or_default());
    }
    let face = Face { kind, stem, choices: read.iter().map(|choice| choice.html.clone()).collect() };
    Some(Question::new(face, key(attributes?, read, parts.explanation)))
}

fn key(attributes: Attributes, choices: Vec<Choice>, explanation: Option<&Block<'_>>) -> AnswerKey {
    let explanation = explanation.map(Block::inside).unwrap_or_default().iter().map(|(event, _)| event.clone());
    let mut key = AnswerKey {
        ticks: Vec::new(),
        explanation: render_events(explanation),
        notes: Vec::new(),
        pins: Vec::new(),
        texts: Vec::new(),
        attributes,
    };
    for Choice { ticked, text, note, pin, .. } in choices {
        key.ticks.push(ticked);
        key.notes.push(note);
        key.pins.push(pin);
        key.texts.push(text);
    }
    key
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
        assert_eq!(key, Some((Html::rendered("<p>因为</p>".into()), Some(Html::rendered("<p>对</p>".into())))));
    }
}
