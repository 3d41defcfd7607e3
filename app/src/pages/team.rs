use leptos::prelude::*;
use office::{Member, PostState};

use crate::address::to;
use crate::look::{Column, Empty, Pill, SheetHead, State, Table, day};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// The people of the viewer's teams: whose gate is open, and what keeps the others.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let members = looker.desk.office.team(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "team-title");
    Ok(page::titled(&looker, title.clone()).wide().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "team-under")/>
            {list(&reader, &members)}
        }
    }))
}

fn list(reader: &Reader, members: &[Member]) -> AnyView {
    let lang = reader.lang;
    if members.is_empty() {
        return view! { <Empty name=say!(lang, "team-empty")><p>{say!(lang, "team-empty-text")}</p></Empty> }
            .into_any();
    }
    let mut columns = vec![
        Column::words(say!(lang, "team-name")),
        Column::words(say!(lang, "team-staff-no")),
        Column::words(say!(lang, "team-teams")),
    ];
    columns.extend(post_columns(reader));
    let rows: Vec<Vec<AnyView>> = members.iter().flat_map(|member| rows(reader, member)).collect();
    view! { <Table caption=say!(lang, "team-caption") columns=columns rows=rows/> }.into_any()
}

/// One row for each post; one without for those who have none.
fn rows(reader: &Reader, member: &Member) -> Vec<Vec<AnyView>> {
    let who = || -> Vec<AnyView> {
        let address = to("/people/{id}", &[member.person.as_str()]);
        vec![
            view! { <a href=address>{member.name.clone()}</a> }.into_any(),
            member.staff_no.clone().into_any(),
            member.teams.join(" · ").into_any(),
        ]
    };
    if member.posts.is_empty() {
        let none = view! { <span class="soft">{say!(reader.lang, "team-no-post")}</span> }.into_any();
        return vec![[who(), vec![none, ().into_any(), ().into_any()]].into_iter().flatten().collect()];
    }
    member.posts.iter().map(|post| who().into_iter().chain(post_cells(reader, post)).collect()).collect()
}

/// Post, gate, and until when or why not.
pub(super) fn post_columns(reader: &Reader) -> [Column; 3] {
    let lang = reader.lang;
    [say!(lang, "team-post"), say!(lang, "team-gate"), say!(lang, "team-why")].map(Column::words)
}

pub(super) fn post_cells(reader: &Reader, post: &PostState) -> [AnyView; 3] {
    let lang = reader.lang;
    let state = if post.open { State::Open } else { State::Closed };
    let words = names::gate(lang, post.open);
    let reasons: Vec<String> = post.reasons.iter().map(|reason| names::reason(reader, reason)).collect();
    let until = post.until.filter(|_| post.open).map(|until| {
        view! { {say!(lang, "team-until")} " " {day(reader, until)} }
    });
    [
        post.title.clone().into_any(),
        view! { <Pill state=state>{words}</Pill> }.into_any(),
        view! { {until} {reasons.join(" ")} }.into_any(),
    ]
}
