use std::path::Path;
use std::process::ExitCode;

use office::{AttemptId, Finding, Office, Operator, ReceiptsFile};
use serde_json::json;

use super::Ended;
use crate::config::Attempt;
use crate::out::{self, Trouble};

pub(crate) async fn run(office: &Office, operator: &Operator, attempt: Attempt) -> Ended {
    let Attempt::Verify { attempt, receipts, json } = attempt;
    let id = AttemptId::new(attempt);
    let file = receipts.as_deref().map(read).transpose()?;
    let mut found = office.verify_attempt(operator, &id).await?;
    if let Some(file) = file {
        found.findings.extend(office.verify_receipts(operator, &id, &file).await?);
    }
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

/// A file of receipts that somebody kept.
fn read(file: &Path) -> Result<ReceiptsFile, Trouble> {
    let text = std::fs::read_to_string(file)
        .map_err(|problem| Trouble::misuse(format_args!("{}: {problem}", file.display())))?;
    ReceiptsFile::read(&text).map_err(|problem| Trouble::misuse(format_args!("{}: {problem}", file.display())))
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
        Finding::Decision { ordinal } => format!("the audit log tells otherwise of a decision about answer {ordinal}"),
        Finding::OtherAttempt => "receipts: the file is of another attempt".to_owned(),
        Finding::ReceiptMissing { ordinal } => {
            format!("receipts: answer {ordinal} was received, as its receipt proves, and is not stored")
        }
        Finding::ReceiptDiffers { ordinal } => {
            format!(
                "receipts: answer {ordinal} was received as the file says, as its receipt proves, and is stored otherwise"
            )
        }
        Finding::ReceiptAltered { ordinal } => {
            format!(
                "receipts: answer {ordinal} of the file does not fit its receipt or the line before it: the file was altered"
            )
        }
        Finding::ReceiptUnproven { ordinal } => {
            format!(
                "receipts: answer {ordinal} of the file is not stored; the file does not say what was entered, so that it proves nothing"
            )
        }
    }
}
