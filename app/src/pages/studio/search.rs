use engine::{QuestionType, Refusal, RuleId, Slug, Usage};
use leptos::prelude::*;
use office::views::{BankCard, QuestionQuery, Resting};
use serde::Deserialize;

use crate::address::{encoded, to};
use crate::look::{Blank, Button, Choose, Holds};
use crate::looker::Reader;
use crate::names;

/// What is looked for, as it stands in the address: every search can be kept, sent and come back to.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Filters {
    q: Option<String>,
    bank: Option<String>,
    rule: Option<String>,
    kind: Option<String>,
    difficulty: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    state: Option<String>,
    page: Option<String>,
}

impl Filters {
    /// The query that the office understands.
    ///
    /// # Errors
    /// `BadRequest` naming the filter that cannot be read.
    pub(super) fn query(&self) -> Result<QuestionQuery, Refusal> {
        let page: Option<u32> = read("page", self.page.as_deref())?;
        Ok(QuestionQuery {
            text: self.q.as_deref().unwrap_or_default().trim().to_owned(),
            bank: read::<Slug>("bank", self.bank.as_deref())?,
            rule: read::<RuleId>("rule", self.rule.as_deref())?,
            kind: read::<QuestionType>("kind", self.kind.as_deref())?,
            difficulty: read::<u8>("difficulty", self.difficulty.as_deref())?,
            usage: read::<Usage>("use", self.usage.as_deref())?,
            red_lines_only: self.state.as_deref() == Some(RED_LINES),
            resting: match self.state.as_deref() {
                Some(RETIRED) => Resting::Only,
                Some(ALL) => Resting::Too,
                _ => Resting::No,
            },
            page: page.unwrap_or(1).saturating_sub(1),
        })
    }

    /// The address of another page of the same search, counted from 0.
    pub(super) fn address(&self, page: u32) -> String {
        let page = (page > 0).then(|| (page + 1).to_string());
        let filters = [
            ("q", &self.q),
            ("bank", &self.bank),
            ("rule", &self.rule),
            ("kind", &self.kind),
            ("difficulty", &self.difficulty),
            ("use", &self.usage),
            ("state", &self.state),
            ("page", &page),
        ];
        let said = filters.iter().filter_map(|(name, value)| Some((name, value.as_deref().filter(|v| !v.is_empty())?)));
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let path = to("/studio/questions", &[]);
        if said.is_empty() { path } else { format!("{path}?{}", said.join("&")) }
    }
}

const RED_LINES: &str = "red-lines";
const RETIRED: &str = "retired";
const ALL: &str = "all";

/// A filter that was filled in; one that was left empty does not matter.
fn read<T: std::str::FromStr>(field: &str, text: Option<&str>) -> Result<Option<T>, Refusal> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(str::parse).transpose().map_err(|_| Refusal::BadRequest { field: field.to_owned() })
}

/// The form with all filters, as they are set.
pub(super) fn form(reader: &Reader, filters: &Filters, banks: &[BankCard]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let any = || say!(lang, "filter-any");
    let banks: Vec<_> = banks.iter().map(|bank| (bank.bank.to_string(), bank.title.clone())).collect();
    let kinds = QuestionType::ALL.iter().map(|kind| (kind.to_string(), names::question_type(lang, *kind)));
    let uses = Usage::ALL.iter().map(|usage| (usage.to_string(), names::usage(lang, *usage)));
    let levels = (1..=3).map(|level: u8| (level.to_string(), say!(lang, "difficulty-is", level = level)));
    let states = vec![
        (RED_LINES.to_owned(), say!(lang, "state-red-lines")),
        (RETIRED.to_owned(), say!(lang, "state-retired")),
        (ALL.to_owned(), say!(lang, "state-all")),
    ];
    view! {
        <form method="get" action=to("/studio/questions", &[]) class="filters" role="search">
            <div class="whole"><Blank name="q" label=say!(lang, "filter-text") holds=Holds::Search value=filters.q.clone().unwrap_or_default()/></div>
            <Choose id="bank" name="bank" label=say!(lang, "studio-bank") any=Some(any()) choices=banks chosen=filters.bank.clone()/>
            <Choose id="kind" name="kind" label=say!(lang, "filter-kind") any=Some(any()) choices=kinds.collect() chosen=filters.kind.clone()/>
            <Choose id="difficulty" name="difficulty" label=say!(lang, "difficulty") any=Some(any()) choices=levels.collect() chosen=filters.difficulty.clone()/>
            <Choose id="use" name="use" label=say!(lang, "filter-use") any=Some(any()) choices=uses.collect() chosen=filters.usage.clone()/>
            <Choose id="state" name="state" label=say!(lang, "filter-state") any=Some(say!(lang, "state-drawn")) choices=states chosen=filters.state.clone()/>
            <Blank name="rule" label=say!(lang, "filter-rule") holds=Holds::Search value=filters.rule.clone().unwrap_or_default() hint=say!(lang, "filter-rule-form")/>
            <div class="row whole">
                <Button>{say!(lang, "studio-find-go")}</Button>
                <a href=to("/studio/questions", &[])>{say!(lang, "filter-clear")}</a>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_that_are_empty_do_not_matter_and_nonsense_is_named() {
        let empty = Filters { bank: Some(String::new()), kind: Some(" ".into()), ..Filters::default() };
        assert_eq!(empty.query(), Ok(QuestionQuery::default()));
        let nonsense = Filters { kind: Some("essay".into()), ..Filters::default() };
        assert_eq!(nonsense.query(), Err(Refusal::BadRequest { field: "kind".into() }));
    }

    #[test]
    fn the_address_keeps_every_filter() {
        let filters = Filters { q: Some("退货 & 换货".into()), state: Some(ALL.into()), ..Filters::default() };
        let address = filters.address(2);
        assert_eq!(address, "/studio/questions?q=%E9%80%80%E8%B4%A7%20%26%20%E6%8D%A2%E8%B4%A7&state=all&page=3");
        assert_eq!(Filters::default().address(0), "/studio/questions");
    }
}
