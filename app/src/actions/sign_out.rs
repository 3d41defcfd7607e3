use super::see_other;
use super::sign_in::with_cookie;
use crate::looker::Looker;
use crate::trouble::Answer;

/// Ends the session, in the database first.
pub(crate) async fn take(looker: Looker) -> Answer {
    looker.desk.office.sign_out(&looker.viewer).await?;
    Ok(with_cookie(see_other("/sign-in"), looker.desk.cookies.end()))
}
