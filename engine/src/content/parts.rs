use super::{FaultCode, Faults};

/// One entry of a bank or chapter, verbatim: from its `##` to the next, or to the end.
pub(super) struct Part<'t> {
    /// The line of its `##`.
    pub(super) line: usize,
    pub(super) text: &'t str,
}

/// Splits what follows the front matter into the text before the first `##` and the entries. A `##` inside a fence is
/// text; a fence that is never closed ends at the next `##`, so that one slip does not swallow the rest of the file.
pub(super) fn parts<'t>(body: &'t str, first_line: usize, faults: &mut Faults<'_>) -> (&'t str, Vec<Part<'t>>) {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let (mut starts, mut offset, mut index) = (Vec::new(), 0, 0);
    while let Some(line) = lines.get(index) {
        if let Some(length) = fence(line).and_then(|fence| closing(&lines[index + 1..], fence)) {
            offset += lines[index..=index + length]
                .iter()
                .map(|line| line.len())
                .sum::<usize>();
            index += length + 1;
            continue;
        }
        if fence(line).is_some() {
            faults.add(first_line + index, FaultCode::UnclosedFence, line.trim_end());
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
    let parts = starts.iter().zip(ends).map(|(&(start, index), end)| Part {
        line: first_line + index,
        text: &body[start..end],
    });
    (before, parts.collect())
}

/// The run of backticks or tildes that opens a fence.
fn fence(line: &str) -> Option<&str> {
    let indented = line.trim_start_matches(' ');
    let sign = indented.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let run = &indented[..indented.len() - indented.trim_start_matches(sign).len()];
    let is_code_span = sign == '`' && indented[run.len()..].contains('`');
    (run.len() >= 3 && line.len() - indented.len() <= 3 && !is_code_span).then_some(run)
}

/// How many lines after the opening one the fence is closed, if it is.
fn closing(lines: &[&str], fence: &str) -> Option<usize> {
    let is_end = |line: &&str| {
        let line = line.trim();
        line.len() >= fence.len() && line.starts_with(fence) && line.trim_start_matches(&fence[..1]).is_empty()
    };
    lines.iter().position(is_end).map(|index| index + 1)
}
