//! The pages of a paper. All that may be answered is delivered at once, and one page of it is in sight: so scripts turn
//! over without asking the server, and without scripts each page has an address of its own.

use std::collections::BTreeMap;

use engine::Pages;
use leptos::prelude::*;
use office::views::{Overview, Sheet};

use crate::headings;
use crate::looker::Reader;

/// Which questions stand on which page.
pub(crate) struct Leaves {
    by_place: BTreeMap<u16, u16>,
    of: u16,
    now: u16,
}

impl Leaves {
    /// The pages of a paper; `asked` is the one to show.
    pub(crate) fn of_sheet(sheet: &Sheet, asked: Option<u16>) -> Self {
        let places = sheet.sections.iter().map(|section| section.items.iter().map(|item| item.place).collect());
        Self::new(sheet.sitting.pages, places, asked)
    }

    /// The pages of the paper that this list is about.
    pub(crate) fn of_overview(overview: &Overview) -> Self {
        let places = overview.sections.iter().map(|(_, items)| items.iter().map(|item| item.place).collect());
        Self::new(overview.sitting.pages, places, None)
    }

    fn new(pages: Pages, sections: impl Iterator<Item = Vec<u16>>, asked: Option<u16>) -> Self {
        let (mut by_place, mut of) = (BTreeMap::new(), 0_u16);
        for section in sections {
            if pages == Pages::Section || of == 0 {
                of += 1;
            }
            for (at, place) in section.into_iter().enumerate() {
                if pages == Pages::Question && (at > 0 || !by_place.is_empty()) {
                    of += 1;
                }
                by_place.insert(place, of);
            }
        }
        Self { by_place, of, now: asked.unwrap_or(1).clamp(1, of.max(1)) }
    }

    /// Whether there is anything to turn over.
    pub(crate) const fn are_many(&self) -> bool {
        self.of > 1
    }

    /// The page in sight.
    pub(crate) const fn now(&self) -> u16 {
        self.now
    }

    /// The page of a question.
    pub(crate) fn leaf(&self, place: u16) -> u16 {
        self.by_place.get(&place).copied().unwrap_or(1)
    }

    /// Whether a question is out of sight.
    pub(crate) fn hides(&self, place: u16) -> bool {
        self.leaf(place) != self.now
    }

    /// The address of a question on a paper.
    pub(crate) fn address(&self, paper: &str, place: u16) -> String {
        match self.are_many() {
            true => format!("{paper}?page={}#q{place}", self.leaf(place)),
            false => format!("{paper}#q{place}"),
        }
    }
}

/// The way from page to page: each button saves what is on the form, too. Scripts only turn over.
pub(super) fn pager(reader: &Reader, sheet: &Sheet, leaves: &Leaves) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let said = said(reader, sheet, leaves, leaves.now);
    let turn = |class, leaf: u16, words: String, plain: String| {
        let out = leaf == 0 || leaf > leaves.of;
        let value = format!("page-{leaf}");
        view! {
            <button class=class type="submit" name="to" value=value hidden=out>
                <span class="unless-live">{plain}</span>
                <span class="only-live">{words}</span>
            </button>
        }
    };
    leaves.are_many().then(|| {
        let back = turn("button plain back", leaves.now - 1, say!(lang, "leaf-back"), say!(lang, "leaf-save-back"));
        let on = turn("button on", leaves.now + 1, say!(lang, "leaf-on"), say!(lang, "leaf-save-on"));
        view! {
            <div class="pager">
                // Enter presses the first button of a form: it goes on. The style sheet puts it on the right.
                {on}
                <p class="pager-place soft" aria-live="polite">{said}</p>
                {back}
            </div>
        }
    })
}

/// What is said of a page: which one it is, and of how many.
pub(super) fn said(reader: &Reader, sheet: &Sheet, leaves: &Leaves, leaf: u16) -> String {
    let lang = reader.lang;
    match sheet.sitting.pages {
        Pages::Question => say!(lang, "leaf-question", at = leaf, of = leaves.of),
        Pages::Section | Pages::Paper => say!(lang, "leaf-section", at = leaf, of = leaves.of),
    }
}

/// The heading of a question that has a page to itself; scripts put the focus there.
pub(super) fn heading(reader: &Reader, section: u16, number: u16) -> impl IntoView + use<> {
    let name = headings::question(reader.lang, section.into(), number);
    view! { <h3 class="leaf-head" tabindex="-1">{name}</h3> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(pages: Pages, asked: Option<u16>) -> Leaves {
        Leaves::new(pages, vec![vec![0, 1, 2], vec![3, 4]].into_iter(), asked)
    }

    #[test]
    fn a_paper_is_one_page_or_one_for_each_section_or_question() {
        let numbers = |pages| (0..5).map(|place| leaves(pages, None).leaf(place)).collect::<Vec<_>>();
        assert_eq!(numbers(Pages::Paper), [1, 1, 1, 1, 1]);
        assert_eq!(numbers(Pages::Section), [1, 1, 1, 2, 2]);
        assert_eq!(numbers(Pages::Question), [1, 2, 3, 4, 5]);
        assert!(!leaves(Pages::Paper, None).are_many() && leaves(Pages::Section, None).are_many());
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_one_that_is() {
        let now = |asked| leaves(Pages::Question, asked).now();
        assert_eq!([now(None), now(Some(0)), now(Some(4)), now(Some(99))], [1, 1, 4, 5]);
        assert_eq!(Leaves::new(Pages::Question, std::iter::empty(), Some(3)).now(), 1);
    }

    #[test]
    fn the_address_of_a_question_names_its_page_where_there_are_several() {
        assert_eq!(leaves(Pages::Question, None).address("/p", 3), "/p?page=4#q3");
        assert_eq!(leaves(Pages::Paper, None).address("/p", 3), "/p#q3");
    }
}
