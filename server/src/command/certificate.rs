use std::process::ExitCode;

use office::{Office, Operator, ReissueEnd};
use serde_json::json;

use super::Ended;
use crate::config::{Certificate, Reissue};
use crate::{moment, out};

pub(crate) async fn run(office: &Office, operator: &Operator, certificate: Certificate) -> Ended {
    match certificate {
        Certificate::Revoke { number, reason } => {
            office.revoke_certificate(operator, &number, &reason).await?;
            Ok(ExitCode::SUCCESS)
        }
        Certificate::Reissue(asked) => reissue(office, operator, asked).await,
    }
}

async fn reissue(office: &Office, operator: &Operator, asked: Reissue) -> Ended {
    let which = office::Reissue { post: asked.post, staff_no: asked.person };
    let end = office.reissue_certificates(operator, &which).await?;
    if asked.json {
        out::json(&written(&end));
    } else {
        for one in &end.reissued {
            out::result(format_args!("{}\t{}\t{}\t{}", one.staff_no, one.post, one.before, one.number));
        }
        for number in &end.unknown {
            out::talk(format_args!(
                "{number}: signed by a withdrawn key, and the log does not know it; it stays closed"
            ));
        }
    }
    out::talk(format_args!("{} certificates were issued anew", end.reissued.len()));
    Ok(if end.unknown.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(out::FINDING) })
}

fn written(end: &ReissueEnd) -> serde_json::Value {
    let mut body = json!(end);
    for (one, told) in end.reissued.iter().zip(body["reissued"].as_array_mut().into_iter().flatten()) {
        told["expires_at"] = moment::write(one.expires_at).into();
    }
    body
}
