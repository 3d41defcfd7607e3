use std::process::ExitCode;

use office::{Office, Operator};

use super::Ended;
use crate::config::Session;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, session: Session) -> Ended {
    let Session::End { staff_no } = session;
    let ended = office.withdraw_sessions(operator, &staff_no).await?;
    out::result(ended);
    Ok(ExitCode::SUCCESS)
}
