use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use engine::Refusal;
use office::SignIn;
use serde::Deserialize;

use super::see_other;
use crate::address::local;
use crate::carried::Carried;
use crate::doors::Fields;
use crate::looker::Reader;
use crate::pages::sign_in::{Entry, go_on, sheet};
use crate::trouble::{Answer, Trouble};

/// The sign-in form, by staff number and password or, in a demonstration, by account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    #[serde(default)]
    staff_no: String,
    #[serde(default)]
    password: String,
    account: Option<String>,
    next: Option<String>,
    again: Option<String>,
    carried: Option<String>,
}

/// Signs in: a new session, a new cookie; a session that the browser still names ends.
pub(crate) async fn take(reader: Reader, headers: HeaderMap, Fields(entered): Fields<Entered>) -> Answer {
    let next = entered.next.as_deref().and_then(local).map(str::to_owned);
    let carried = carried(&entered).await;
    let (staff_no, password) = credentials(&reader, entered)?;
    let sign_in = SignIn { staff_no: staff_no.clone(), password, address: reader.address, device: device(&headers) };
    let signed_in = reader.desk.office.sign_in_again(sign_in, reader.earlier.as_deref()).await;
    let signed_in = match signed_in.map_err(Trouble::from) {
        Ok(signed_in) => signed_in,
        Err(trouble) => {
            let Some(refusal) = trouble.refusal() else { return Err(trouble) };
            return Ok(sheet(&reader, Entry { staff_no, next, carried, ..Entry::default() }, Some(refusal)));
        }
    };
    if let Some(before) = &reader.viewer {
        reader.desk.office.sign_out(before).await?;
    }
    let cookie = reader.desk.cookies.begin(&signed_in.token);
    if let Some(carried) = carried {
        let reader = Reader { viewer: Some(signed_in.viewer), ..reader };
        return Ok(go_on(&reader, carried, cookie));
    }
    Ok(with_cookie(see_other(next.as_deref().unwrap_or("/")), cookie))
}

fn credentials(reader: &Reader, entered: Entered) -> Result<(String, String), Trouble> {
    let Some(account) = entered.account else {
        return Ok((entered.staff_no.trim().to_owned(), entered.password));
    };
    let accounts = reader.desk.demo.as_ref().map(|demo| &demo.accounts);
    let account = accounts.and_then(|accounts| accounts.iter().find(|known| known.staff_no == account));
    let account = account.ok_or_else(|| Refusal::BadRequest { field: "account".to_owned() })?;
    Ok((account.staff_no.clone(), account.password.clone()))
}

async fn carried(entered: &Entered) -> Option<Carried> {
    Carried::read(entered.again.as_deref()?, entered.carried.clone()?).await
}

/// What the browser calls itself, for the list of one's sessions.
fn device(headers: &HeaderMap) -> String {
    let name = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    name.chars().take(200).collect()
}

/// The answer with a cookie set.
pub(super) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
