use std::collections::HashMap;

use engine::{Lang, Moment};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;

use super::names::Names;
use crate::certificates::CertificateCard;
use crate::passes::Sat;
use crate::shelf;
use crate::store::entity::{attempt, certificate, event, team};
use crate::views::desk::Told;
use crate::{Office, Outcome, PersonId};

/// The most events of one record; the newest.
const MOST: u64 = 1000;

/// What a record tells of the values of an event.
#[derive(Default, Deserialize)]
struct After {
    exam: Option<String>,
    phase: Option<String>,
    minutes: Option<u32>,
    post: Option<String>,
    team: Option<String>,
}

impl Office {
    /// The events about a person, their attempts and their certificates, the newest first. Sign-ins are no decisions.
    pub(super) async fn events_about(&self, person: &PersonId) -> Outcome<Vec<event::Model>> {
        let attempts = attempt::Entity::find()
            .select_only()
            .column(attempt::Column::Id)
            .filter(attempt::Column::PersonId.eq(person.as_str()))
            .into_query();
        let certificates = certificate::Entity::find()
            .select_only()
            .column(certificate::Column::Id)
            .filter(certificate::Column::PersonId.eq(person.as_str()))
            .into_query();
        let about = Condition::any()
            .add(event::Column::Subject.eq(person.as_str()))
            .add(event::Column::Subject.in_subquery(attempts))
            .add(event::Column::Subject.in_subquery(certificates));
        let rows = event::Entity::find()
            .filter(about)
            .filter(event::Column::Kind.ne("session.started"))
            .order_by_desc(event::Column::Ordinal)
            .limit(MOST);
        Ok(rows.all(self.store.read()).await?)
    }

    /// The same, ready to be put into words.
    pub(super) async fn told(
        &self,
        events: Vec<event::Model>,
        sat: &[Sat],
        certificates: &[CertificateCard],
        names: &Names,
        lang: Lang,
    ) -> Outcome<Vec<Told>> {
        let titles = self.exam_titles(lang).await?;
        // Only what some event is about is looked up.
        let any = |noun: &str| events.iter().any(|row| row.kind.starts_with(noun));
        let teams = if any("membership.") { self.team_names().await? } else { HashMap::new() };
        let posts = if any("enrolment.") { self.post_titles(lang).await? } else { HashMap::new() };
        let exams: HashMap<&str, &str> =
            sat.iter().map(|one| (one.attempt.id.as_str(), one.attempt.exam.as_str())).collect();
        let numbers: HashMap<&str, &str> =
            certificates.iter().map(|card| (card.id.as_str(), card.number.as_str())).collect();
        let told = |row: event::Model| {
            let after: After =
                row.after.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
            let exam = exams.get(row.subject.as_str()).copied().or(after.exam.as_deref());
            let exam = exam.map(|exam| titles.get(exam).map_or(exam, String::as_str).to_owned());
            let number = numbers.get(row.subject.as_str()).map(|&number| number.to_owned());
            Told {
                at: Moment(row.at),
                by: names.actor(&row.actor),
                about: number
                    .or(exam)
                    .or(after.phase)
                    .or_else(|| teams.get(after.team.as_deref()?).cloned())
                    .or_else(|| posts.get(after.post.as_deref()?).cloned())
                    .or(after.post),
                minutes: after.minutes,
                kind: row.kind,
                why: row.why,
            }
        };
        Ok(events.into_iter().map(told).collect())
    }

    async fn team_names(&self) -> Outcome<HashMap<String, String>> {
        let rows = team::Entity::find().all(self.store.read()).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
    }

    async fn post_titles(&self, lang: Lang) -> Outcome<HashMap<String, String>> {
        let tracks = self.shelf.present_tracks(self.store.read()).await?;
        Ok(tracks.into_iter().map(|(post, track)| (post, shelf::title(&track.title, lang))).collect())
    }
}
