use engine::{Lang, RuleId};
use sea_orm::ConnectionTrait;

use super::{Present, present};
use crate::Outcome;
use crate::shelf::Shelf;
use crate::views::RuleLink;

/// Where to read these rules, in their order, each once.
pub(crate) async fn rule_links(
    db: &impl ConnectionTrait,
    shelf: &Shelf,
    rules: impl IntoIterator<Item = RuleId>,
    lang: Lang,
) -> Outcome<Vec<RuleLink>> {
    Ok(links(&present(db, shelf, lang).await?.chapters, rules))
}

/// The same, when the chapters are at hand.
pub(crate) fn links(chapters: &[Present], rules: impl IntoIterator<Item = RuleId>) -> Vec<RuleLink> {
    let mut links: Vec<RuleLink> = Vec::new();
    for rule in rules {
        if links.iter().any(|link| link.rule == rule) {
            continue;
        }
        let chapter = chapters.iter().find(|one| one.text.chapter == *rule.chapter());
        let article = chapter.and_then(|one| one.text.rules.iter().find(|article| article.id == rule));
        links.push(RuleLink {
            title: article.map_or_else(|| rule.to_string(), |article| article.title.clone()),
            chapter: chapter.map(|one| one.text.title.clone()).unwrap_or_default(),
            rule,
        });
    }
    links
}
