use axum::Form;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use engine::Refusal;

use super::fields::refused;
use crate::carried::Typed;
use crate::trouble::Trouble;

/// The most fields of such a form.
const MOST: usize = 16;

/// What a form sent that may hold a file: the fields by name, each as it came. How much may come is the door's limit.
pub(crate) struct Upload(Vec<(String, Vec<u8>)>);

impl Upload {
    /// What came under this name; empty when nothing did.
    pub(crate) fn take(&mut self, name: &str) -> Vec<u8> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, value)| std::mem::take(value)).unwrap_or_default()
    }

    /// The same as text.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Trouble> {
        String::from_utf8(self.take(name)).map_err(|_| bad(name).into())
    }

    /// Refuses fields that nobody asked for.
    pub(crate) fn knowing(self, names: &[&str]) -> Result<Self, Trouble> {
        match self.0.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            Some((name, _)) => Err(bad(name).into()),
            None => Ok(self),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let typed = request.extensions().get::<Typed>().cloned();
        let fields = if is_plain(&request) { plain(request, state).await? } else { parts(request, state).await? };
        let text = |(name, value): &(String, Vec<u8>)| Some((name.clone(), String::from_utf8(value.clone()).ok()?));
        if let Some(typed) = typed {
            typed.note(fields.iter().filter_map(text).collect());
        }
        let twice = |place: usize| fields[..place].iter().any(|(known, _)| *known == fields[place].0);
        match (0..fields.len()).find(|place| twice(*place)) {
            Some(place) => Err(bad(&fields[place].0).into()),
            None => Ok(Self(fields)),
        }
    }
}

/// A form without a file, as one that is sent again comes.
pub(super) fn is_plain(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"))
}

async fn plain<S: Send + Sync>(request: Request, state: &S) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, state).await.map_err(refused)?;
    Ok(fields.into_iter().map(|(name, value)| (name, value.into_bytes())).collect())
}

async fn parts<S: Send + Sync>(request: Request, state: &S) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let mut parts = Multipart::from_request(request, state).await.map_err(refused)?;
    let mut fields = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        let name = part.name().unwrap_or_default().to_owned();
        if fields.len() >= MOST {
            return Err(bad(&name).into());
        }
        fields.push((name, part.bytes().await.map_err(refused)?.to_vec()));
    }
    Ok(fields)
}

fn bad(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.chars().take(32).collect() }
}
