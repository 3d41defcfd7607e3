use std::process::ExitCode;

use office::{ApiScope, Office, Operator};

use super::Ended;
use crate::config::Token;
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, token: Token) -> Ended {
    match token {
        Token::Make { name } => {
            let token = office.make_token(operator, &name, ApiScope::Gate).await?;
            out::talk("Shown this once:");
            out::result(token);
        }
        Token::End { name } => office.revoke_token(operator, &name).await?,
    }
    Ok(ExitCode::SUCCESS)
}
