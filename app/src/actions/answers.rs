//! The whole paper as a form without scripts sends it: only what changed is written, and never over anything newer.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use engine::Refusal;
use office::AttemptId;
use office::views::{FormSave, Sheet};

use super::see_other;
use super::sign_in::with_cookie;
use crate::address::to;
use crate::carried::Carried;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::paper::{Asked, halted, on_desk};
use crate::text_size::TextSize;
use crate::trouble::{Answer, Trouble};

pub(crate) async fn take(
    looker: Looker,
    Path(id): Path<String>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Answer {
    let attempt = AttemptId::new(id);
    let office = &looker.desk.office;
    let sheet = office.sheet(&looker.viewer, &attempt, looker.lang).await?;
    let form = Entered::read(&fields)?;
    let onward = form.onward;
    let asked = Asked { page: form.page, ..Asked::default() };
    let saved =
        match office.save_form(&looker.viewer, &attempt, form.on(&sheet, looker.lang)).await.map_err(Trouble::from) {
            Ok(saved) => saved,
            Err(trouble) if matches!(trouble.refusal(), Some(Refusal::TimeIsUp | Refusal::AlreadyHandedIn)) => {
                return Ok(Redirect::to(&to("/attempts/{id}/marks", &[attempt.as_str()])).into_response());
            }
            Err(trouble) if matches!(trouble.refusal(), Some(Refusal::ExamPaused { .. })) => {
                let sheet = office.sheet(&looker.viewer, &attempt, looker.lang).await?;
                // It may go on by now: then the page that a refusal gets sends the form again.
                if sheet.halt.is_none() {
                    return Err(trouble);
                }
                let again = Carried::keep(&to("/attempts/{id}/answers", &[attempt.as_str()]), fields);
                return Ok(halted(&looker, sheet, again));
            }
            Err(trouble) if matches!(trouble.refusal(), Some(Refusal::SectionClosed { .. })) => {
                let sheet = office.sheet(&looker.viewer, &attempt, looker.lang).await?;
                return Ok(conflict(on_desk(&looker, sheet, Asked { for_closed: true, ..Asked::default() })));
            }
            Err(trouble) => return Err(trouble),
        };
    if !saved.kept_newer.is_empty() {
        let sheet = office.sheet(&looker.viewer, &attempt, looker.lang).await?;
        return Ok(conflict(on_desk(&looker, sheet, Asked { kept_newer: saved.kept_newer, ..asked })));
    }
    let paper = to("/attempts/{id}", &[attempt.as_str()]);
    let next = match (onward, asked.page) {
        (Onward::Overview, _) => to("/attempts/{id}/overview", &[attempt.as_str()]),
        (Onward::Page(page), _) | (Onward::Stay | Onward::Text(_), Some(page)) => format!("{paper}?page={page}"),
        (Onward::Stay | Onward::Text(_), None) => paper,
    };
    let size = if let Onward::Text(size) = onward { looker.desk.cookies.text_size(size) } else { None };
    Ok(with_cookie(see_other(&next), size))
}

/// The paper again, because not all of what was sent counts.
fn conflict(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::CONFLICT;
    page
}

/// Where the pressed button leads.
#[derive(Clone, Copy)]
enum Onward {
    Stay,
    Overview,
    Page(u16),
    Text(TextSize),
}

impl Onward {
    fn read(value: &str) -> Self {
        let page = value.strip_prefix("page-").and_then(|page| page.parse().ok()).map(Self::Page);
        let text = || value.strip_prefix("text-").and_then(|size| size.parse().ok()).map(Self::Text);
        let usual = if value == "overview" { Self::Overview } else { Self::Stay };
        page.or_else(text).unwrap_or(usual)
    }
}

/// What was typed, by place.
struct Entered {
    version: u32,
    answers: Vec<(u16, u8)>,
    flags: Vec<u16>,
    page: Option<u16>,
    onward: Onward,
}

impl Entered {
    fn read(fields: &[(String, String)]) -> Result<Self, Refusal> {
        let mut entered = Self { version: 0, answers: Vec::new(), flags: Vec::new(), page: None, onward: Onward::Stay };
        for (name, value) in fields {
            entered.take(name, value).ok_or_else(|| Refusal::BadRequest { field: name.chars().take(32).collect() })?;
        }
        Ok(entered)
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "version" => self.version = value.parse().ok()?,
            "page" => self.page = Some(value.parse().ok()?),
            "to" => self.onward = Onward::read(value),
            _ => {
                if let Some(place) = name.strip_prefix('a') {
                    self.answers.push((place.parse().ok()?, value.parse().ok()?));
                } else {
                    self.flags.push(name.strip_prefix('f')?.parse().ok()?);
                }
            }
        }
        Some(())
    }

    /// A form names every question of its page: one without a tick is empty, unless nobody has touched it yet. Of what comes
    /// in a pause or after the end only ticks are known: the sheet has no questions then.
    fn on(self, sheet: &Sheet, language: engine::Lang) -> FormSave {
        if sheet.sections.is_empty() {
            let mut ticked: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
            self.answers.iter().for_each(|(place, choice)| ticked.entry(*place).or_default().push(*choice));
            let flags = Some(self.flags);
            return FormSave { version: self.version, answers: ticked.into_iter().collect(), flags, language };
        }
        let items = sheet.sections.iter().flat_map(|section| &section.items);
        let ticked = |place: u16| {
            self.answers.iter().filter(move |(at, _)| *at == place).map(|(_, choice)| *choice).collect::<Vec<u8>>()
        };
        let mut answers: Vec<(u16, Vec<u8>)> = items
            .map(|item| (item.chosen.is_some(), item.place, ticked(item.place)))
            .filter(|(touched, _, places)| *touched || !places.is_empty())
            .map(|(_, place, places)| (place, places))
            .collect();
        let known: Vec<u16> = answers.iter().map(|(place, _)| *place).collect();
        // A question that is not on the paper goes along, so that the office refuses it.
        answers.extend(
            self.answers
                .iter()
                .filter(|(place, _)| !known.contains(place))
                .map(|(place, choice)| (*place, vec![*choice])),
        );
        FormSave { version: self.version, answers, flags: Some(self.flags), language }
    }
}
