use engine::Lang;
use leptos::prelude::*;
use office::Role;

use crate::look::PostForm;
use crate::looker::Reader;
use crate::names;

/// Brand, the ways of this viewer, and who is signed in.
pub(super) fn head(reader: &Reader) -> impl IntoView + use<> {
    let lang = reader.lang;
    view! {
        <header class="house">
            <div>
                <a class="brand" href="/">
                    <span class="glyph" aria-hidden="true" lang="zh-Hans">{say!(lang, "brand-glyph")}</span>
                    {say!(lang, "brand")}
                </a>
                {ways(reader)}
                <div class="who">
                    {switch(reader)}
                    {who(reader)}
                </div>
            </div>
        </header>
    }
}

fn ways(reader: &Reader) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let viewer = reader.viewer.as_ref().filter(|viewer| !viewer.must_change_password)?;
    let mut ways = vec![("/", say!(lang, "way-home")), ("/handbook", say!(lang, "way-handbook"))];
    if viewer.roles.has(Role::Trainee) {
        ways.push(("/notebook", say!(lang, "way-notebook")));
    }
    if viewer.roles.has(Role::Manager) || viewer.roles.has(Role::Administrator) {
        ways.push(("/overview", say!(lang, "way-overview")));
        ways.push(("/overview/people", say!(lang, "way-people")));
    }
    if viewer.roles.has(Role::Trainer) || viewer.roles.has(Role::Administrator) {
        ways.push(("/studio", say!(lang, "way-studio")));
    }
    ways.push(("/me", say!(lang, "way-me")));
    if viewer.roles.has(Role::Administrator) {
        ways.push(("/people", say!(lang, "way-staff")));
        ways.push(("/tokens", say!(lang, "way-tokens")));
        ways.push(("/system", say!(lang, "way-system")));
    }
    let links = ways.into_iter().map(|(address, words)| {
        let current = leads_here(address, &reader.here).then_some("page");
        view! { <li><a href=address aria-current=current>{words}</a></li> }
    });
    let links: Vec<_> = links.collect();
    Some(view! { <nav aria-label=say!(lang, "ways")><ul class="ways">{links}</ul></nav> })
}

fn leads_here(way: &str, here: &str) -> bool {
    let here = here.split('?').next().unwrap_or_default();
    match way {
        "/" => here == "/",
        // Of `/people/…` only somebody's record belongs to the desk; the rest is for administrators.
        "/overview" => here == way,
        "/overview/people" => here == way || (here.starts_with("/people/") && !administers(here)),
        "/people" => here == way || administers(here),
        _ => here == way || here.strip_prefix(way).is_some_and(|rest| rest.starts_with('/')),
    }
}

fn administers(here: &str) -> bool {
    let list = ["/people/new", "/people/import"].contains(&here) || here.starts_with("/people/teams");
    list || (here.starts_with("/people/") && here.ends_with("/account"))
}

/// A form, so that it works everywhere; it names the other languages, each in its own words.
fn switch(reader: &Reader) -> impl IntoView + use<> {
    let here = reader.here.clone();
    let others = Lang::ALL.iter().filter(|&&other| other != reader.lang).map(|other| {
        let (tag, name) = (other.as_str(), names::language(*other));
        view! { <button name="lang" value=tag lang=tag title=name>{names::short_language(*other)}</button> }
    });
    let others: Vec<_> = others.collect();
    view! {
        <PostForm action="/language".to_owned()>
            <input type="hidden" name="next" value=here/>
            {others}
        </PostForm>
    }
}

fn who(reader: &Reader) -> Option<impl IntoView + use<>> {
    let lang = reader.lang;
    let viewer = reader.viewer.as_ref()?;
    Some(view! {
        <a class="name" href="/me" title=say!(lang, "way-me")>{viewer.name.clone()}</a>
        <PostForm action="/sign-out".to_owned()>
            <button>{say!(lang, "sign-out")}</button>
        </PostForm>
    })
}
