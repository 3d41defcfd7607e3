//! Finding texts by what stands in them, in any language: words of Latin letters by their beginnings, Chinese by pairs of
//! characters, since nothing in the writing says where a word ends.

mod excerpt;
mod grams;

use std::collections::{BTreeMap, BTreeSet};

pub use excerpt::{Excerpt, ExcerptPart};
use grams::{Gram, grams, normal};

/// How much more a gram in the title counts than one in the body.
const TITLE: f64 = 4.0;

/// Texts, indexed by their grams. A text is a title and a body.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    texts: Vec<String>,
    titles: BTreeMap<Gram, BTreeSet<usize>>,
    bodies: BTreeMap<Gram, BTreeSet<usize>>,
}

impl SearchIndex {
    /// Of texts that are known by their number in this order.
    ///
    /// ```
    /// use engine::SearchIndex;
    /// let texts = [("退货期限", "签收后七天内可以退货。"), ("Cart limit", "A cart holds fifty items.")];
    /// let index = SearchIndex::of(texts.iter().copied());
    /// assert_eq!(index.find("退货", 10), [0]);
    /// assert_eq!(index.find("hold item", 10), [1]);
    /// assert_eq!(index.find("refund", 10), []);
    /// ```
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut index = Self::default();
        for (number, (title, body)) in texts.into_iter().enumerate() {
            for gram in grams(&normal(title)) {
                index.titles.entry(gram).or_default().insert(number);
            }
            for gram in grams(&normal(body)) {
                index.bodies.entry(gram).or_default().insert(number);
            }
            index.texts.push(body.to_owned());
        }
        index
    }

    /// The texts that hold more than half of what is asked for, best first, at most so many. A rare gram counts more than a
    /// common one (inverse document frequency, `ln(1 + N / n)`), and one in a title more than one in a body.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        let wanted: BTreeSet<Gram> = grams(&normal(query)).collect();
        let mut found: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for gram in &wanted {
            let (titles, bodies) = (self.having(&self.titles, gram), self.having(&self.bodies, gram));
            let all: BTreeSet<usize> = titles.union(&bodies).copied().collect();
            let weight = (1.0 + self.texts.len() as f64 / all.len().max(1) as f64).ln();
            for number in all {
                let (grams, score) = found.entry(number).or_default();
                *grams += 1;
                *score += weight * if titles.contains(&number) { TITLE } else { 1.0 };
            }
        }
        let mut enough: Vec<(usize, f64)> = found
            .into_iter()
            .filter(|(_, (grams, _))| grams * 2 > wanted.len())
            .map(|(number, (_, score))| (number, score))
            .collect();
        enough.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(one.cmp(other)));
        enough.into_iter().map(|(number, _)| number).take(most).collect()
    }

    /// Where in a text what is asked for stands: its best line, with what was found set off.
    #[must_use]
    pub fn excerpt(&self, number: usize, query: &str) -> Excerpt {
        let wanted: BTreeSet<Gram> = grams(&normal(query)).collect();
        Excerpt::of(self.texts.get(number).map(String::as_str).unwrap_or_default(), &wanted)
    }

    /// The texts with a gram; a word also stands for those that begin with it, a single character for every pair with it.
    fn having(&self, index: &BTreeMap<Gram, BTreeSet<usize>>, gram: &Gram) -> BTreeSet<usize> {
        match gram {
            Gram::Pair(..) => index.get(gram).cloned().unwrap_or_default(),
            Gram::Word(begins) => {
                let words = index.range(gram.clone()..);
                let words = words.take_while(|(one, _)| matches!(one, Gram::Word(word) if word.starts_with(begins)));
                words.flat_map(|(_, numbers)| numbers).copied().collect()
            }
            Gram::One(sign) => {
                let pairs = index.iter().filter(|(one, _)| one.holds(*sign));
                pairs.flat_map(|(_, numbers)| numbers).copied().collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [(&str, &str); 5] = [
        ("退货期限", "签收之日起七天内可以退货。\n运费由造成问题的一方承担。"),
        ("换货", "十五天内可以换货，先登记，再寄回。"),
        ("Refunds", "A refund is paid within 48 hours after the parcel has come back."),
        ("Opening", "Hello is said first; then the name of the service line."),
        ("优惠券", "每单限用一张ＶＩＰ优惠券。"),
    ];

    #[track_caller]
    fn check(query: &str, expect: &[usize]) {
        assert_eq!(SearchIndex::of(TEXTS).find(query, 10), expect, "{query}");
    }

    #[test]
    fn words_of_two_characters_single_ones_and_beginnings_are_found() {
        check("退货", &[0]);
        check("货", &[0, 1]);
        check("refund", &[2]);
        check("HEL serv", &[3]);
        check("vip", &[4]);
        check("48", &[2]);
    }

    #[test]
    fn most_of_what_is_asked_for_is_enough_and_less_is_not() {
        check("退货运费", &[0]);
        check("退货 优惠", &[]);
        check("", &[]);
        check("，。!", &[]);
        check("parcel came back", &[2]);
    }

    #[test]
    fn what_stands_in_a_title_comes_first() {
        let index = SearchIndex::of([("运费", "由卖家承担。"), ("退货", "运费另算，运费看情况。")]);
        assert_eq!(index.find("运费", 10), [0, 1]);
        assert_eq!(index.find("运费", 1), [0]);
    }
}
