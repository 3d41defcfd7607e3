//! The handbook: the rules as readable chapters.

mod present;
mod reading;
mod rule_links;
mod search;

use engine::{Chapter, Lang, Refusal, Slug};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::store::entity::chapter_read;
use crate::views::{ChapterCard, ChapterPage, RulePart};
use crate::{Office, Outcome, Viewer, certificates};
pub(crate) use present::{Present, Texts, ask_present, present, read_present};
pub(crate) use reading::Readings;
use reading::changes;
pub(crate) use rule_links::{links, rule_links};

impl Office {
    /// The chapters in the order of their titles' names.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn handbook(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<ChapterCard>> {
        let db = self.store.read();
        let read = Readings::of(db, &viewer.person).await?;
        Ok(present(db, &self.shelf, lang).await?.chapters.iter().map(|chapter| card(chapter, &read)).collect())
    }

    /// One chapter in the language asked for, or the next best.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn chapter(&self, viewer: &Viewer, chapter: &Slug, lang: Lang) -> Outcome<ChapterPage> {
        let db = self.store.read();
        let read = Readings::of(db, &viewer.person).await?;
        let all = &present(db, &self.shelf, lang).await?.chapters;
        let at = all.iter().position(|one| one.text.chapter == *chapter).ok_or(Refusal::NotFound)?;
        let neighbour = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|one| card(one, &read));
        let card = card(&all[at], &read);
        let text: &Chapter = &all[at].text;
        let changes = changes(db, &self.shelf, &all[at], card.reading).await?;
        Ok(ChapterPage {
            chapter: card.chapter,
            title: card.title,
            language: text.language,
            converted: all[at].converted,
            intro: text.intro.clone(),
            rules: text.rules.iter().map(rule_part).collect(),
            version: all[at].number.unsigned_abs(),
            read: card.read,
            reading: card.reading,
            changes,
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(at.checked_add(1)),
        })
    }

    /// Notes that the viewer has read a chapter as it is now. A second time changes nothing.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn mark_read(&self, viewer: &Viewer, chapter: &Slug) -> Outcome<()> {
        let all = present(self.store.read(), &self.shelf, Lang::ZhHans).await?;
        let version = all.chapters.iter().find(|one| one.text.chapter == *chapter).ok_or(Refusal::NotFound)?.number;
        let now = self.now();
        let row = chapter_read::ActiveModel {
            person_id: Set(viewer.person.to_string()),
            chapter: Set(chapter.to_string()),
            version: Set(version),
            at: Set(now.0),
        };
        let (desk, person) = (self.desk(), viewer.person.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    chapter_read::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
                    // The last chapter may have been all that was missing.
                    certificates::consider(tx, &desk, &person, now).await
                })
            })
            .await
    }
}

fn card(present: &Present, read: &Readings) -> ChapterCard {
    let reading = read.last(present);
    ChapterCard {
        chapter: present.text.chapter.clone(),
        title: present.text.title.clone(),
        rules: present.text.rules.len(),
        read: reading.is_some_and(|reading| reading.current),
        reading,
    }
}

fn rule_part(rule: &engine::Rule) -> RulePart {
    RulePart {
        id: rule.id.clone(),
        title: rule.title.clone(),
        valid_from: rule.valid_from.clone(),
        body: rule.body.clone(),
    }
}
