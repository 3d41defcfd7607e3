use std::process::ExitCode;

use office::{AttemptId, Finding, Office, Operator};
use serde_json::json;

use super::Ended;
use crate::config::Attempt;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, attempt: Attempt) -> Ended {
    let Attempt::Verify { attempt, json } = attempt;
    let found = office.verify_attempt(operator, &AttemptId::new(attempt)).await?;
    let body = json!({ "whole": found.is_whole(), "answers": found.answers, "findings": found.findings });
    let line = match found.findings.as_slice() {
        [] => format!("whole: {} answers", found.answers),
        findings => findings.iter().map(said).collect::<Vec<_>>().join("\n"),
    };
    let code = if found.is_whole() { 0 } else { out::FINDING };
    if json {
        out::json(&body)
    } else {
        out::result(line)
    }
    Ok(ExitCode::from(code))
}

/// A finding in words.
pub(super) fn said(finding: &Finding) -> String {
    match finding {
        Finding::Draw { mismatch } => format!("the draw does not replay: {mismatch:?}"),
        Finding::Record => "there is no draw record that can be read".to_owned(),
        Finding::Paper => "the paper is not the one that was drawn".to_owned(),
        Finding::Answer { ordinal } => format!("broken at answer {ordinal}"),
        Finding::Ending => "the audit log tells of another end of the answers".to_owned(),
        Finding::Marks => "the marks are not what the answers earn".to_owned(),
    }
}
