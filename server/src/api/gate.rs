use app::desk::Desk;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use engine::{Moment, Refusal};
use office::{GateAnswer, GateQuery, Reason};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refused, bearer};
use crate::moment;

/// What a program asks; a field that is not known is refused, since it would be asked for nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    staff_no: String,
    post: String,
    at: Option<String>,
}

/// `GET /api/v1/gate?staff_no=…&post=…&at=…`: may this person work at this post? Whatever goes wrong, the answer says
/// `closed`.
pub(crate) async fn gate(
    State(desk): State<Desk>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    match answer(&desk, &headers, asked).await {
        Ok(body) => Json(body).into_response(),
        Err(refused) => {
            let mut body = refused.body();
            body["gate"] = "closed".into();
            refused.with(body)
        }
    }
}

async fn answer(
    desk: &Desk,
    headers: &HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Value, Refused> {
    let token = bearer(headers).ok_or(Refusal::SignInNeeded)?;
    let caller = desk.office.api_caller(token).await?;
    let Query(asked) = asked.map_err(|_| unreadable("query"))?;
    let at = asked.at.as_deref().map(moment::read).transpose().map_err(|_| unreadable("at"))?;
    let query = GateQuery { staff_no: asked.staff_no, post: asked.post, at };
    Ok(written(&desk.office.gate(&caller, query).await?))
}

/// The answer as programs read it; the command line writes the same.
pub(crate) fn written(answer: &GateAnswer) -> Value {
    json!({
        "gate": if answer.open { "open" } else { "closed" },
        "reasons": answer.reasons.iter().map(reason).collect::<Vec<_>>(),
        "at": moment::write(answer.at),
        "changes_at": answer.changes_at.map(moment::write),
        "statement": answer.statement,
    })
}

/// A reason with its moments as programs read them.
fn reason(reason: &Reason) -> Value {
    let mut body = json!(reason);
    for field in ["at", "from"] {
        if let Some(ms) = body[field].as_i64() {
            body[field] = moment::write(Moment(ms)).into();
        }
    }
    body
}

fn unreadable(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.to_owned() }
}
