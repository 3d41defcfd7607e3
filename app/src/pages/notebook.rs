//! The notebook of wrong answers: what comes back today, and each question with what was wrong about its answer.

mod entry;
mod filter;

use axum::extract::Query;
use leptos::prelude::*;
use office::views::{Notebook, NotebookEntry, NotebookShow};

use crate::address::to;
use crate::look::{Button, ButtonLink, Empty, Hidden, PostForm, SheetHead, Weight, day};
use crate::looker::{Looker, Reader};
use crate::page;
use crate::trouble::Answer;
pub(crate) use filter::Wanted;

pub(crate) async fn show(looker: Looker, Query(wanted): Query<Wanted>) -> Answer {
    let lang = looker.lang;
    let notebook = looker.desk.office.notebook(&looker.viewer, &wanted.asked(), lang).await?;
    let reader = looker.clone();
    Ok(page::titled(&looker, say!(lang, "notebook-title")).show(move || sheet(&reader, &notebook)))
}

fn sheet(reader: &Reader, notebook: &Notebook) -> impl IntoView + use<> {
    let lang = reader.lang;
    let is_blank = notebook.open + notebook.learned == 0;
    let body = if is_blank { blank(reader).into_any() } else { filled(reader, notebook).into_any() };
    view! {
        <article class="notebook stack loose">
            <SheetHead title=say!(lang, "notebook-title") under=say!(lang, "notebook-under")/>
            {body}
            {exams(reader, notebook)}
            {(!is_blank).then(|| view! { <p class="soft small">{say!(lang, "notebook-how")}</p> })}
        </article>
    }
}

/// Before anything was wrong: what to do so that there is something to learn from.
fn blank(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <Empty name=say!(lang, "notebook-empty")>
            <p>{say!(lang, "notebook-empty-text")}</p>
            <p><ButtonLink href="/".to_owned() weight=Weight::Plain>{say!(lang, "notebook-to-practice")}</ButtonLink></p>
        </Empty>
    }
}

fn filled(reader: &Reader, notebook: &Notebook) -> impl IntoView + use<> {
    let lang = reader.lang;
    let entries = notebook.entries.chunk_by(|one, next| one.topic == next.topic);
    let mut number = 0;
    let parts: Vec<_> = entries.map(|entries| part(reader, notebook, entries, &mut number)).collect();
    let none = parts.is_empty().then(|| nothing(reader, notebook));
    let more = (notebook.left_out > 0)
        .then(|| view! { <p class="soft">{say!(lang, "notebook-left-out", count = notebook.left_out)}</p> });
    view! {
        {filter::filter(reader, notebook)}
        {begin(reader, notebook)}
        {none}
        {parts}
        {more}
    }
}

/// The one thing to do here: practise what is shown, or go on with it.
fn begin(reader: &Reader, notebook: &Notebook) -> Option<AnyView> {
    let lang = reader.lang;
    if let Some(running) = &notebook.running {
        let href = to("/attempts/{id}", &[running.as_str()]);
        let go_on =
            view! { <div class="row no-print"><ButtonLink href=href>{say!(lang, "notebook-go-on")}</ButtonLink></div> };
        return Some(go_on.into_any());
    }
    let count = notebook.entries.len().min(notebook.session);
    let wanted = notebook.asked.show != NotebookShow::Learned && count > 0;
    wanted.then(|| {
        let asked = asked(notebook);
        view! {
            <PostForm action="/notebook/practise".to_owned() class="row no-print">
                {asked}
                <Button>{say!(lang, "notebook-practise", count = count)}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// What is shown goes along, so that a form comes back to it.
fn asked(notebook: &Notebook) -> AnyView {
    let wanted = Wanted::of(&notebook.asked);
    view! { <Hidden name="show" value=wanted.show/><Hidden name="topic" value=wanted.topic/> }.into_any()
}

fn nothing(reader: &Reader, notebook: &Notebook) -> impl IntoView + use<> {
    let lang = reader.lang;
    let next = notebook.next_due.map(|at| view! { <p>{say!(lang, "notebook-next-due")}" "{day(reader, at)}</p> });
    let name = match notebook.asked.show {
        NotebookShow::Due => say!(lang, "notebook-none-due"),
        NotebookShow::All => say!(lang, "notebook-none-open"),
        NotebookShow::Learned => say!(lang, "notebook-none-learned"),
    };
    view! { <Empty name=name>{next}</Empty> }
}

fn part(reader: &Reader, notebook: &Notebook, entries: &[NotebookEntry], number: &mut u16) -> impl IntoView + use<> {
    let title = entries.first().map(|one| one.topic_title.clone());
    let entries: Vec<_> = entries
        .iter()
        .map(|one| {
            *number = number.saturating_add(1);
            entry::entry(reader, one, *number, asked(notebook))
        })
        .collect();
    view! { <section class="part-of-page"><h2>{title}</h2>{entries}</section> }
}

/// Exams of which the notebook only says where to look.
fn exams(reader: &Reader, notebook: &Notebook) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let lines = notebook.exams.iter().map(|exam| {
        let href = to("/attempts/{id}/marks", &[exam.attempt.as_str()]);
        let about = say!(lang, "notebook-exam-wrong", count = exam.wrong);
        view! { <li><a href=href>{exam.exam_title.clone()}</a>" "<span class="soft small">{day(reader, exam.closed_at)}" · "{about}</span></li> }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "notebook-exams")}</h2>
                <p class="soft">{say!(lang, "notebook-exams-why")}</p>
                <ul class="lines">{lines}</ul>
            </section>
        }
    })
}
