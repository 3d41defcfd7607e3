use std::process::ExitCode;

use office::{AuditState, Office, Operator};
use serde_json::json;

use super::Ended;
use crate::config::Audit;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, audit: Audit) -> Ended {
    let Audit::Verify { json } = audit;
    let (body, line, code) = match office.verify_events(operator).await? {
        AuditState::Whole { sealed, open } => (
            json!({ "whole": true, "sealed": sealed, "open": open }),
            format!("whole: {sealed} events under seals, {open} not yet sealed"),
            0,
        ),
        AuditState::Broken { seal, last_ordinal } => (
            json!({ "whole": false, "seal": seal, "last_ordinal": last_ordinal }),
            format!("broken: seal {seal} does not fit the events up to {last_ordinal}"),
            out::FINDING,
        ),
    };
    if json {
        out::json(&body)
    } else {
        out::result(line)
    }
    Ok(ExitCode::from(code))
}
