use std::collections::BTreeSet;

use engine::{Chapter, Lang, Limits, Slug};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::content::{content_hash, limits_file};
use crate::handbook::present;
use crate::shelf::{FALLBACK, Shelf};
use crate::store::entity::{bank, question, track_version};
use crate::{Breakage, Outcome};

/// What a question is held against: handbook, limits and posts of today.
pub(super) struct Ground {
    /// The limits as they are written now.
    pub(super) limits: Limits,
    /// The handbook as it is now, each chapter in its languages.
    pub(super) handbook: Vec<Chapter>,
    /// The posts that have a track.
    pub(super) posts: BTreeSet<Slug>,
    /// A name for all of it: another one as soon as any of it changes.
    pub(super) stamp: String,
}

impl Ground {
    /// Reads it, in a fixed number of statements.
    pub(super) async fn load(db: &impl ConnectionTrait, shelf: &Shelf) -> Outcome<Self> {
        let limits = limits_file(db).await?.unwrap_or_default();
        let (mut handbook, mut names) = (Vec::new(), vec![limits.clone()]);
        for lang in FALLBACK {
            for chapter in present(db, shelf, lang).await?.chapters.iter().filter(|one| one.text.language == lang) {
                names.push(format!("{} {lang} {}", chapter.text.chapter, chapter.number));
                handbook.push(Chapter::clone(&chapter.text));
            }
        }
        let posts = track_version::Entity::find().select_only().column(track_version::Column::Post).distinct();
        let posts: Vec<String> = posts.into_tuple().all(db).await?;
        names.extend(posts.iter().cloned());
        let posts: Result<BTreeSet<Slug>, _> = posts.iter().map(|post| Slug::parse(post)).collect();
        Ok(Self {
            limits: Limits::parse("limits.toml", &limits).0,
            handbook,
            posts: posts.map_err(Breakage::new)?,
            stamp: content_hash(names.iter().map(String::as_str)),
        })
    }
}

/// A bank as far as a question of it must fit in.
pub(super) struct Place {
    pub(super) bank: Slug,
    /// Its rows, one for each language.
    pub(super) heads: Vec<bank::Model>,
    /// The names that are taken, also by what is retired.
    pub(super) slugs: BTreeSet<String>,
}

impl Place {
    /// One bank; none when there is no such bank.
    pub(super) async fn load(db: &impl ConnectionTrait, bank: &Slug) -> Outcome<Option<Self>> {
        let heads = bank::Entity::find().filter(bank::Column::Id.eq(bank.as_str())).all(db).await?;
        if heads.is_empty() {
            return Ok(None);
        }
        let slugs = question::Entity::find()
            .select_only()
            .column(question::Column::Slug)
            .filter(question::Column::Bank.eq(bank.as_str()));
        let slugs: Vec<String> = slugs.into_tuple().all(db).await?;
        Ok(Some(Self { bank: bank.clone(), heads, slugs: slugs.into_iter().collect() }))
    }

    /// The languages in which each of its questions has a text, in their order.
    pub(super) fn languages(&self) -> Vec<Lang> {
        languages(&self.heads)
    }
}

/// The languages of a bank, in their order.
pub(super) fn languages(heads: &[bank::Model]) -> Vec<Lang> {
    let mut languages: Vec<Lang> = heads.iter().filter_map(|head| head.language.parse().ok()).collect();
    languages.sort_unstable();
    languages
}
