use engine::{Lang, Refusal, Slug};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::authoring::Author;
use crate::content::{Stroke, next_revision, rest, wake};
use crate::events::{self, Note};
use crate::store::entity::question;
use crate::views::Shortage;
use crate::{Office, Outcome, Viewer};

/// The longest reason, in characters.
const LONGEST: usize = 500;

impl Office {
    /// Takes a question out of its bank: it is drawn no more, and papers that have it keep it. Gives the exams that cannot be
    /// drawn without it. Doing it again changes nothing.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `BadRequest` without a reason.
    pub async fn retire_question(
        &self,
        viewer: &Viewer,
        (bank, slug): (&Slug, &Slug),
        reason: &str,
        lang: Lang,
    ) -> Outcome<Vec<Shortage>> {
        self.turn(viewer, (bank, slug), reason, Turn::Retired).await?;
        self.shortages_of(bank, lang).await
    }

    /// Puts a retired question back into its bank, as it was. Doing it again changes nothing.
    ///
    /// # Errors
    /// As [`Office::retire_question`].
    pub async fn return_question(&self, viewer: &Viewer, (bank, slug): (&Slug, &Slug), reason: &str) -> Outcome<()> {
        self.turn(viewer, (bank, slug), reason, Turn::Returned).await
    }

    async fn turn(&self, viewer: &Viewer, (bank, slug): (&Slug, &Slug), reason: &str, turn: Turn) -> Outcome<()> {
        let author = Author::of(viewer)?;
        let reason = said(reason, LONGEST, "reason")?;
        let (bank, slug) = (bank.clone(), slug.clone());
        let (chance, now, actor) = (self.chance.clone(), self.now(), author.actor());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let revision = next_revision(tx).await?;
                    let stroke = &Stroke { chance: &chance, now, revision, by: &actor };
                    let row = named(tx, &bank, &slug).await?;
                    let ids = [row.id.clone()];
                    match (turn, row.retired_at) {
                        (Turn::Retired, None) => rest(tx, stroke, &ids, Some(&reason)).await?,
                        (Turn::Returned, Some(_)) => wake(tx, stroke, &ids).await?,
                        (Turn::Retired, Some(_)) | (Turn::Returned, None) => return Ok(()),
                    }
                    let after = format!(r#"{{"bank":"{bank}","question":"{slug}"}}"#);
                    let note = Note::new(now, actor, turn.event(), &row.id);
                    events::note(tx, &chance, Note { why: Some(&reason), after: Some(after), ..note }).await
                })
            })
            .await
    }
}

#[derive(Debug, Clone, Copy)]
enum Turn {
    Retired,
    Returned,
}

impl Turn {
    const fn event(self) -> &'static str {
        match self {
            Self::Retired => "question.retired",
            Self::Returned => "question.returned",
        }
    }
}

async fn named(tx: &DatabaseTransaction, bank: &Slug, slug: &Slug) -> Outcome<question::Model> {
    let row = question::Entity::find()
        .filter(question::Column::Bank.eq(bank.as_str()))
        .filter(question::Column::Slug.eq(slug.as_str()))
        .one(tx)
        .await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// A text that somebody must give: not empty, not too long, and one that can be stored.
pub(super) fn said(text: &str, longest: usize, field: &str) -> Outcome<String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() || text.chars().count() > longest || text.contains('\0') {
        return Err(Refusal::BadRequest { field: field.to_owned() }.into());
    }
    Ok(text)
}
