use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};

use crate::desk::Desk;

/// One way into the house: method, path, who may pass, and what is behind it.
#[derive(Clone)]
pub struct Door {
    /// The method it answers to.
    pub method: Method,
    /// Its path, with names in braces.
    pub path: &'static str,
    /// Who may pass.
    pub audience: Audience,
    /// How it answers.
    pub speaks: Speaks,
    pub(super) handler: MethodRouter<Desk>,
}

/// Who may pass a door. The verbs of the office look again, at the very thing asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Managers and administrators.
    Leads,
    /// Trainers and administrators.
    Trains,
    /// Trainers, managers and administrators.
    Judges,
    /// Administrators.
    Administers,
    /// Everybody, in a demonstration; elsewhere the door is not there.
    Demonstration,
    /// Other programs; the handler itself asks for what they must show.
    Program,
}

/// How a door answers, also when it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// A page.
    Page,
    /// A redirect, or a page with the refusal beside the field.
    Form,
    /// JSON, for an island.
    Data,
    /// Whatever a program understands; no guard stands before it.
    Program,
}

impl Door {
    /// A page, asked for by GET.
    pub fn page<H: Handler<T, Desk>, T: 'static>(path: &'static str, audience: Audience, handler: H) -> Self {
        Self { method: Method::GET, path, audience, speaks: Speaks::Page, handler: get(handler) }
    }

    /// What takes a form.
    pub fn form<H: Handler<T, Desk>, T: 'static>(path: &'static str, audience: Audience, handler: H) -> Self {
        Self { method: Method::POST, path, audience, speaks: Speaks::Form, handler: post(handler) }
    }

    /// What an island asks, by POST and in JSON.
    pub fn data<H: Handler<T, Desk>, T: 'static>(path: &'static str, audience: Audience, handler: H) -> Self {
        Self { method: Method::POST, path, audience, speaks: Speaks::Data, handler: post(handler) }
    }

    /// What other programs ask, by GET.
    pub fn program<H: Handler<T, Desk>, T: 'static>(path: &'static str, handler: H) -> Self {
        let (audience, speaks) = (Audience::Program, Speaks::Program);
        Self { method: Method::GET, path, audience, speaks, handler: get(handler) }
    }

    /// The same door with something more between its guard and its handler.
    #[must_use]
    pub fn behind(self, change: impl FnOnce(MethodRouter<Desk>) -> MethodRouter<Desk>) -> Self {
        Self { handler: change(self.handler), ..self }
    }
}
