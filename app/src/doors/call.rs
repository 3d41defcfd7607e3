//! Runs a server function behind its door. The ready-made way brings a router along that nobody here uses, and
//! answers a plain form with a redirect that loses what was typed.

use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use engine::Refusal;
use leptos::prelude::{Owner, provide_context};
use leptos::reactive::computed::ScopedFuture;
use server_fn::axum::get_server_fn_service;

use crate::looker::Reader;
use crate::trouble::Trouble;

/// What a server function adds to its answer.
#[derive(Clone, Default)]
pub(crate) struct ResponseOptions(Arc<Mutex<Added>>);

#[derive(Default)]
struct Added {
    status: Option<StatusCode>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl ResponseOptions {
    /// Answers with this status.
    pub(crate) fn set_status(&self, status: StatusCode) {
        self.change(|added| added.status = Some(status));
    }

    /// Sends this header along.
    pub(crate) fn append_header(&self, name: HeaderName, value: HeaderValue) {
        self.change(|added| added.headers.push((name, value)));
    }

    fn change(&self, change: impl FnOnce(&mut Added)) {
        // Whoever panicked while holding it left two plain fields, which cannot be half changed.
        change(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }

    fn apply(&self, response: &mut Response) {
        self.change(|added| {
            if let Some(status) = added.status {
                *response.status_mut() = status;
            } else if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
                // Each verb's failure sets its status; what is left is a request that could not be read.
                *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            }
            response.headers_mut().extend(added.headers.drain(..).map(|(name, value)| (Some(name), value)));
        });
    }
}

/// The handler of every server function: finds it by its path and runs it with whoever reads in context.
pub(crate) async fn call(asked: Request) -> Response {
    let Some(mut function) = get_server_fn_service(asked.uri().path(), asked.method().clone()) else {
        return Trouble::from(Refusal::NotFound).into_response();
    };
    let reader = asked.extensions().get::<Arc<Reader>>().cloned();
    let options = ResponseOptions::default();
    let owner = Owner::new();
    let answer = owner.with(|| {
        if let Some(reader) = reader {
            provide_context(reader);
        }
        provide_context(options.clone());
        ScopedFuture::new(async move { function.run(asked).await })
    });
    let mut response = answer.await;
    options.apply(&mut response);
    response
}
