//! The notebook of wrong answers: what somebody answered wrongly and may know of, and when it comes back. Nothing of it is
//! stored but what they took out themselves; the rest follows from their answers, so it cannot stray from them. Nobody sees
//! it but they.

mod answered;
mod entries;
mod exams;
mod known;
mod pile;

use engine::{Lang, Slug};

use crate::attempts::running_repetition;
use crate::views::{Notebook, NotebookAsked, NotebookShow, NotebookTopic};
use crate::{Office, Outcome, Viewer};
pub(crate) use answered::{Answered, Past};
use entries::entries;
pub(crate) use pile::{Card, Pile};

/// How many questions are asked in one go.
pub(crate) const SESSION: usize = 20;
/// How many questions stand on the page; the rest is behind its topics.
const MOST: usize = 100;

impl Office {
    /// The viewer's notebook: its topics with their counts, and the questions asked for, each as it was last answered
    /// wrongly, with its solution.
    ///
    /// # Errors
    /// Only breakages.
    pub async fn notebook(&self, viewer: &Viewer, asked: &NotebookAsked, lang: Lang) -> Outcome<Notebook> {
        let db = self.store.read();
        let past = Past::of(self, &viewer.person).await?;
        let pile = self.pile(&viewer.person, &past).await?;
        let titles = self.topic_titles(lang).await?;
        let title = |topic: &str| titles.get(topic).cloned().unwrap_or_else(|| topic.to_owned());
        let mut cards: Vec<&Card> = pile.cards.iter().filter(|card| pile.shows(card, asked)).collect();
        // What waits longest comes first, topic by topic.
        cards.sort_by_key(|card| (title(&card.topic), card.repetition.due, &card.question));
        let left_out = cards.len().saturating_sub(MOST);
        cards.truncate(MOST);
        Ok(Notebook {
            asked: asked.clone(),
            topics: topics(&pile, title)?,
            due: pile.count(NotebookShow::Due, None),
            open: pile.count(NotebookShow::All, None),
            learned: pile.count(NotebookShow::Learned, None),
            next_due: pile.next_due(),
            entries: entries(db, &self.shelf, &pile, &cards, title, lang).await?,
            left_out,
            session: SESSION,
            running: running_repetition(db, &viewer.person).await?,
            exams: past.mistakes(&pile, lang),
        })
    }
}

fn topics(pile: &Pile, title: impl Fn(&str) -> String) -> Outcome<Vec<NotebookTopic>> {
    let mut names: Vec<&str> = pile.cards.iter().map(|card| card.topic.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let one = |name: &str| {
        let topic = Slug::parse(name).map_err(crate::Breakage::new)?;
        Ok(NotebookTopic {
            title: title(name),
            due: pile.count(NotebookShow::Due, Some(&topic)),
            open: pile.count(NotebookShow::All, Some(&topic)),
            learned: pile.count(NotebookShow::Learned, Some(&topic)),
            topic,
        })
    };
    let mut topics: Vec<NotebookTopic> = names.into_iter().map(one).collect::<Outcome<_>>()?;
    topics.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(topics)
}
