/// A text in lower case, with plain apostrophes, as words between single spaces; for comparing Latin words whole.
pub(super) fn spaced(text: &str) -> String {
    let mut words = String::from(" ");
    for sign in text.chars() {
        match sign {
            '’' | '\'' => words.push('\''),
            sign if sign.is_alphanumeric() => words.extend(sign.to_lowercase()),
            _ if words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// Whether a text holds one of these words or phrases: Latin ones whole, Chinese ones anywhere.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    let spaced = spaced(text);
    words.iter().any(|word| match word.is_ascii() {
        true => spaced.contains(&format!(" {word} ")),
        false => text.contains(word),
    })
}

/// A text without what stands in quotation marks: that is said by somebody, not by the author.
pub(super) fn unquoted(text: &str) -> String {
    let (mut outside, mut depth) = (String::with_capacity(text.len()), 0_usize);
    for sign in text.chars() {
        match sign {
            '“' | '「' | '『' | '《' => depth += 1,
            '”' | '」' | '』' | '》' => depth = depth.saturating_sub(1),
            sign if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    outside
}

/// A text with what is harmless taken out before something is looked for.
pub(super) fn without(text: &str, harmless: &[&str]) -> String {
    harmless.iter().fold(text.to_owned(), |text, word| text.replace(word, " "))
}

/// Whether a character is a Chinese one.
pub(super) const fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_found_whole_and_chinese_ones_anywhere() {
        assert!(
            has_any("It’s NOT so.", &["not"]) && has_any("which isn’t", &["isn't"]) && has_any("这一定行", &["一定"])
        );
        assert!(!has_any("another note", &["not"]));
        assert_eq!(unquoted("他说“一定行”就好"), "他说就好");
    }
}
