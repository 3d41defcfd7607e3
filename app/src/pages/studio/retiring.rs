use leptos::prelude::*;
use office::views::QuestionCard;

use crate::address::to;
use crate::look::{Area, Button, PostForm, Weight};
use crate::looker::Reader;

/// A reason that was given and not taken.
#[derive(Debug, Clone)]
pub(crate) struct Reason {
    /// What was typed.
    pub(crate) typed: String,
    /// Why it was not taken.
    pub(crate) refusal: String,
}

/// Takes a question out of what is drawn, or puts it back: folded, since it is done seldom and asks for a reason.
pub(super) fn retiring(reader: &Reader, card: &QuestionCard, refused: Option<Reason>) -> AnyView {
    let lang = reader.lang;
    let names = [card.bank.as_str(), card.slug.as_str()];
    let open = refused.is_some();
    let (typed, refusal) = refused.map(|reason| (reason.typed, reason.refusal)).unzip();
    if card.rested.is_some() {
        let reason = area(say!(lang, "return-reason"), card, typed, refusal);
        return view! {
            <details class="decision" open=open>
                <summary>{say!(lang, "return")}</summary>
                <PostForm action=to("/studio/questions/{bank}/{question}/return", &names)>
                    {reason}
                    <div class="row"><Button weight=Weight::Plain>{say!(lang, "return-go")}</Button></div>
                </PostForm>
            </details>
        }
        .into_any();
    }
    let reason = area(say!(lang, "retire-reason"), card, typed, refusal);
    view! {
        <details class="decision" open=open>
            <summary>{say!(lang, "retire")}</summary>
            <PostForm action=to("/studio/questions/{bank}/{question}/retire", &names)>
                <p class="soft small">{say!(lang, "retire-what")}</p>
                {reason}
                <div class="row"><Button weight=Weight::Decide>{say!(lang, "retire-go")}</Button></div>
            </PostForm>
        </details>
    }
    .into_any()
}

fn area(label: String, card: &QuestionCard, typed: Option<String>, refusal: Option<String>) -> impl IntoView + use<> {
    let suffix = card.slug.to_string();
    view! { <Area name="reason" suffix=suffix label=label rows=2 most=500 value=typed.unwrap_or_default() refusal=refusal/> }
}
