use axum::extract::Query;
use office::views::desk::DeskCertificate;

use super::{minute, today, told};
use crate::csv::{Cell, List};
use crate::looker::{Looker, Reader};
use crate::names;
use crate::pages::figures::Asked;
use crate::trouble::Answer;

/// Every certificate of the people in sight, the newest first.
pub(crate) async fn csv(looker: Looker, Query(asked): Query<Asked>) -> Answer {
    let (lang, office) = (looker.lang, &looker.desk.office);
    let certificates = office.desk_certificates(&looker.viewer, &asked.filter()?, lang).await?;
    told(&looker, "certificates", certificates.len(), &asked).await?;
    let heads = vec![
        say!(lang, "certificate-number"),
        say!(lang, "people-staff-no"),
        say!(lang, "people-name"),
        say!(lang, "people-teams"),
        say!(lang, "certificate-post"),
        say!(lang, "certificate-issued"),
        say!(lang, "certificate-until"),
        say!(lang, "certificate-state"),
        say!(lang, "csv-revoked-why"),
    ];
    let rows = certificates.iter().map(|certificate| row(&looker, certificate)).collect();
    List { name: "certificates", heads, rows }.sent(&today(&looker))
}

fn row(reader: &Reader, certificate: &DeskCertificate) -> Vec<Cell> {
    vec![
        certificate.number.as_str().into(),
        certificate.staff_no.as_str().into(),
        certificate.name.as_str().into(),
        certificate.teams.join(" \u{b7} ").into(),
        certificate.title.as_str().into(),
        minute(reader, certificate.issued_at),
        minute(reader, certificate.expires_at),
        names::certificate_state(reader.lang, certificate.state).into(),
        Cell::or_nothing(certificate.revoked_reason.as_deref(), Into::into),
    ]
}
