//! The server's side of the server functions: who asks is known from the door's guard; each call is one verb.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use engine::{Refusal, Slug};
use leptos::prelude::*;
use office::views::{Flag, Save, Saved};
use office::{AttemptId, Failure, SignIn, Viewer};

use crate::doors::ResponseOptions;
use crate::looker::Reader;
use crate::pages::studio::preview;
use crate::text_size::TextSize;
use crate::wire::{
    ClockAnswer, FlagRequest, Halted, NotedRequest, PreviewRequest, Previewed, SaveRequest, SavedAnswer, SignInAgain,
    StoredAnswer, Told, WindowNote,
};
use crate::{moments, page};

/// The one handler behind all these doors: the request's path names the function.
pub(crate) async fn serve(request: Request) -> Response {
    crate::doors::call(request).await
}

pub(super) async fn save(request: SaveRequest) -> Result<SavedAnswer, Told> {
    let (reader, viewer) = looker()?;
    let SaveRequest { attempt, device, epoch, sequence, place, payload, language } = request;
    let save = Save { device, epoch, sequence, place, payload, language };
    let saved = reader.desk.office.save(&viewer, &AttemptId::new(attempt), save).await.map_err(told)?;
    let at = say!(reader.lang, "answer-saved", at = moments::clock(reader.own_zone(), reader.now()));
    Ok(written(saved, at))
}

fn written(saved: Saved, at: String) -> SavedAnswer {
    let Saved { epoch, sequence, version, receipt, remaining_ms, others } = saved;
    let stored = |other: office::views::Stored| StoredAnswer { place: other.place, places: other.places };
    let others = others.map(|others| others.into_iter().map(stored).collect());
    SavedAnswer { epoch, sequence, version, receipt, remaining_ms, at, others }
}

pub(super) async fn flag(request: FlagRequest) -> Result<(), Told> {
    let (reader, viewer) = looker()?;
    let (attempt, flag) = (AttemptId::new(request.attempt), Flag::from(request.on));
    reader.desk.office.set_flag(&viewer, &attempt, request.place, flag).await.map_err(told)
}

pub(super) async fn clock(attempt: String) -> Result<ClockAnswer, Told> {
    let (reader, viewer) = looker()?;
    let found = reader.desk.office.remaining(&viewer, &AttemptId::new(attempt)).await.map_err(told)?;
    let at = |moment| moments::clock(reader.own_zone(), moment);
    let until = found.deadline.filter(|_| found.halt.is_none());
    let until = until.map(|deadline| say!(reader.lang, "time-until", at = at(deadline)));
    let halt = found.halt.map(|halt| Halted { since: at(halt.since), why: halt.why });
    Ok(ClockAnswer {
        remaining_ms: found.remaining_ms,
        until,
        halt,
        epoch: found.epoch,
        section: found.station.map(|station| station.section),
    })
}

pub(super) async fn sign_in(credentials: SignInAgain) -> Result<(), Told> {
    let reader = reader()?;
    let SignInAgain { staff_no, password } = credentials;
    let sign_in = SignIn { staff_no, password, address: reader.address, device: String::new() };
    let signed_in = reader.desk.office.sign_in_again(sign_in, reader.earlier.as_deref()).await.map_err(told)?;
    if let (Some(options), Some(cookie)) =
        (use_context::<ResponseOptions>(), reader.desk.cookies.begin(&signed_in.token))
    {
        options.append_header(SET_COOKIE, cookie);
    }
    Ok(())
}

pub(super) async fn text_size(percent: u16) -> Result<(), Told> {
    let reader = reader()?;
    let refused = || told(Refusal::BadRequest { field: "size".to_owned() }.into());
    let size = TextSize::of(percent).ok_or_else(refused)?;
    if let (Some(options), Some(cookie)) = (use_context::<ResponseOptions>(), reader.desk.cookies.text_size(size)) {
        options.append_header(SET_COOKIE, cookie);
    }
    Ok(())
}

pub(super) async fn noted(request: NotedRequest) -> Result<(), Told> {
    let (reader, viewer) = looker()?;
    let NotedRequest { attempt, device, notes } = request;
    let note = |one: WindowNote| office::WindowNote {
        number: one.number,
        kind: one.kind,
        ago_ms: one.ago_ms,
        lasted_ms: one.lasted_ms,
    };
    let notes = notes.into_iter().map(note).collect();
    reader.desk.office.note_window(&viewer, &AttemptId::new(attempt), &device, notes).await.map_err(told)
}

pub(super) async fn preview(request: PreviewRequest) -> Result<Previewed, Told> {
    let (reader, viewer) = looker()?;
    let not_found = |_| told(Refusal::NotFound.into());
    let bank = Slug::parse(&request.bank).map_err(not_found)?;
    let question = request.question.as_deref().map(Slug::parse).transpose().map_err(not_found)?;
    let texts = request.drafts.into_iter().map(|draft| (draft.language, draft.text)).collect();
    let office = &reader.desk.office;
    let question = (&bank, question.as_ref());
    let previewed = preview::Previewed::of(office, &viewer, question, &texts, reader.lang).await.map_err(told)?;
    let verdict = preview::verdict(&reader, &previewed.faults);
    Ok(Previewed { verdict, html: page::part(|| preview::preview(&reader, &previewed)) })
}

fn reader() -> Result<Arc<Reader>, Told> {
    use_context().ok_or(Told::Unreachable)
}

fn looker() -> Result<(Arc<Reader>, Viewer), Told> {
    let reader = reader()?;
    let viewer = reader.viewer.clone().ok_or_else(|| told(Refusal::SignInNeeded.into()))?;
    Ok((reader, viewer))
}

/// The failure as the island hears it, with its status.
fn told(failure: Failure) -> Told {
    let told = Told::from(failure);
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(StatusCode::from_u16(told.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    }
    told
}

impl From<Failure> for Told {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Broke(breakage) => Self::Broke(breakage.code().to_string()),
        }
    }
}

impl Told {
    const fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Broke(_) | Self::Unreachable => 500,
        }
    }
}
