use std::process::ExitCode;

use office::{AttemptId, ChainState, Office, Operator};
use serde_json::json;

use super::Ended;
use crate::config::Attempt;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, attempt: Attempt) -> Ended {
    let Attempt::Verify { attempt, json } = attempt;
    let state = office.verify_attempt(operator, &AttemptId::new(attempt)).await?;
    let (body, line, code) = match state {
        ChainState::Whole { answers } => {
            (json!({ "whole": true, "answers": answers }), format!("whole: {answers} answers"), 0)
        }
        ChainState::Broken { ordinal } => {
            (json!({ "whole": false, "ordinal": ordinal }), format!("broken at answer {ordinal}"), out::FINDING)
        }
    };
    if json {
        out::json(&body)
    } else {
        out::result(line)
    }
    Ok(ExitCode::from(code))
}
