//! Simplified Chinese in Traditional characters, for readers whose texts nobody has written yet: OpenCC's conversion with
//! the words of Taiwan (`s2twp`), and a table of our own for what it does not know.

use std::borrow::Cow;
use std::sync::OnceLock;

use engine::Lang;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Simplified and Traditional, with a tab between them; what a line says goes before what OpenCC says.
const OVERRIDES: &str = include_str!("traditional/overrides.tsv");

/// OpenCC leaves quotation marks alone.
const MARKS: [(char, char); 4] = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』')];

/// A text in Traditional characters.
///
/// ```
/// assert_eq!(office::traditional("登录后查看“退货”信息"), "登入後檢視「退貨」資訊");
/// ```
#[must_use]
pub fn traditional(simplified: &str) -> String {
    static CONVERTER: OnceLock<Option<OpenCC>> = OnceLock::new();
    let converter = CONVERTER.get_or_init(|| opencc(BuiltinConfig::S2twp));
    let mut text = String::with_capacity(simplified.len());
    for piece in pieces(simplified) {
        match piece {
            Piece::Ours(word) => text.push_str(word),
            Piece::Theirs(piece) => text.push_str(&with(converter.as_ref(), piece)),
        }
    }
    MARKS.iter().fold(text, |text, (simplified, traditional)| match text.contains(*simplified) {
        true => text.replace(*simplified, traditional.encode_utf8(&mut [0; 4])),
        false => text,
    })
}

/// The other way round, for what somebody looks for.
pub(crate) fn simplified(traditional: &str) -> String {
    static CONVERTER: OnceLock<Option<OpenCC>> = OnceLock::new();
    with(CONVERTER.get_or_init(|| opencc(BuiltinConfig::Tw2sp)).as_ref(), traditional)
}

/// A text of ours as a reader of this language gets it, when it is written in Simplified Chinese or English only.
#[must_use]
pub fn for_reader(lang: Lang, text: &str) -> Cow<'_, str> {
    if lang == Lang::ZhHant { Cow::Owned(traditional(text)) } else { Cow::Borrowed(text) }
}

/// The dictionaries come with the crate; a test sees that they can be read.
fn opencc(config: BuiltinConfig) -> Option<OpenCC> {
    OpenCC::from_config(config).inspect_err(|problem| tracing::error!(%problem, "no conversion of characters")).ok()
}

fn with(converter: Option<&OpenCC>, text: &str) -> String {
    converter.map_or_else(|| text.to_owned(), |converter| converter.convert(text))
}

fn overrides() -> impl Iterator<Item = (&'static str, &'static str)> {
    OVERRIDES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// A piece of a text: a word of our table as it reads in Traditional characters, or what stands between two of them.
enum Piece<'t> {
    Ours(&'static str),
    Theirs(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    loop {
        // The first word of ours, and of those that begin there the longest.
        let found = overrides().filter_map(|(from, to)| Some((rest.find(from)?, from, to)));
        let Some((at, from, to)) = found.min_by_key(|(at, from, _)| (*at, usize::MAX - from.len())) else { break };
        pieces.extend([Piece::Theirs(&rest[..at]), Piece::Ours(to)]);
        rest = &rest[at + from.len()..];
    }
    pieces.push(Piece::Theirs(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_words_and_quotation_marks_are_those_of_taiwan() {
        for (simplified, expect) in [
            ("客服在60秒内回复", "客服在60秒內回覆"),
            ("软件里的“默认”视频", "軟體裡的「預設」影片"),
            ("皇后后来干了面条", "皇后後來幹了麵條"),
            ("{{first-reply}} **不** [x] {#slug rule=a/b}", "{{first-reply}} **不** [x] {#slug rule=a/b}"),
        ] {
            assert_eq!(traditional(simplified), expect);
        }
        assert_eq!(simplified("購物車裡的資訊"), "购物车里的信息");
    }

    #[test]
    fn every_override_holds_and_is_needed_once() {
        let all: Vec<_> = overrides().collect();
        for (number, (from, to)) in all.iter().enumerate() {
            assert_eq!(traditional(from), *to, "{from}");
            assert!(all[..number].iter().all(|(earlier, _)| earlier != from), "{from} stands twice");
        }
        let bare = opencc(BuiltinConfig::S2twp).unwrap();
        let idle: Vec<_> = all.iter().filter(|(from, to)| bare.convert(from) == *to).collect();
        assert!(idle.is_empty(), "OpenCC says so by itself: {idle:?}");
    }
}
