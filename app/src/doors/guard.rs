use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use engine::Refusal;
use office::{Role, Viewer};

use super::request::{Facts, carried};
use super::{Audience, Door, Speaks, changes, origin, rescued};
use crate::address::encoded;
use crate::carried::{Carried, Typed};
use crate::desk::Desk;
use crate::looker::Reader;
use crate::trouble::{self, Trouble};
use crate::{page, pages};

/// The largest form: a paper of some hundred questions is a few kilobytes.
const LARGEST_BODY: usize = 256 * 1024;

/// What the guard knows of its door.
struct Watch {
    desk: Desk,
    path: &'static str,
    audience: Audience,
    speaks: Speaks,
}

/// A door with its guard before it.
pub(super) fn guarded(desk: &Desk, door: &Door) -> MethodRouter<Desk> {
    if door.speaks == Speaks::Program {
        return door.handler.clone();
    }
    let watch = Watch { desk: desk.clone(), path: door.path, audience: door.audience, speaks: door.speaks };
    door.handler.clone().route_layer(from_fn_with_state(Arc::new(watch), stand))
}

/// What answers where there is no door.
pub(super) async fn nothing(desk: Desk, asked: Request) -> Response {
    let (reader, _) = Facts::of(&desk, &asked).reader(&desk).await;
    let watch = Watch { desk, path: "", audience: Audience::Anyone, speaks: Speaks::Page };
    watch.dressed(&reader, Trouble::from(Refusal::NotFound).into_response(), None)
}

/// Finds out who reads, lets in or not, and sees that every answer is fit for its reader. It is one layer and not one for each
/// of this: a request copies every layer that it has yet to pass, at each that it passes.
async fn stand(State(watch): State<Arc<Watch>>, mut asked: Request, next: Next) -> Response {
    let (reader, trouble) = Facts::of(&watch.desk, &asked).reader(&watch.desk).await;
    let reader = Arc::new(reader);
    if changes(asked.method())
        && let Err(refusal) = origin::check(asked.headers(), watch.desk.public_origin.as_deref())
    {
        return watch.dressed(&reader, Trouble::from(refusal).into_response(), None);
    }
    if let Some(trouble) = trouble {
        let carried = if watch.speaks == Speaks::Form { carried(asked).await } else { None };
        return watch.dressed(&reader, trouble.into_response(), carried);
    }
    let (path, typed) = (asked.uri().path().to_owned(), Typed::default());
    let response = match watch.lets_in(reader.viewer.as_ref()) {
        Verdict::Enter => {
            asked.extensions_mut().insert(Arc::clone(&reader));
            asked.extensions_mut().insert(typed.clone());
            DefaultBodyLimit::max(LARGEST_BODY).apply(&mut asked);
            let answer = rescued(asked.method().is_safe(), next.run(asked));
            answer.await.unwrap_or_else(|failure| Trouble::from(failure).into_response())
        }
        Verdict::NewPassword => Redirect::to("/password").into_response(),
        Verdict::Refuse(refusal) => Trouble::from(refusal).into_response(),
        Verdict::SignIn => watch.ask_to_sign_in(&reader, asked).await,
    };
    watch.dressed(&reader, response, Carried::keep(&path, typed.take()))
}

enum Verdict {
    Enter,
    SignIn,
    NewPassword,
    Refuse(Refusal),
}

impl Watch {
    fn lets_in(&self, viewer: Option<&Viewer>) -> Verdict {
        match (self.audience, viewer) {
            (Audience::Anyone | Audience::Program, _) => Verdict::Enter,
            (Audience::Demonstration, _) if self.desk.demo.is_some() => Verdict::Enter,
            (Audience::Demonstration, _) => Verdict::Refuse(Refusal::NotFound),
            (_, None) => Verdict::SignIn,
            (_, Some(viewer)) if viewer.must_change_password && !self.is_open_before_the_first_password() => {
                if self.speaks == Speaks::Data { Verdict::Refuse(Refusal::NotAllowed) } else { Verdict::NewPassword }
            }
            (Audience::Leads, Some(viewer)) if !leads(viewer) => Verdict::Refuse(Refusal::NotAllowed),
            (Audience::Trains, Some(viewer)) if !trains(viewer) => Verdict::Refuse(Refusal::NotAllowed),
            (Audience::Judges, Some(viewer)) if !(leads(viewer) || trains(viewer)) => {
                Verdict::Refuse(Refusal::NotAllowed)
            }
            (Audience::Administers, Some(viewer)) if !viewer.roles.has(Role::Administrator) => {
                Verdict::Refuse(Refusal::NotAllowed)
            }
            (
                Audience::SignedIn | Audience::Leads | Audience::Trains | Audience::Judges | Audience::Administers,
                Some(_),
            ) => Verdict::Enter,
        }
    }

    fn is_open_before_the_first_password(&self) -> bool {
        matches!(self.path, "/password" | "/sign-out")
    }

    /// A page asks on its own sheet and comes back; a form keeps what was entered while asking.
    async fn ask_to_sign_in(&self, reader: &Reader, asked: Request) -> Response {
        match self.speaks {
            Speaks::Page => {
                let way = if reader.here == "/" {
                    "/sign-in".to_owned()
                } else {
                    format!("/sign-in?next={}", encoded(&reader.here))
                };
                Redirect::to(&way).into_response()
            }
            Speaks::Form => pages::sign_in::again(reader, carried(asked).await),
            Speaks::Data | Speaks::Program => Trouble::from(Refusal::SignInNeeded).into_response(),
        }
    }

    /// What did not work becomes a page or JSON, with what was typed; every answer gets the usual headers.
    fn dressed(&self, reader: &Reader, mut response: Response, typed: Option<Carried>) -> Response {
        if let Some(trouble) = trouble_of(&mut response) {
            response = match self.speaks {
                Speaks::Data | Speaks::Program => trouble.json(),
                Speaks::Page | Speaks::Form => trouble::page(reader, &trouble, typed),
            };
        }
        page::protect(response.headers_mut());
        response
    }
}

fn leads(viewer: &Viewer) -> bool {
    viewer.roles.has(Role::Manager) || viewer.roles.has(Role::Administrator)
}

fn trains(viewer: &Viewer) -> bool {
    viewer.roles.has(Role::Trainer) || viewer.roles.has(Role::Administrator)
}

/// The trouble that a handler returned, or what the framework refused in plain text.
fn trouble_of(response: &mut Response) -> Option<Trouble> {
    if let Some(trouble) = response.extensions_mut().remove::<Trouble>() {
        return Some(trouble);
    }
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let refusal = match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Refusal::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
        status if status.is_client_error() => Refusal::BadRequest { field: "request".to_owned() },
        _ => return None,
    };
    plain.then(|| refusal.into())
}
