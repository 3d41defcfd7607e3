//! Questions that ask nearly the same. Every pair above the threshold is found without comparing all pairs: of each
//! question only its rarest n-grams are indexed, as many as two near-duplicates cannot do without sharing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Entry,
    thresholds::{NEARLY_SAME_HAN, NEARLY_SAME_LATIN, SHORT_STEM},
    words::is_han,
};
use crate::{Fault, FaultCode};

/// The questions of one language that nearly repeat an earlier one, in whatever bank that stands.
pub(super) fn check(entries: &[Entry<'_>]) -> Vec<Fault> {
    let grams: Vec<BTreeSet<u64>> = entries.iter().map(grams).collect();
    let is_chinese = entries.first().is_some_and(|entry| entry.language().is_chinese());
    let least = if is_chinese { NEARLY_SAME_HAN } else { NEARLY_SAME_LATIN };
    let pairs = nearly_same(&grams, least).into_iter();
    pairs.map(|(earlier, later, share)| told(&entries[earlier], &entries[later], share)).collect()
}

fn told(earlier: &Entry<'_>, later: &Entry<'_>, share: f64) -> Fault {
    let percent = (share * 100.0).round();
    later.fault(
        FaultCode::NearlySameQuestions,
        format!("#{} ≈ {}/{} ({percent} %)", later.id(), earlier.bank.bank, earlier.id()),
    )
}

/// The pairs of sets that share at least so much, each with how much: the smaller index first.
fn nearly_same(sets: &[BTreeSet<u64>], least: f64) -> Vec<(usize, usize, f64)> {
    let mut frequency: BTreeMap<u64, usize> = BTreeMap::new();
    for gram in sets.iter().flatten() {
        *frequency.entry(*gram).or_default() += 1;
    }
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (later, set) in sets.iter().enumerate() {
        let mut rarest: Vec<u64> = set.iter().copied().collect();
        rarest.sort_by_key(|gram| (frequency[gram], *gram));
        let needed = (set.len() as f64 * least).ceil() as usize;
        rarest.truncate((set.len() + 1).saturating_sub(needed));
        let known = rarest.iter().filter_map(|gram| index.get(gram)).flatten().copied();
        for earlier in known.collect::<BTreeSet<usize>>() {
            let share = jaccard(&sets[earlier], set);
            if share >= least {
                pairs.push((earlier, later, share));
            }
        }
        for gram in rarest {
            index.entry(gram).or_default().push(later);
        }
    }
    pairs
}

fn jaccard(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> f64 {
    let both = one.intersection(other).count();
    both as f64 / (one.len() + other.len() - both).max(1) as f64
}

/// What a question is made of: pairs of characters in Chinese, triples in Latin letters.
fn grams(entry: &Entry<'_>) -> BTreeSet<u64> {
    let length = if entry.language().is_chinese() { 2 } else { 3 };
    let stem = ngrams(&masked(&entry.stem.whole()), length);
    if stem.len() >= SHORT_STEM {
        return stem;
    }
    let whole = entry.choices().fold(entry.stem.whole(), |text, (choice, _)| text + "\n" + choice);
    ngrams(&masked(&whole), length)
}

fn ngrams(text: &str, length: usize) -> BTreeSet<u64> {
    let signs: Vec<char> = text.chars().collect();
    let packed = |window: &[char]| window.iter().fold(0, |gram, &sign| (gram << 21) | u64::from(u32::from(sign)));
    signs.windows(length).map(packed).collect()
}

/// A text without what makes two copies look different: case, punctuation, numbers, people's names.
fn masked(text: &str) -> String {
    let text = without_names(text);
    let mut masked = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase) {
        let last = masked.chars().next_back();
        match sign {
            _ if sign.is_numeric() && last == Some('0') => {}
            _ if sign.is_numeric() => masked.push('0'),
            _ if sign.is_alphabetic() => masked.push(sign),
            // A space tells Latin words apart, and nothing else.
            _ if last.is_some_and(|last| last.is_alphabetic() && !is_han(last)) => masked.push(' '),
            _ => {}
        }
    }
    masked.trim_end().to_owned()
}

/// Family names that are common enough to stand in questions.
const FAMILIES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢钟";

/// Puts 某 for family names beside 小, 老, 先生, 女士, and N for what follows Mr and Ms and for lone capitals inside a sentence.
fn without_names(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &sign) in signs.iter().enumerate() {
        let is_called = at > 0 && matches!(signs[at - 1], '小' | '老' | '阿');
        let title: String = signs.iter().skip(at + 1).take(2).collect();
        let is_titled = ["先生", "女士", "小姐", "经理", "老师", "主管"].contains(&title.as_str());
        let is_name = FAMILIES.contains(sign) && (is_called || is_titled);
        out.push(if is_name { '某' } else { sign });
    }
    let mut in_sentence = false;
    let words = out.split_inclusive(' ').map(|word| {
        let is_name = in_sentence && word.starts_with(|sign: char| sign.is_ascii_uppercase()) && word.trim().len() > 2;
        in_sentence = !word.trim_end().ends_with(['.', '?', '!', ':', '\n']) && !word.contains('\n');
        let tail = word.trim_start_matches(|sign: char| sign.is_alphanumeric());
        if is_name { format!("N{tail}") } else { word.to_owned() }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_do_not_make_a_difference() {
        assert_eq!(masked("小林的 30 件、8.5 元"), masked("小王的 50 件，12 元"));
        assert_eq!(masked("Then Ms Lin asks 30 times."), masked("Then Ms Wang asks 7 times"));
        assert_ne!(masked("小时"), masked("小件"));
    }

    #[test]
    fn the_index_finds_every_pair_that_comparing_all_finds() {
        // Sets of a made-up content: each a window of numbers, so that neighbours share much.
        let sets: Vec<BTreeSet<u64>> =
            (0..120_u64).map(|n| ((n * 7 % 90)..(n * 7 % 90 + 20 + n % 5)).collect()).collect();
        let mut expect = Vec::new();
        for later in 0..sets.len() {
            for earlier in 0..later {
                if jaccard(&sets[earlier], &sets[later]) >= NEARLY_SAME_LATIN {
                    expect.push((earlier, later));
                }
            }
        }
        let found: Vec<_> =
            nearly_same(&sets, NEARLY_SAME_LATIN).into_iter().map(|(earlier, later, _)| (earlier, later)).collect();
        assert!(!expect.is_empty());
        assert_eq!(found, expect);
    }
}
