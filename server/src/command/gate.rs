use std::process::ExitCode;

use office::{GateQuery, Office, Operator};

use super::Ended;
use crate::api::written;
use crate::config::GateQuestion;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, question: GateQuestion) -> Ended {
    let GateQuestion { staff_no, post, at, json } = question;
    let answer = office.operator_gate(operator, GateQuery { staff_no, post, at }).await;
    let body = written(&answer);
    if json {
        out::json(&body);
    } else {
        out::result(if answer.open { "open" } else { "closed" });
        for reason in &answer.reasons {
            out::talk(reason.code());
        }
    }
    Ok(ExitCode::from(if answer.open { 0 } else { out::FINDING }))
}
