use axum::extract::Path;
use leptos::prelude::*;
use office::{CertificateId, CertificatePage, CertificateState};

use crate::address::to;
use crate::look::{ButtonLink, Seal, Weight, day};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// One certificate as a sheet to frame: what it says, its seal, and where anybody can verify it.
pub(crate) async fn show(looker: Looker, Path(id): Path<String>) -> Answer {
    let lang = looker.lang;
    let certificate = looker.desk.office.certificate(&looker.viewer, &CertificateId::new(id), lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "certificate-title");
    Ok(page::titled(&looker, title.clone()).bare().show(move || {
        view! {
            {sheet(&reader, &certificate, title)}
            <div class="below-certificate row between no-print">
                <span class="soft small">{say!(lang, "certificate-print-hint")}</span>
                <ButtonLink href=to("/", &[]) weight=Weight::Plain>{say!(lang, "certificate-home")}</ButtonLink>
            </div>
        }
    }))
}

fn sheet(reader: &Reader, certificate: &CertificatePage, title: String) -> impl IntoView + use<> {
    let lang = reader.lang;
    let not_in_force = not_in_force(reader, certificate);
    let seal = not_in_force.is_none().then(|| view! { <Seal text=say!(lang, "seal-certificate")/> });
    let says = say!(lang, "certificate-says", post = certificate.card.title.clone());
    view! {
        <article class="certificate">
            <p class="issuer">{reader.desk.department.name.of(lang)}</p>
            <h1>{title}</h1>
            {not_in_force.map(|text| view! { <p class="not-in-force" role="note">{text}</p> })}
            <p class="says"><span class="holder">{names::person(lang, &certificate.holder)}</span> " " {says}</p>
            <dl class="facts">
                <dt>{say!(lang, "certificate-staff-no")}</dt>
                <dd>{certificate.staff_no.clone()}</dd>
                <dt>{say!(lang, "certificate-issued")}</dt>
                <dd>{day(reader, certificate.card.issued_at)}</dd>
                <dt>{say!(lang, "certificate-until")}</dt>
                <dd>{day(reader, certificate.card.expires_at)}</dd>
            </dl>
            <div class="signed">
                {verify_here(reader, &certificate.card.number)}
                {seal}
            </div>
        </article>
    }
}

fn verify_here(reader: &Reader, number: &str) -> impl IntoView + use<> {
    let lang = reader.lang;
    let address = to("/verify/{number}", &[number]);
    let whole = format!("{}{address}", reader.desk.public_origin.as_deref().unwrap_or_default());
    view! {
        <p class="where">
            {say!(lang, "certificate-number")}
            <strong>{number.to_owned()}</strong>
            {say!(lang, "certificate-verify")} " " <a href=address>{whole}</a>
        </p>
    }
}

fn not_in_force(reader: &Reader, certificate: &CertificatePage) -> Option<String> {
    let lang = reader.lang;
    match (certificate.card.state, &certificate.revoked_reason) {
        (CertificateState::InForce, _) => None,
        (CertificateState::Expired, _) => Some(say!(lang, "certificate-expired")),
        (CertificateState::Replaced, _) => Some(say!(lang, "certificate-replaced")),
        (CertificateState::Revoked { .. }, None) => Some(say!(lang, "certificate-revoked")),
        (CertificateState::Revoked { .. }, Some(reason)) => {
            Some(say!(lang, "certificate-revoked-reason", reason = reason.clone()))
        }
    }
}
