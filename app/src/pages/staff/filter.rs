use engine::Slug;
use leptos::prelude::*;
use office::{Choices, PeopleFilter, PeoplePage, PersonState, TeamId};
use serde::Deserialize;

use crate::address::encoded;
use crate::look::{Blank, Button, Choose, Holds, Weight};
use crate::looker::Reader;
use crate::names;

/// Whom the address looks for. What cannot be read looks for nobody in particular.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Sought {
    #[serde(default)]
    q: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
    /// What was just done, for a word about it.
    #[serde(default)]
    done: String,
}

impl Sought {
    pub(super) fn filter(&self) -> PeopleFilter {
        PeopleFilter {
            text: self.q.clone(),
            team: (!self.team.is_empty()).then(|| TeamId::new(self.team.clone())),
            post: Slug::parse(&self.post).ok(),
            state: PersonState::parse(&self.state),
        }
    }

    /// Whether somebody was just erased.
    pub(super) fn has_erased(&self) -> bool {
        self.done == "erased"
    }

    pub(super) fn page(&self) -> u64 {
        self.page.parse().unwrap_or(1)
    }

    /// The same for the log: what is looked for may be a name.
    pub(super) fn told(&self) -> serde_json::Value {
        let Self { q, team, post, state, .. } = self;
        serde_json::json!({ "team": team, "post": post, "state": state, "searched": !q.is_empty() })
    }

    /// An address that looks for the same.
    pub(super) fn address(&self, path: &str, page: u64) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let asked =
            [("q", &self.q), ("team", &self.team), ("post", &self.post), ("state", &self.state), ("page", &page)];
        let said = asked.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

/// What to look for, in the address, so that a list can be kept and sent.
pub(super) fn form(reader: &Reader, sought: &Sought, choices: &Choices) -> impl IntoView + use<> {
    let lang = reader.lang;
    let any = || (String::new(), say!(lang, "staff-any"));
    let teams = choices.teams.iter().map(|(team, name)| (team.to_string(), name.clone()));
    let states = PersonState::ALL.into_iter().map(|one| (one.as_str().to_owned(), names::people::state(lang, one)));
    let teams: Vec<_> = std::iter::once(any()).chain(teams).collect();
    let posts: Vec<_> = std::iter::once(any()).chain(choices.posts.iter().cloned()).collect();
    let states: Vec<_> = std::iter::once((String::new(), say!(lang, "staff-here"))).chain(states).collect();
    let Sought { q, team, post, state, .. } = sought.clone();
    view! {
        <form method="get" action="/people" class="filter" role="search">
            <Blank name="q" label=say!(lang, "staff-find") holds=Holds::Search value=q/>
            <Choose id="team" name="team" label=say!(lang, "staff-team") choices=teams chosen=Some(team)/>
            <Choose id="post" name="post" label=say!(lang, "staff-post") choices=posts chosen=Some(post)/>
            <Choose id="state" name="state" label=say!(lang, "staff-state") choices=states chosen=Some(state)/>
            <Button weight=Weight::Plain>{say!(lang, "staff-go")}</Button>
        </form>
    }
}

/// Where one is, and the pages before and after.
pub(super) fn pages(reader: &Reader, sought: &Sought, found: &PeoplePage) -> impl IntoView + use<> {
    let lang = reader.lang;
    let (page, pages) = (found.page, found.pages);
    let before = (page > 1).then(|| {
        view! { <a rel="prev" href=sought.address("/people", page - 1)>{say!(lang, "staff-before")}</a> }
    });
    let next = (page < pages).then(|| {
        view! { <a rel="next" href=sought.address("/people", page + 1)>{say!(lang, "staff-next")}</a> }
    });
    let where_ = say!(lang, "staff-page", page = page, pages = pages, total = found.total);
    view! { <nav class="pages" aria-label=say!(lang, "staff-pages")>{before} <span>{where_}</span> {next}</nav> }
}
