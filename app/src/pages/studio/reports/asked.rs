use engine::{Refusal, Slug};
use office::views::ReportsWanted;
use serde::Deserialize;

use crate::address::{encoded, to};
use crate::pages::slug;
use crate::trouble::Trouble;

/// Which reports, as it stands in the address and goes along with an answer.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    show: Option<String>,
    pub(super) page: Option<u32>,
    /// Of one question only: `bank/question`.
    pub(super) question: Option<String>,
}

impl Asked {
    /// What a form said, from its own fields.
    pub(crate) fn of(show: Option<String>, page: Option<u32>, question: Option<String>) -> Self {
        Self { show, page, question: question.filter(|question| !question.is_empty()) }
    }

    /// The question it is about, if it is about one.
    pub(super) fn about(&self) -> Result<Option<(Slug, Slug)>, Trouble> {
        let Some(question) = &self.question else { return Ok(None) };
        let (bank, name) = question.split_once('/').ok_or(Refusal::NotFound)?;
        Ok(Some((slug(bank)?, slug(name)?)))
    }

    /// The reports that were answered last.
    pub(crate) fn answered() -> Self {
        Self { show: Some(ANSWERED.to_owned()), ..Self::default() }
    }

    pub(super) fn wanted(&self) -> ReportsWanted {
        if self.show.as_deref() == Some(ANSWERED) { ReportsWanted::Answered } else { ReportsWanted::Open }
    }

    /// The address of this list.
    pub(crate) fn address(&self) -> String {
        self.at(self.wanted(), self.page.unwrap_or(1).saturating_sub(1))
    }

    /// The same list at another page, counted from 0, or with the others.
    pub(super) fn at(&self, wanted: ReportsWanted, page: u32) -> String {
        let show = (wanted, page) != (ReportsWanted::Open, 0);
        let parts = [
            show.then(|| format!("show={}", word(wanted))),
            (page > 0).then(|| format!("page={}", page + 1)),
            self.question.as_ref().map(|question| format!("question={}", encoded(question))),
        ];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
        let path = to("/studio/reports", &[]);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }
}

const OPEN: &str = "open";
const ANSWERED: &str = "answered";

/// How an address and a form name them.
pub(super) fn word(wanted: ReportsWanted) -> &'static str {
    match wanted {
        ReportsWanted::Open => OPEN,
        ReportsWanted::Answered => ANSWERED,
    }
}

/// The address of the reports about one question.
pub(in crate::pages::studio) fn about(bank: &str, question: &str) -> String {
    Asked::of(None, None, Some(format!("{bank}/{question}"))).address()
}
