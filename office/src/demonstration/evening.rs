//! What the trainer of a demonstration does of an evening: everybody has gone, so no paper is drawn meanwhile.

use engine::{Lang, Refusal, Slug};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::remarks::{Done, answer_to, answered, more};
use super::scene::Scene;
use super::visit::unless_refused;
use crate::store::entity::report;
use crate::views::{Draft, QuestionText, ReportCard, ReportsWanted};
use crate::{Office, Outcome, Role, Viewer};

/// Why a question was retired.
const REPEATED: &str = "与另一道题重复，学员反映后核对属实。 The same as another question; a candidate had noticed.";

/// Answers what was reported, but for what waits for ever, and changes the questions it is about where that is the answer.
/// The office is the one of that evening.
pub(super) async fn answer_reports(scene: &Scene, evening: &Office) -> Outcome<()> {
    let waits = report::Entity::find()
        .filter(report::Column::AnsweredAt.is_null())
        .filter(report::Column::Text.is_in(answered()));
    if waits.one(evening.store.read()).await?.is_none() {
        return Ok(());
    }
    let trainer = scene.viewer(evening, scene.trainer, Role::Trainer).await?;
    let open = evening.reports(&trainer, ReportsWanted::Open, 0, Lang::ZhHans).await?;
    for card in &open.reports {
        let Some(answer) = answer_to(&card.text) else { continue };
        match answer.done {
            Done::Nothing => {}
            Done::Amended => amend(evening, &trainer, card).await?,
            Done::Retired => retire(evening, &trainer, (&card.bank, &card.slug)).await?,
        }
        let told = evening.answer_report(&trainer, &card.id, None, answer.says).await;
        unless_refused(told, |refusal| matches!(refusal, Refusal::AnsweredMeanwhile))?;
    }
    Ok(())
}

/// Makes a new version of a question, whose explanation says more.
async fn amend(evening: &Office, trainer: &Viewer, card: &ReportCard) -> Outcome<()> {
    let page = evening.edit_question(trainer, &card.bank, &card.slug, Lang::ZhHans).await?;
    let draft = Draft {
        bank: page.bank,
        slug: Some(card.slug.clone()),
        base: page.base,
        texts: page.texts.iter().map(|one| (one.language, amended(one))).collect(),
    };
    evening.save_question(trainer, draft, Lang::ZhHans).await.map(|_saving| ())
}

/// A text whose last line, where it is the explanation, goes on.
fn amended(QuestionText { language, text }: &QuestionText) -> String {
    let (text, more) = (text.trim_end(), more(*language));
    let explains = text.lines().next_back().is_some_and(|line| line.starts_with("> "));
    if explains && !text.ends_with(more) { format!("{text}{more}\n") } else { format!("{text}\n") }
}

/// Retires a question; not one that an exam cannot do without.
async fn retire(evening: &Office, trainer: &Viewer, question: (&Slug, &Slug)) -> Outcome<()> {
    let shortages = evening.retire_question(trainer, question, REPEATED, Lang::ZhHans).await?;
    if shortages.is_empty() { Ok(()) } else { evening.return_question(trainer, question, REPEATED).await }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explanation_goes_on_once() {
        let text = |text: &str| QuestionText { language: Lang::En, text: text.to_owned() };
        let once = amended(&text("## 1 + 1? {#sum}\n\n- [ ] 1\n- [x] 2\n\n> Two.\n"));
        assert!(once.ends_with("\n> Two. Where somebody shows you another way, the handbook decides.\n"), "{once}");
        assert_eq!(amended(&text(&once)), once);
        let bare = "## 1 + 1? {#sum}\n\n- [ ] 1\n- [x] 2\n";
        assert_eq!(amended(&text(bare)), bare);
    }
}
