use leptos::prelude::*;
use office::views::{Notebook, NotebookAsked, NotebookShow, NotebookTopic};
use serde::Deserialize;

use crate::address::encoded;
use crate::looker::Reader;

/// What the address, or a form that comes back to it, asks of the notebook. What cannot be read asks for nothing in
/// particular.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) show: String,
    pub(crate) topic: String,
}

impl Wanted {
    pub(crate) fn of(asked: &NotebookAsked) -> Self {
        let show = match asked.show {
            NotebookShow::Due => "due",
            NotebookShow::All => "",
            NotebookShow::Learned => "learned",
        };
        Self { show: show.to_owned(), topic: asked.topic.as_ref().map(ToString::to_string).unwrap_or_default() }
    }

    pub(crate) fn asked(&self) -> NotebookAsked {
        let show = match self.show.as_str() {
            "due" => NotebookShow::Due,
            "learned" => NotebookShow::Learned,
            _ => NotebookShow::All,
        };
        NotebookAsked { show, topic: self.topic.parse().ok() }
    }

    /// The address that asks for this.
    pub(crate) fn address(&self) -> String {
        let asked = [("show", &self.show), ("topic", &self.topic)];
        let said = asked.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if query.is_empty() { "/notebook".to_owned() } else { format!("/notebook?{}", query.join("&")) }
    }
}

fn address(show: NotebookShow, topic: Option<&NotebookTopic>) -> String {
    Wanted::of(&NotebookAsked { show, topic: topic.map(|one| one.topic.clone()) }).address()
}

/// Due, all or learned; and below it the topics, each with its count.
pub(super) fn filter(reader: &Reader, notebook: &Notebook) -> impl IntoView + use<> {
    let (lang, asked) = (reader.lang, &notebook.asked);
    let chosen = notebook.topics.iter().find(|one| Some(&one.topic) == asked.topic.as_ref());
    let (due, open, learned) =
        chosen.map_or((notebook.due, notebook.open, notebook.learned), |one| (one.due, one.open, one.learned));
    let shows = [
        (NotebookShow::Due, say!(lang, "notebook-show-due", count = due)),
        (NotebookShow::All, say!(lang, "notebook-show-all", count = open)),
        (NotebookShow::Learned, say!(lang, "notebook-show-learned", count = learned)),
    ];
    let shows: Vec<AnyView> =
        shows.into_iter().map(|(show, words)| link(address(show, chosen), show == asked.show, words)).collect();
    let all = link(address(asked.show, None), chosen.is_none(), say!(lang, "notebook-all-topics"));
    let counted = |one: &NotebookTopic| match asked.show {
        NotebookShow::Due => one.due,
        NotebookShow::All => one.open,
        NotebookShow::Learned => one.learned,
    };
    let topics = notebook.topics.iter().filter(|one| counted(one) > 0 || Some(&one.topic) == asked.topic.as_ref());
    let topics = topics.map(|one| {
        let words = say!(lang, "notebook-topic", title = one.title.clone(), count = counted(one));
        link(address(asked.show, Some(one)), Some(&one.topic) == asked.topic.as_ref(), words)
    });
    let topics: Vec<_> = std::iter::once(all).chain(topics).collect();
    view! {
        <nav class="shows no-print" aria-label=say!(lang, "notebook-shows")><ul>{shows}</ul></nav>
        <nav class="topics no-print" aria-label=say!(lang, "notebook-topics")><ul>{topics}</ul></nav>
    }
}

fn link(href: String, current: bool, words: String) -> AnyView {
    let current = current.then_some("true");
    view! { <li><a href=href aria-current=current>{words}</a></li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_what_it_was_made_of() {
        for show in [NotebookShow::Due, NotebookShow::All, NotebookShow::Learned] {
            for topic in [None, Some("cart-rules".parse().unwrap())] {
                let asked = NotebookAsked { show, topic };
                assert_eq!(Wanted::of(&asked).asked(), asked);
            }
        }
        let odd = Wanted { show: "x".to_owned(), topic: "../x".to_owned() };
        assert_eq!(odd.asked(), NotebookAsked::default());
    }
}
