//! What a key means on the paper.

/// A wish uttered by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Tick or untick the choice at this place.
    Choose(u8),
    /// Take back what was ticked.
    Clear,
    /// Go to the next question.
    Next,
    /// Go to the question before.
    Previous,
    /// Mark this question for later, or no longer.
    Flag,
}

/// Reads a key by its name: 1–9 and A–I choose, left and right turn over, M marks, Backspace clears.
#[must_use]
pub fn wish(key: &str) -> Option<Wish> {
    match key {
        "ArrowRight" | "PageDown" => return Some(Wish::Next),
        "ArrowLeft" | "PageUp" => return Some(Wish::Previous),
        "Backspace" | "Delete" => return Some(Wish::Clear),
        _ => {}
    }
    let mut letters = key.chars();
    let (letter, None) = (letters.next()?.to_ascii_lowercase(), letters.next()) else { return None };
    match letter {
        'm' => Some(Wish::Flag),
        '1'..='9' => Some(Wish::Choose(letter as u8 - b'1')),
        'a'..='i' => Some(Wish::Choose(letter as u8 - b'a')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_letters_choose_and_arrows_turn_over() {
        let cases = [
            ("1", Some(Wish::Choose(0))),
            ("9", Some(Wish::Choose(8))),
            ("a", Some(Wish::Choose(0))),
            ("D", Some(Wish::Choose(3))),
            ("m", Some(Wish::Flag)),
            ("ArrowLeft", Some(Wish::Previous)),
            ("ArrowRight", Some(Wish::Next)),
            ("Backspace", Some(Wish::Clear)),
            ("0", None),
            ("Tab", None),
            ("ArrowDown", None),
            ("中", None),
        ];
        for (key, expected) in cases {
            assert_eq!(wish(key), expected, "{key}");
        }
    }
}
