use leptos::prelude::*;
use office::views::desk::Record;
use office::{CertificateCard, CertificateState};

use super::{Entered, folded, reason};
use crate::address::to;
use crate::look::{Button, PostForm, Weight};
use crate::looker::Reader;

/// One form for each certificate in force. The box is the second thought: without it nothing is revoked.
pub(super) fn forms(reader: &Reader, record: &Record, entered: Option<&Entered>) -> Vec<AnyView> {
    let cards = record.certificates.iter().filter(|card| card.state == CertificateState::InForce);
    cards.map(|card| form(reader, record, card, entered.filter(|entered| entered.about == card.number))).collect()
}

fn form(reader: &Reader, record: &Record, card: &CertificateCard, entered: Option<&Entered>) -> AnyView {
    let lang = reader.lang;
    let number = card.number.as_str();
    let action = to("/people/{id}/certificates/{number}/revoke", &[record.person.as_str(), number]);
    let title = say!(lang, "decide-revoke", number = number.to_owned());
    let sure = format!("{number}-sure");
    let why = reason(reader, format!("{number}-reason"), entered);
    let body = view! {
        <p class="soft">{say!(lang, "decide-revoke-text")}</p>
        <PostForm action=action label=title.clone()>
            {why}
            <p class="sure">
                <input type="checkbox" id=sure.clone() name="sure" value="yes" required/>
                <label for=sure>{say!(lang, "decide-revoke-sure")}</label>
            </p>
            <div class="row"><Button weight=Weight::Decide>{say!(lang, "decide-revoke-go")}</Button></div>
        </PostForm>
    };
    folded(title, entered, body.into_any())
}
