use std::collections::BTreeMap;

use engine::{Lang, Level, QuestionType, Refusal, Slug, Usage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::authoring::Author;
use super::cards::{cards, open_reports, present};
use super::ground::Ground;
use super::texts::{Present, faults};
use crate::shelf;
use crate::store::entity::{bank, question};
use crate::views::{BankCard, BankPage, Tally};
use crate::{Breakage, Office, Outcome, Viewer};

impl Office {
    /// The banks by name, with what is in them and what is wrong with them.
    ///
    /// # Errors
    /// `NotAllowed` for everybody but trainers and administrators.
    pub async fn banks(&self, viewer: &Viewer, lang: Lang) -> Outcome<Vec<BankCard>> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let ground = Ground::load(db, &self.shelf).await?;
        let heads = bank::Entity::find().all(db).await?;
        let all = present(db, question::Entity::find()).await?;
        self.bank_cards((&author, &ground), &heads, &all, lang).await
    }

    /// One bank with its questions, their keys and faults.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is no such bank.
    pub async fn bank(&self, viewer: &Viewer, bank: &Slug, lang: Lang) -> Outcome<BankPage> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let heads = bank::Entity::find().filter(bank::Column::Id.eq(bank.as_str())).all(db).await?;
        let ground = Ground::load(db, &self.shelf).await?;
        let of_bank = question::Entity::find().filter(question::Column::Bank.eq(bank.as_str()));
        let present = present(db, of_bank).await?;
        let cards_of_banks = self.bank_cards((&author, &ground), &heads, &present, lang).await?;
        Ok(BankPage {
            card: cards_of_banks.into_iter().next().ok_or(Refusal::NotFound)?,
            questions: cards(db, (&self.shelf, &author, &ground), &present, lang).await?,
        })
    }

    async fn bank_cards(
        &self,
        (author, ground): (&Author, &Ground),
        heads: &[bank::Model],
        present: &[Present],
        lang: Lang,
    ) -> Outcome<Vec<BankCard>> {
        let db = self.store.read();
        let faults = faults(db, (&self.shelf, author, ground), present).await?;
        let reports = open_reports(db).await?;
        let mut banks: BTreeMap<&str, BTreeMap<Lang, String>> = BTreeMap::new();
        for head in heads {
            let lang = head.language.parse().map_err(Breakage::new)?;
            banks.entry(&head.id).or_default().insert(lang, head.title.clone());
        }
        let mut cards = Vec::with_capacity(banks.len());
        for (name, titles) in banks {
            let mut card = empty(Slug::parse(name).map_err(Breakage::new)?, titles, lang);
            let mut counts = Counts::default();
            for ((question, version), faults) in present.iter().zip(&faults).filter(|((one, _), _)| one.bank == name) {
                card.open_reports += reports.get(&question.id).copied().unwrap_or(0);
                if question.retired_at.is_some() {
                    card.retired += 1;
                    continue;
                }
                card.questions += 1;
                card.red_lines += u32::from(version.red_line);
                counts.add(version.kind.parse().map_err(Breakage::new)?, version.usage.parse().map_err(Breakage::new)?);
                let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
                card.errors += u32::try_from(errors).unwrap_or(u32::MAX);
                card.warnings += u32::try_from(faults.len() - errors).unwrap_or(u32::MAX);
            }
            (card.kinds, card.uses) = (counts.kinds(), counts.uses());
            cards.push(card);
        }
        Ok(cards)
    }
}

#[derive(Default)]
struct Counts {
    kinds: BTreeMap<QuestionType, u32>,
    uses: BTreeMap<Usage, u32>,
}

impl Counts {
    fn add(&mut self, kind: QuestionType, usage: Usage) {
        *self.kinds.entry(kind).or_default() += 1;
        *self.uses.entry(usage).or_default() += 1;
    }

    fn kinds(&self) -> Vec<Tally<QuestionType>> {
        self.kinds.iter().map(|(&of, &count)| Tally { of, count }).collect()
    }

    fn uses(&self) -> Vec<Tally<Usage>> {
        self.uses.iter().map(|(&of, &count)| Tally { of, count }).collect()
    }
}

fn empty(bank: Slug, titles: BTreeMap<Lang, String>, lang: Lang) -> BankCard {
    BankCard {
        title: shelf::title(&titles, lang),
        bank,
        titles,
        questions: 0,
        kinds: Vec::new(),
        uses: Vec::new(),
        red_lines: 0,
        retired: 0,
        errors: 0,
        warnings: 0,
        open_reports: 0,
    }
}
