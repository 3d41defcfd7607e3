//! The trainers' studio: the banks with their questions and keys, the editor, what exams ask for, and what candidates
//! say about questions.

pub(crate) mod bank;
pub(crate) mod coverage;
pub(crate) mod editor;
pub(crate) mod exam;
pub(crate) mod exams;
mod faults;
pub(crate) mod found;
mod pager;
mod pausing;
pub(crate) mod preview;
mod question;
pub(crate) mod reports;
mod retiring;
mod rooms;
pub(crate) mod sample;
mod search;
mod shortages;

use leptos::prelude::*;
use office::views::BankCard;

use crate::address::to;
use crate::look::{Button, ButtonLink, Column, Empty, Notice, Pill, SheetHead, State, Table, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};
use rooms::{Room, rooms};

/// The banks: which needs work, and where candidates wait for an answer.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let banks = looker.desk.office.banks(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "studio-title");
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! {
            {rooms(&reader, Room::Banks)}
            <SheetHead title=title under=say!(lang, "studio-under")/>
            {waiting(&reader, &banks)}
            {quick_search(&reader)}
            {list(&reader, &banks)}
        }
    }))
}

fn waiting(reader: &Reader, banks: &[BankCard]) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let open: u32 = banks.iter().map(|bank| bank.open_reports).sum();
    (open > 0).then(|| {
        view! {
            <Notice tone=Tone::Refused name=say!(lang, "studio-waiting", count = open)>
                <p>{say!(lang, "studio-waiting-text")}</p>
                <p><ButtonLink href=to("/studio/reports", &[]) weight=Weight::Plain>{say!(lang, "studio-to-reports")}</ButtonLink></p>
            </Notice>
        }
    })
}

fn quick_search(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <form method="get" action=to("/studio/questions", &[]) class="quick-search" role="search">
            <label for="q">{say!(lang, "studio-find")}</label>
            <input id="q" name="q" type="search" maxlength="200" autocomplete="off"/>
            <Button weight=Weight::Plain>{say!(lang, "studio-find-go")}</Button>
        </form>
    }
}

fn list(reader: &Reader, banks: &[BankCard]) -> AnyView {
    let lang = reader.lang;
    if banks.is_empty() {
        return view! { <Empty name=say!(lang, "studio-empty")><p>{say!(lang, "studio-empty-text")}</p></Empty> }
            .into_any();
    }
    let columns = vec![
        Column::words(say!(lang, "studio-bank")),
        Column::numbers(say!(lang, "questions")),
        Column::words(say!(lang, "studio-types")),
        Column::numbers(say!(lang, "studio-red-lines")),
        Column::numbers(say!(lang, "studio-retired")),
        Column::words(say!(lang, "studio-state")),
    ];
    let rows = banks.iter().map(|bank| row(reader, bank)).collect();
    view! { <Table caption=say!(lang, "studio-banks-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, bank: &BankCard) -> Vec<AnyView> {
    let address = to("/studio/banks/{bank}", &[bank.bank.as_str()]);
    vec![
        view! { <a href=address>{bank.title.clone()}</a> }.into_any(),
        bank.questions.into_any(),
        view! { {types(reader, bank)} <span class="soft small block">{uses(reader, bank)}</span> }.into_any(),
        bank.red_lines.into_any(),
        bank.retired.into_any(),
        view! { <span class="pills">{states(reader, bank)}</span> }.into_any(),
    ]
}

fn types(reader: &Reader, bank: &BankCard) -> String {
    let lang = reader.lang;
    let one = |tally: &office::views::Tally<_>| {
        say!(lang, "studio-tally", name = names::question_type(lang, tally.of), count = tally.count)
    };
    bank.kinds.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn uses(reader: &Reader, bank: &BankCard) -> String {
    let lang = reader.lang;
    let one = |tally: &office::views::Tally<_>| {
        say!(lang, "studio-tally", name = names::usage(lang, tally.of), count = tally.count)
    };
    bank.uses.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// What has to be decided about a bank; that nothing has to be, otherwise.
pub(super) fn states(reader: &Reader, bank: &BankCard) -> Vec<AnyView> {
    let lang = reader.lang;
    let pill = |state, words: String| view! { <Pill state=state>{words}</Pill> }.into_any();
    let mut pills = Vec::new();
    if bank.errors > 0 {
        pills.push(pill(State::Closed, say!(lang, "studio-errors", count = bank.errors)));
    }
    if bank.warnings > 0 {
        pills.push(pill(State::Plain, say!(lang, "studio-warnings", count = bank.warnings)));
    }
    if bank.open_reports > 0 {
        pills.push(pill(State::Closed, say!(lang, "studio-open-reports", count = bank.open_reports)));
    }
    if pills.is_empty() {
        pills.push(view! { <span class="soft">{say!(lang, "studio-in-order")}</span> }.into_any());
    }
    pills
}
