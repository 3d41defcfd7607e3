use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use engine::Refusal;

use crate::trouble::Trouble;

/// The most fields of such a form.
const MOST: usize = 16;

/// What a form with a file sent: the fields by name, each as it came. How much may come is the door's limit.
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
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| Trouble::from(bad("form")))?;
        let mut fields = Vec::new();
        while let Some(part) = parts.next_field().await.map_err(|fault| refused(&fault))? {
            let name = part.name().unwrap_or_default().to_owned();
            if fields.len() >= MOST || fields.iter().any(|(known, _)| *known == name) {
                return Err(bad(&name).into());
            }
            fields.push((name, part.bytes().await.map_err(|fault| refused(&fault))?.to_vec()));
        }
        Ok(Self(fields))
    }
}

fn refused(fault: &MultipartError) -> Trouble {
    if fault.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge.into() } else { bad("form").into() }
}

fn bad(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.chars().take(32).collect() }
}
