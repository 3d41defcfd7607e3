use leptos::prelude::*;
use office::{Account, PostHeld};

use super::belonging::term;
use super::part::part;
use super::{Part, Saying};
use crate::address::to;
use crate::look::{Blank, Button, Choose, Hidden, Holds, PostForm, Weight};
use crate::looker::Reader;

/// The posts with their days, and a form that gives another or other days.
pub(super) fn posts(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let lang = reader.lang;
    let lines: Vec<_> = account.row.posts.iter().map(|held| line(reader, account, held)).collect();
    let list = if lines.is_empty() {
        view! { <p class="soft">{say!(lang, "account-no-post")}</p> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    let add = (!account.choices.posts.is_empty()).then(|| form(reader, account, saying));
    part(reader, saying, Part::Posts, say!(lang, "account-posts"), view! { {list} {add} }.into_any())
}

fn line(reader: &Reader, account: &Account, held: &PostHeld) -> AnyView {
    let lang = reader.lang;
    let known = account.choices.posts.iter().find(|(known, _)| *known == held.post);
    let title = known.map_or_else(|| held.post.clone(), |(_, title)| title.clone());
    let label = say!(lang, "account-post-end-of", post = title.clone());
    let (days, post) = (term(reader, held.from, held.until), held.post.clone());
    view! {
        <li class="row between">
            <span>{title} " " <span class="soft small">{days}</span></span>
            <PostForm action=to("/people/{id}/account/posts/end", &[account.row.person.as_str()]) label=label>
                <Hidden name="post" value=post/>
                <button class="link-button" type="submit">{say!(lang, "account-post-end")}</button>
            </PostForm>
        </li>
    }
    .into_any()
}

fn form(reader: &Reader, account: &Account, saying: &Saying) -> AnyView {
    let (lang, entry) = (reader.lang, saying.entry(Part::Posts));
    let choices = account.choices.posts.clone();
    let open = !entry.one("post").is_empty();
    let chosen = Some(entry.one("post").to_owned()).filter(|post| !post.is_empty());
    view! {
        <details open=open>
            <summary>{say!(lang, "account-post-add")}</summary>
            <PostForm action=to("/people/{id}/account/posts", &[account.row.person.as_str()])>
                <Choose id="post" name="post" label=say!(lang, "column-post") choices=choices chosen=chosen/>
                <Blank name="from" id="post-from" label=say!(lang, "column-from") holds=Holds::Day
                    hint=say!(lang, "account-post-from-hint") value=entry.one("from")/>
                <Blank name="until" id="post-until" label=say!(lang, "column-until") holds=Holds::Day
                    hint=say!(lang, "account-post-until-hint") value=entry.one("until")/>
                <div class="row"><Button weight=Weight::Plain>{say!(lang, "account-post-save")}</Button></div>
            </PostForm>
        </details>
    }
    .into_any()
}
