use std::collections::BTreeMap;

use engine::{Fault, Lang, Level, Slug};
use leptos::prelude::*;
use office::views::{Preview, RuleLink};
use office::{Office, Outcome, Viewer};

use super::faults::faults;
use super::question;
use crate::looker::Reader;
use crate::names;

/// A draft in all its languages, looked at and not stored.
pub(crate) struct Previewed {
    texts: Vec<(Lang, Preview)>,
    /// What is wrong, of all languages.
    pub(crate) faults: Vec<Fault>,
    rules: Vec<RuleLink>,
}

impl Previewed {
    /// Asks the office.
    ///
    /// # Errors
    /// What the office refuses.
    pub(crate) async fn of(
        office: &Office,
        viewer: &Viewer,
        question: (&Slug, Option<&Slug>),
        texts: &BTreeMap<Lang, String>,
        lang: Lang,
    ) -> Outcome<Self> {
        let mut previewed = Self { texts: Vec::new(), faults: Vec::new(), rules: Vec::new() };
        for (language, preview) in office.preview_texts(viewer, question, texts, lang).await? {
            previewed.faults.extend(preview.faults.iter().cloned());
            if previewed.rules.is_empty() {
                previewed.rules.clone_from(&preview.rules);
            }
            previewed.texts.push((language, preview));
        }
        Ok(previewed)
    }
}

/// What a draft looks like, each language for itself, with everything that is wrong above. The same in the page and for
/// the island.
pub(crate) fn preview(reader: &Reader, previewed: &Previewed) -> impl IntoView + use<> {
    let texts: Vec<_> = previewed.texts.iter().map(|(language, text)| one(reader, *language, text)).collect();
    view! {
        {faults(reader, &previewed.faults)}
        <div class="texts">{texts}</div>
        {question::rules(reader, &previewed.rules)}
    }
}

fn one(reader: &Reader, language: Lang, text: &Preview) -> impl IntoView + use<> {
    let shown = match text.face.as_ref().zip(text.solution.as_ref()) {
        Some((face, solution)) => question::opened(reader, language, face, solution).into_any(),
        None => view! { <p class="soft">{say!(reader.lang, "preview-not-yet")}</p> }.into_any(),
    };
    view! { <div class="previewed"><p class="over">{names::language(language)}</p>{shown}</div> }
}

/// How many faults there are, in a sentence.
pub(crate) fn verdict(reader: &Reader, faults: &[Fault]) -> String {
    let lang = reader.lang;
    let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
    let warnings = faults.len() - errors;
    match (errors, warnings) {
        (0, 0) => say!(lang, "verdict-clean"),
        (0, warnings) => say!(lang, "verdict-warnings", count = warnings),
        (errors, warnings) => say!(lang, "verdict-errors", count = errors, warnings = warnings),
    }
}
