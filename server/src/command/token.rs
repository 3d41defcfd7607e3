use std::process::ExitCode;

use office::{ApiScope, Office, Operator};

use super::Ended;
use crate::config::{ScopeName, Token};
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, token: Token) -> Ended {
    match token {
        Token::Make { name, scope } => {
            let scope = match scope {
                ScopeName::Gate => ApiScope::Gate,
                ScopeName::Reports => ApiScope::Reports,
            };
            let token = office.make_token(operator, &name, scope).await?;
            out::talk("Shown this once:");
            out::result(token);
        }
        Token::End { name } => office.revoke_token(operator, &name).await?,
    }
    Ok(ExitCode::SUCCESS)
}
