use axum::extract::{Path, Query};
use engine::Refusal;
use leptos::prelude::*;
use office::views::{SampleItem, SamplePaper, SampleSection, Seed};
use serde::Deserialize;

use super::question;
use super::rooms::{Room, rooms};
use crate::address::to;
use crate::look::{ButtonLink, Notice, Pill, SheetHead, State, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::pages::slug;
use crate::trouble::{Answer, Trouble};
use crate::{headings, names, page, refusals};

/// Which paper: without a seed, another one each time.
#[derive(Deserialize)]
pub(crate) struct Asked {
    seed: Option<String>,
}

/// A paper as a candidate could get it today, with its key: would it be a fair one? It is stored nowhere.
pub(crate) async fn show(looker: Looker, Path(exam): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let exam = slug(&exam)?;
    let seed = asked.seed.as_deref().map(str::parse::<Seed>).transpose()?;
    let reader = (*looker).clone();
    match looker.desk.office.sample_paper(&looker.viewer, &exam, seed, looker.lang).await.map_err(Trouble::from) {
        Ok(paper) => {
            let title = say!(looker.lang, "sample-title", exam = paper.title.clone());
            Ok(page::titled(&looker, title).wide().show(move || sheet(&reader, &paper)))
        }
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ Refusal::BankTooSmall { .. }) => {
                let title = say!(looker.lang, "sample-none");
                let status = trouble.status();
                Ok(page::titled(&looker, title.clone())
                    .status(status)
                    .show(move || none(&reader, title, &exam, &refusal)))
            }
            _ => Err(trouble),
        },
    }
}

fn none(reader: &Reader, title: String, exam: &engine::Slug, refusal: &Refusal) -> impl IntoView + use<> {
    let (lang, why) = (reader.lang, refusals::text(reader, refusal));
    let back = to("/studio/exams/{exam}", &[exam.as_str()]);
    view! {
        {rooms(reader, Room::Exams)}
        <SheetHead title=title/>
        <Notice tone=Tone::Refused><p>{why}</p></Notice>
        <p class="row after"><ButtonLink href=back weight=Weight::Plain>{say!(lang, "sample-back")}</ButtonLink></p>
    }
}

fn sheet(reader: &Reader, paper: &SamplePaper) -> impl IntoView + use<> {
    let lang = reader.lang;
    let sections: Vec<_> =
        paper.sections.iter().enumerate().map(|(index, one)| section(reader, index + 1, one)).collect();
    let title = say!(lang, "sample-title", exam = paper.title.clone());
    let side = beside(reader, paper);
    view! {
        {rooms(reader, Room::Exams)}
        <SheetHead title=title over=say!(lang, "sample-over") under=say!(lang, "sample-under")/>
        <div class="beside sample">
            <div>{sections}</div>
            {side}
        </div>
    }
}

/// The way to each question, to another paper, and the address at which this one comes again.
fn beside(reader: &Reader, paper: &SamplePaper) -> impl IntoView + use<> {
    let lang = reader.lang;
    let exam = paper.exam.as_str();
    let another = to("/studio/exams/{exam}/sample", &[exam]);
    let same = format!("{another}?seed={}", paper.seed);
    let sections: Vec<_> = paper
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let links: Vec<_> = section.items.iter().map(|item| link(reader, index + 1, item)).collect();
            view! { <div><h3>{headings::section(lang, index + 1, section.kind)}</h3><ol>{links}</ol></div> }
        })
        .collect();
    view! {
        <aside class="paper-side no-print">
            <h2>{say!(lang, "question-map")}</h2>
            <nav class="map" aria-label=say!(lang, "question-map")>{sections}</nav>
            <p class="row"><ButtonLink href=another>{say!(lang, "sample-another")}</ButtonLink></p>
            <p class="small"><a href=same>{say!(lang, "sample-same")}</a></p>
            <p class="small"><a href=to("/studio/exams/{exam}", &[exam])>{say!(lang, "sample-back")}</a></p>
        </aside>
    }
}

fn link(reader: &Reader, section: usize, item: &SampleItem) -> impl IntoView + use<> {
    let name = headings::question(reader.lang, section, item.number);
    view! { <li><a href=format!("#{}", anchor(section, item)) aria-label=name>{item.number}</a></li> }
}

/// What names a question on this page: section and number, as on a paper.
fn anchor(section: usize, item: &SampleItem) -> String {
    format!("q{section}-{}", item.number)
}

fn section(reader: &Reader, number: usize, section: &SampleSection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (count, each, total) = (section.items.len(), section.points_each.to_string(), section.total.to_string());
    let customary = say!(lang, "section-customary", count = count, each = each, total = total);
    let items: Vec<_> = section.items.iter().map(|item| one(reader, number, item)).collect();
    view! {
        <section class="section">
            <header class="section-head">
                <h2>{headings::section(lang, number, section.kind)}</h2>
                <p>{customary}</p>
            </header>
            {items}
        </section>
    }
}

fn one(reader: &Reader, section: usize, item: &SampleItem) -> impl IntoView + use<> {
    let lang = reader.lang;
    let edit = to("/studio/questions/{bank}/{question}", &[item.bank.as_str(), item.slug.as_str()]);
    let red_line = item.red_line.then(|| view! { <li><Pill state=State::Closed>{say!(lang, "red-line")}</Pill></li> });
    view! {
        <section class="authored" id=anchor(section, item)>
            <header>
                <h3>{say!(lang, "question-number", number = item.number)}</h3>
                <ul class="attributes">
                    <li><a href=edit>{format!("{} / {}", item.bank, item.slug)}</a></li>
                    <li>{names::question_type(lang, item.kind)}</li>
                    <li>{say!(lang, "difficulty-is", level = item.difficulty)}</li>
                    {red_line}
                </ul>
            </header>
            {question::opened(reader, item.language, &item.face, &item.solution)}
            {question::rules(reader, &item.rules)}
        </section>
    }
}
