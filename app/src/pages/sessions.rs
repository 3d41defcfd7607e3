use leptos::prelude::*;
use office::SessionCard;

use crate::look::{Button, Column, Hidden, Pill, PostForm, SheetHead, State, Table, Weight, minute};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{names, page};

/// Where one is signed in oneself: to end what one does not know.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let sessions = looker.desk.office.sessions_of(&looker.viewer, &looker.viewer.person).await?;
    let title = say!(lang, "sessions-title");
    let reader = looker.clone();
    Ok(page::titled(&looker, title.clone()).show(move || {
        let others = (sessions.len() > 1).then(|| {
            view! {
                <PostForm action="/sessions/end".to_owned()>
                    <Button weight=Weight::Plain>{say!(lang, "sessions-end-others")}</Button>
                </PostForm>
            }
        });
        view! {
            <SheetHead title=title under=say!(lang, "sessions-under")/>
            <div class="stack">{table(&reader, &sessions, "/sessions/end")} {others}</div>
            <p class="soft small after"><a href="/password">{say!(lang, "sessions-password")}</a></p>
        }
    }))
}

/// Sessions, each with a button that ends it at this door.
pub(crate) fn table(reader: &Reader, sessions: &[SessionCard], door: &str) -> AnyView {
    let lang = reader.lang;
    if sessions.is_empty() {
        return view! { <p class="soft">{say!(lang, "sessions-none")}</p> }.into_any();
    }
    let columns = [
        say!(lang, "sessions-device"),
        say!(lang, "sessions-address"),
        say!(lang, "sessions-since"),
        say!(lang, "sessions-seen"),
        say!(lang, "sessions-withdraw"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = sessions.iter().map(|session| row(reader, session, door.to_owned())).collect();
    view! { <Table caption=say!(lang, "sessions-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, session: &SessionCard, door: String) -> Vec<AnyView> {
    let lang = reader.lang;
    let device = names::people::device(lang, &session.device);
    let (id, label) = (session.id.to_string(), say!(lang, "sessions-end-of", device = device.clone()));
    let end = if session.here {
        view! { <Pill state=State::Plain>{say!(lang, "sessions-here")}</Pill> }.into_any()
    } else {
        view! {
            <PostForm action=door label=label>
                <Hidden name="session" value=id/>
                <button class="link-button" type="submit">{say!(lang, "sessions-end")}</button>
            </PostForm>
        }
        .into_any()
    };
    vec![
        device.into_any(),
        session.address.clone().into_any(),
        minute(reader, session.since).into_any(),
        minute(reader, session.seen).into_any(),
        end,
    ]
}
