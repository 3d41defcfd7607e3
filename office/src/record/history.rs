use std::collections::HashMap;

use engine::{Lang, Moment, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::names::Names;
use crate::exams::entry;
use crate::grants::{MINUTES, waits};
use crate::shelf;
use crate::store::entity::{chapter_read, enrolment, exam_grant, membership, sign_off, team};
use crate::views::desk::{ChapterRead, Enrolled, GrantRecord, GrantState, InTeam};
use crate::{AttemptId, Breakage, GrantId, Office, Outcome, PersonId};

impl Office {
    /// Teams over time, the latest first.
    pub(super) async fn teams_over_time(&self, person: &PersonId) -> Outcome<Vec<InTeam>> {
        let rows = membership::Entity::find()
            .filter(membership::Column::PersonId.eq(person.as_str()))
            .order_by_desc(membership::Column::FromAt)
            .all(self.store.read())
            .await?;
        let teams = team::Entity::find().all(self.store.read()).await?;
        let name = |id: &str| teams.iter().find(|team| team.id == id).map(|team| team.name.clone());
        let in_team = |row: membership::Model| InTeam {
            team: name(&row.team_id).unwrap_or(row.team_id),
            from: Moment(row.from_at),
            until: row.until_at.map(Moment),
        };
        Ok(rows.into_iter().map(in_team).collect())
    }

    /// Posts over time, the latest first.
    pub(super) async fn enrolments_of(&self, person: &PersonId, lang: Lang) -> Outcome<Vec<Enrolled>> {
        let db = self.store.read();
        let tracks = self.shelf.present_tracks(db).await?;
        let rows = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.eq(person.as_str()))
            .order_by_desc(enrolment::Column::FromAt)
            .all(db)
            .await?;
        let enrolled = |row: enrolment::Model| {
            let title = tracks.get(&row.post).map(|track| shelf::title(&track.title, lang));
            Ok(Enrolled {
                title: title.unwrap_or_else(|| row.post.clone()),
                post: Slug::parse(&row.post).map_err(Breakage::new)?,
                from: Moment(row.from_at),
                until: row.until_at.map(Moment),
            })
        };
        rows.into_iter().map(enrolled).collect()
    }

    pub(super) async fn chapters_read_by(&self, person: &PersonId) -> Outcome<Vec<ChapterRead>> {
        let rows = chapter_read::Entity::find()
            .filter(chapter_read::Column::PersonId.eq(person.as_str()))
            .order_by_asc(chapter_read::Column::At)
            .all(self.store.read())
            .await?;
        let read = |row: chapter_read::Model| ChapterRead {
            chapter: row.chapter,
            version: row.version.unsigned_abs(),
            at: Moment(row.at),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    pub(super) async fn signed_off(&self, person: &PersonId) -> Outcome<Vec<sign_off::Model>> {
        let rows = sign_off::Entity::find()
            .filter(sign_off::Column::PersonId.eq(person.as_str()))
            .order_by_desc(sign_off::Column::At);
        Ok(rows.all(self.store.read()).await?)
    }

    /// What was ever granted to a person, the oldest first.
    pub(super) async fn ever_granted(&self, person: &PersonId) -> Outcome<Vec<exam_grant::Model>> {
        let rows = exam_grant::Entity::find()
            .filter(exam_grant::Column::PersonId.eq(person.as_str()))
            .order_by_asc(exam_grant::Column::GrantedAt);
        Ok(rows.all(self.store.read()).await?)
    }

    /// The same, the latest first, with what became of it.
    pub(super) async fn grant_records(
        &self,
        person: &PersonId,
        granted: &[exam_grant::Model],
        names: &Names,
        lang: Lang,
    ) -> Outcome<Vec<GrantRecord>> {
        let titles = self.exam_titles(lang).await?;
        let mut anew: HashMap<String, Option<Moment>> = HashMap::new();
        for plan in self.shelf.present_exams(self.store.read()).await? {
            if granted.iter().any(|row| row.exam == plan.id.as_str()) {
                let entry = entry(self.store.read(), &self.shelf, person, &plan, self.now()).await?;
                anew.insert(plan.id.to_string(), entry.since());
            }
        }
        let state = |row: &exam_grant::Model| match row.attempt_id {
            Some(_) => GrantState::Used,
            None if waits(row, anew.get(&row.exam).copied().flatten()) => GrantState::Waits,
            None => GrantState::Void,
        };
        let record = |row: &exam_grant::Model| {
            Ok(GrantRecord {
                id: GrantId::new(row.id.clone()),
                exam: Slug::parse(&row.exam).map_err(Breakage::new)?,
                exam_title: titles.get(&row.exam).unwrap_or(&row.exam).clone(),
                minutes: (row.kind == MINUTES).then_some(row.minutes.unsigned_abs()),
                reason: row.reason.clone(),
                at: Moment(row.granted_at),
                by: names.name(&row.granted_by),
                attempt: row.attempt_id.clone().map(AttemptId::new),
                state: state(row),
            })
        };
        granted.iter().rev().map(record).collect()
    }

    /// What each exam is called at present.
    pub(super) async fn exam_titles(&self, lang: Lang) -> Outcome<HashMap<String, String>> {
        let plans = self.shelf.present_exams(self.store.read()).await?;
        Ok(plans.iter().map(|plan| (plan.id.to_string(), shelf::title(&plan.title, lang))).collect())
    }
}
