use axum::extract::Path;
use leptos::prelude::*;
use office::views::{BankPage, QuestionCard};

use super::faults::faults;
use super::question;
use super::retiring::retiring;
use super::rooms::{Room, rooms};
use super::states;
use crate::address::to;
use crate::look::{ButtonLink, Empty, SheetHead, Weight};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::pages::slug;
use crate::trouble::Answer;

/// One bank: every question as a candidate sees it, with its key, its rule and what is wrong with it.
pub(crate) async fn show(looker: Looker, Path(bank): Path<String>) -> Answer {
    let bank = looker.desk.office.bank(&looker.viewer, &slug(&bank)?, looker.lang).await?;
    let reader = (*looker).clone();
    Ok(page::titled(&looker, bank.card.title.clone()).wide().show(move || sheet(&reader, &bank)))
}

fn sheet(reader: &Reader, bank: &BankPage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let name = bank.card.bank.as_str();
    let over = say!(lang, "studio-bank");
    let under = say!(lang, "bank-under", count = bank.card.questions, retired = bank.card.retired);
    let questions: Vec<_> = bank.questions.iter().map(|card| one(reader, card)).collect();
    let none = questions.is_empty().then(|| {
        view! { <Empty name=say!(lang, "bank-empty")><p>{say!(lang, "bank-empty-text")}</p></Empty> }
    });
    view! {
        {rooms(reader, Room::Banks)}
        <SheetHead title=bank.card.title.clone() over=over under=under/>
        <div class="row between">
            <span class="pills">{states(reader, &bank.card)}</span>
            <span class="row">
                <ButtonLink href=format!("{}?bank={name}", to("/studio/questions", &[])) weight=Weight::Plain>{say!(lang, "bank-search")}</ButtonLink>
                <ButtonLink href=to("/studio/banks/{bank}/new", &[name])>{say!(lang, "bank-new")}</ButtonLink>
            </span>
        </div>
        {none}
        {questions}
    }
}

fn one(reader: &Reader, card: &QuestionCard) -> impl IntoView + use<> {
    let lang = reader.lang;
    let class = if card.rested.is_some() { "authored resting" } else { "authored" };
    view! {
        <section class=class id=card.slug.to_string()>
            <header>
                <h2><a href=question::address(card)>{card.slug.to_string()}</a></h2>
                {question::made(reader, card)}
                {question::facts(reader, card)}
            </header>
            {question::rested(reader, card)}
            {faults(reader, &card.faults)}
            {question::opened(reader, card.language, &card.face, &card.solution)}
            <footer>
                {question::rules(reader, &card.rules)}
                <div class="row top no-print">
                    <ButtonLink href=question::address(card) weight=Weight::Plain>{say!(lang, "question-edit")}</ButtonLink>
                    {retiring(reader, card, None)}
                </div>
            </footer>
        </section>
    }
}
