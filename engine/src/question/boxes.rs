use crate::content::FaultCode;

/// What is wrong with the box of a choice that Markdown does not take for one; nothing when there is no box to see.
pub(super) fn wrong_box(item: &str) -> Option<FaultCode> {
    let mut signs = item.chars();
    let close = match signs.next()? {
        '[' => ']',
        '【' => '】',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    };
    let (between, after) =
        signs.as_str().split_once([close, ']', '】', '］']).filter(|(between, _)| is_tick(between))?;
    let is_plain = close == ']' && item[1 + between.len()..].starts_with(']');
    Some(match between {
        _ if !is_plain => FaultCode::FullWidthBrackets,
        " " | "x" | "X" if !after.starts_with([' ', '\t']) => FaultCode::MissingSpaceAfterBox,
        _ => FaultCode::BadTick,
    })
}

/// What people write into a box: nothing, or a sign or two.
fn is_tick(between: &str) -> bool {
    let signs = between.trim_matches([' ', '\u{3000}', '\u{a0}', '\t']);
    signs.is_empty() || (signs.chars().count() == 1 && "xXｘＸ×✕✗✘√✓✔vV*＊yYoO○●".contains(signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_that_is_none_is_explained() {
        use FaultCode::{BadTick, FullWidthBrackets, MissingSpaceAfterBox};
        for (item, expect) in [
            ("【x】对", Some(FullWidthBrackets)),
            ("［x］ 对", Some(FullWidthBrackets)),
            ("【 】 对", Some(FullWidthBrackets)),
            ("[x】 对", Some(FullWidthBrackets)),
            ("[×] 对", Some(BadTick)),
            ("[√] 对", Some(BadTick)),
            ("[] 对", Some(BadTick)),
            ("[　] 对", Some(BadTick)),
            ("[  ] 对", Some(BadTick)),
            ("[x]对", Some(MissingSpaceAfterBox)),
            ("[ ]对", Some(MissingSpaceAfterBox)),
            ("[手册](/handbook)", None),
            ("【重要】通知", None),
            ("对", None),
            ("", None),
        ] {
            assert_eq!(wrong_box(item), expect, "{item}");
        }
    }
}
