use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use office::Invited;

use super::password::{Objection, new_fields};
use crate::address::to;
use crate::look::{Button, PostForm, SheetHead};
use crate::looker::Reader;
use crate::page;
use crate::trouble::Answer;

/// Where a one-time link leads: one's first password, or a new one.
pub(crate) async fn show(reader: Reader, Path(token): Path<String>) -> Answer {
    let invited = reader.desk.office.invited(&token).await?;
    Ok(sheet(&reader, &token, &invited, None))
}

/// The sheet, with the refusal beside the field.
pub(crate) fn sheet(reader: &Reader, token: &str, invited: &Invited, objection: Option<&Objection<'_>>) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "invitation-title", name = invited.name.clone());
    let under = say!(lang, "invitation-under", number = invited.staff_no.clone());
    let action = to("/invitations/{token}", &[token]);
    let new = new_fields(reader, objection);
    let status = objection.map_or(StatusCode::OK, Objection::status);
    page::titled(reader, title.clone()).status(status).narrow().show(move || {
        view! {
            <SheetHead title=title under=under/>
            <PostForm action=action>
                {new}
                <div class="row"><Button>{say!(lang, "password-save")}</Button></div>
            </PostForm>
        }
    })
}
