use engine::Lang;
use leptos::prelude::*;
use office::views::EditPage;

use super::conflict::theirs;
use super::{Said, Written};
use crate::address::to;
use crate::islands::editor::Editor;
use crate::look::{Button, Hidden, PostForm, SourceArea, Weight};
use crate::looker::Reader;
use crate::names;
use crate::pages::studio::preview::{Previewed, preview, verdict};

/// The texts, the two buttons, and below them the preview, all within the island.
pub(super) fn form(
    reader: &Reader,
    page: &EditPage,
    written: &Written,
    previewed: Option<&Previewed>,
    said: &Said,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let question = page.question.as_ref().map(|card| card.slug.to_string());
    let action = match &question {
        Some(question) => to("/studio/questions/{bank}/{question}", &[page.bank.as_str(), question]),
        None => to("/studio/banks/{bank}/new", &[page.bank.as_str()]),
    };
    let texts: Vec<_> = written.texts.iter().map(|(language, text)| one(reader, *language, text, said)).collect();
    let save =
        if matches!(said, Said::Conflict(_)) { say!(lang, "editor-save-over") } else { say!(lang, "editor-save") };
    let base = written.base.to_string();
    let below = below(reader, previewed);
    view! {
        <Editor bank=page.bank.to_string() question=question>
            <PostForm id="question" action=action class="editor">
                <Hidden name="base" value=base/>
                <div class="texts">{texts}</div>
                <div class="row">
                    <Button sends=("do", "save")>{save}</Button>
                    <Button weight=Weight::Plain sends=("do", "check")>{say!(lang, "editor-check")}</Button>
                    <span class="soft small">{say!(lang, "editor-check-hint")}</span>
                </div>
            </PostForm>
            {below}
        </Editor>
    }
}

fn one(reader: &Reader, language: Lang, text: &str, said: &Said) -> impl IntoView + use<> {
    let label = say!(reader.lang, "editor-text", language = names::language(language));
    let beside = match said {
        Said::Conflict(conflict) => Some(theirs(reader, conflict, language, text)),
        _ => None,
    };
    view! { <div><SourceArea language=language label=label text=text.to_owned()/>{beside}</div> }
}

/// The preview, with the verdict above it: the island puts newer ones in their places.
fn below(reader: &Reader, previewed: Option<&Previewed>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let verdict = previewed.map_or_else(|| say!(lang, "preview-none"), |previewed| verdict(reader, &previewed.faults));
    let shown = previewed.map(|previewed| preview(reader, previewed));
    view! {
        <section class="part-of-page preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{say!(lang, "preview")}</h2>
            <p id="verdict" role="status">{verdict}</p>
            <div id="preview" data-state="fresh">{shown}</div>
            <p class="when unreachable">{say!(lang, "preview-unreachable")}</p>
        </section>
    }
}
