use super::{FaultCode, Faults};
use crate::{Lang, Slug};

/// The head of a bank or chapter: flat `key: value` between two lines `---`.
pub(super) struct FrontMatter {
    /// What the file is about.
    pub(super) topic: Option<Slug>,
    pub(super) title: String,
    pub(super) language: Option<Lang>,
}

/// Reads the head of `text`; returns it with the rest of the file and the line that the rest begins on.
pub(super) fn front_matter<'t>(
    topic_key: &str,
    text: &'t str,
    faults: &mut Faults<'_>,
) -> (FrontMatter, &'t str, usize) {
    let mut head = FrontMatter { topic: None, title: String::new(), language: None };
    let mut lines = text.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        faults.add(1, FaultCode::NoFrontMatter, text.lines().next().unwrap_or_default());
        return (head, text, 1);
    }
    let mut seen = Vec::new();
    let mut length = text.len() - lines.clone().map(str::len).sum::<usize>();
    for (index, line) in lines.enumerate() {
        let number = index + 2;
        length += line.len();
        let line = line.trim();
        if line == "---" {
            for key in [topic_key, "title", "language"].into_iter().filter(|key| !seen.contains(key)) {
                faults.add(1, FaultCode::MissingKey, key);
            }
            return (head, &text[length..], number + 1);
        }
        if !line.is_empty() {
            entry(line, number, topic_key, &mut head, &mut seen, faults);
        }
    }
    faults.add(1, FaultCode::NoFrontMatter, "---");
    (head, "", 1)
}

fn entry<'t>(
    line: &'t str,
    number: usize,
    topic_key: &str,
    head: &mut FrontMatter,
    seen: &mut Vec<&'t str>,
    faults: &mut Faults<'_>,
) {
    let Some((key, value)) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
        return faults.add(number, FaultCode::BadFrontMatter, line);
    };
    if seen.contains(&key) {
        return faults.add(number, FaultCode::RepeatedKey, key);
    }
    seen.push(key);
    match key {
        "title" if value.is_empty() => faults.add(number, FaultCode::BadValue, line),
        "title" => value.clone_into(&mut head.title),
        "language" => match value.parse() {
            Ok(language) => head.language = Some(language),
            Err(_) => faults.add(number, FaultCode::BadValue, line),
        },
        key if key == topic_key => match Slug::parse(value) {
            Ok(topic) => head.topic = Some(topic),
            Err(_) => faults.add(number, FaultCode::BadValue, line),
        },
        unknown => faults.add(number, FaultCode::UnknownKey, unknown),
    }
}

/// Warns when a file that is named `TOPIC.LANGUAGE.md` says something else inside.
pub(super) fn compare_with_name(file: &str, topic: &Slug, language: Lang, faults: &mut Faults<'_>) {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let Some((named_topic, named_language)) = name.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')) else {
        return;
    };
    if named_topic != topic.as_str() || named_language != language.as_str() {
        faults.add(1, FaultCode::FileNameDiffers, format!("{topic}.{language}"));
    }
}
