/// What texts are compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gram {
    /// Two Chinese characters that stand side by side.
    Pair(char, char),
    /// A Chinese character that stands alone.
    One(char),
    /// Letters and digits.
    Word(String),
}

impl Gram {
    /// Whether a Chinese character is in it.
    pub(super) fn holds(&self, sign: char) -> bool {
        match self {
            Self::Pair(one, other) => *one == sign || *other == sign,
            Self::One(one) => *one == sign,
            Self::Word(_) => false,
        }
    }
}

/// A text as it is compared, sign by sign: lower case, full-width letters and digits as plain ones. It has as many signs as
/// the text.
pub(super) fn normal(text: &str) -> Vec<char> {
    text.chars().map(normal_sign).collect()
}

fn normal_sign(sign: char) -> char {
    let plain = match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    plain.to_lowercase().next().unwrap_or(plain)
}

/// The grams of a text that is normal.
pub(super) fn grams(text: &[char]) -> impl Iterator<Item = Gram> {
    runs(text).flat_map(|(start, end)| grams_of_run(&text[start..end])).map(|(_, gram)| gram)
}

/// The grams of a text that is normal, each with where it begins and ends.
pub(super) fn placed_grams(text: &[char]) -> impl Iterator<Item = ((usize, usize), Gram)> {
    runs(text).flat_map(|(start, end)| {
        grams_of_run(&text[start..end]).into_iter().map(move |((from, to), gram)| ((start + from, start + to), gram))
    })
}

/// Where runs of Chinese characters, and runs of letters and digits, begin and end.
fn runs(text: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].iter().position(|sign| kind(*sign).is_some())?;
        let of = kind(text[start]);
        at = start + text[start..].iter().take_while(|sign| kind(**sign) == of).count();
        Some((start, at))
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Chinese,
    Letters,
}

fn kind(sign: char) -> Option<Kind> {
    match sign {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => Some(Kind::Chinese),
        _ if sign.is_alphanumeric() => Some(Kind::Letters),
        _ => None,
    }
}

fn grams_of_run(run: &[char]) -> Vec<((usize, usize), Gram)> {
    match run {
        [one] if kind(*one) == Some(Kind::Chinese) => vec![((0, 1), Gram::One(*one))],
        [first, ..] if kind(*first) == Some(Kind::Chinese) => {
            (0..).zip(run.windows(2)).map(|(at, two)| ((at, at + 2), Gram::Pair(two[0], two[1]))).collect()
        }
        _ => vec![((0, run.len()), Gram::Word(run.iter().collect()))],
    }
}
