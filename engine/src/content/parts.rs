/// One entry of a bank or chapter, verbatim: from its `##` to the next, or to the end.
pub(super) struct Part<'t> {
    /// The line of its `##`.
    pub(super) line: usize,
    pub(super) text: &'t str,
}

/// Splits what follows the front matter into the text before the first `##` and the entries. A `##` inside a fence is
/// text, unless the fence is never closed: one slip does not swallow the rest of the file.
pub(super) fn parts(body: &str, first_line: usize) -> (&str, Vec<Part<'_>>) {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let (mut starts, mut offset, mut index) = (Vec::new(), 0, 0);
    while let Some(line) = lines.get(index) {
        if let Some(length) = fence(line).and_then(|fence| closing(&lines[index + 1..], fence)) {
            offset += lines[index..=index + length].iter().map(|line| line.len()).sum::<usize>();
            index += length + 1;
            continue;
        }
        match line.strip_prefix("##") {
            // Also without a space, as a slip: who reads the entry says so.
            Some(rest) if !rest.starts_with('#') => starts.push((offset, index)),
            _ => {}
        }
        offset += line.len();
        index += 1;
    }
    let ends = starts.iter().skip(1).map(|&(offset, _)| offset).chain([body.len()]);
    let before = &body[..starts.first().map_or(body.len(), |&(offset, _)| offset)];
    let parts = starts
        .iter()
        .zip(ends)
        .map(|(&(start, index), end)| Part { line: first_line + index, text: &body[start..end] });
    (before, parts.collect())
}

/// The line, from 0, of a fence that is opened and never closed.
pub(crate) fn unclosed_fence(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut index = 0;
    while index < lines.len() {
        if let Some(fence) = fence(lines[index]) {
            match closing(&lines[index + 1..], fence) {
                Some(length) => index += length,
                None => return Some(index),
            }
        }
        index += 1;
    }
    None
}

/// The run of backticks or tildes that opens a fence.
fn fence(line: &str) -> Option<&str> {
    let indented = line.trim_start_matches(' ');
    let sign = indented.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let run = &indented[..indented.len() - indented.trim_start_matches(sign).len()];
    let is_code_span = sign == '`' && indented[run.len()..].contains('`');
    (run.len() >= 3 && line.len() - indented.len() <= 3 && !is_code_span).then_some(run)
}

/// How many lines after the opening one the fence is closed, if it is. Where another fence opens first, the end of this
/// one was forgotten.
fn closing(lines: &[&str], open: &str) -> Option<usize> {
    let next = lines.iter().position(|line| fence(line).is_some_and(|run| run.starts_with(open)))?;
    let is_end = fence(lines[next]).is_some_and(|run| run.len() == lines[next].trim().len());
    is_end.then_some(next + 1)
}
