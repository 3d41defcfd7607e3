use std::process::ExitCode;

use office::{Office, Operator};

use super::Ended;
use crate::config::Certificate;

pub(crate) async fn run(office: &Office, operator: &Operator, certificate: Certificate) -> Ended {
    let Certificate::Revoke { number, reason } = certificate;
    office.revoke_certificate(operator, &number, &reason).await?;
    Ok(ExitCode::SUCCESS)
}
