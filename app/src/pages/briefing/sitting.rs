use engine::{Lang, Navigation, Pages, Sitting};
use leptos::prelude::*;

/// How an exam is sat, where that is not as usual: each rule on a line, so that nobody learns of one in the middle of it.
pub(crate) fn sitting(lang: Lang, sitting: Sitting) -> Option<impl IntoView + use<>> {
    (sitting != Sitting::default()).then(|| {
        let lines: Vec<_> = rules(lang, sitting).into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! {
            <section class="part-of-page">
                <h2>{say!(lang, "briefing-sitting")}</h2>
                <ul class="lines">{lines}</ul>
            </section>
        }
    })
}

fn rules(lang: Lang, sitting: Sitting) -> Vec<String> {
    let mut lines = vec![
        match sitting.navigation {
            Navigation::Free => say!(lang, "sitting-free"),
            Navigation::SectionLocked => say!(lang, "sitting-locked"),
        },
        match (sitting.pages, sitting.navigation) {
            (Pages::Question, _) => say!(lang, "sitting-by-question"),
            (Pages::Section, _) | (Pages::Paper, Navigation::SectionLocked) => say!(lang, "sitting-by-section"),
            (Pages::Paper, Navigation::Free) => say!(lang, "sitting-by-paper"),
        },
    ];
    if sitting.watermark {
        lines.push(say!(lang, "sitting-watermark"));
    }
    if sitting.notes {
        lines.push(say!(lang, "sitting-notes"));
    }
    lines
}
