use axum::http::StatusCode;
use axum::response::Response;
use engine::Refusal;
use leptos::prelude::*;
use office::{ApiScope, TokenCard};

use crate::address::to;
use crate::doors::Entry;
use crate::look::{Blank, Button, Choose, Column, Empty, Holds, Notice, PostForm, SheetHead, Table, Tone, day, minute};
use crate::looker::{Looker, Reader};
use crate::pages::status_of;
use crate::trouble::Answer;
use crate::{names, page};

/// The systems that may ask, and a key for one more.
pub(crate) async fn show(looker: Looker) -> Answer {
    let tokens = looker.desk.office.tokens(&looker.viewer).await?;
    Ok(sheet(&looker, tokens, &Entry::default(), None))
}

/// The sheet, with what was typed and the refusal beside it.
pub(crate) fn sheet(reader: &Reader, tokens: Vec<TokenCard>, entry: &Entry, refusal: Option<&Refusal>) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "tokens-title");
    let bad = refusal.map(|_| say!(lang, "tokens-bad-name"));
    let status = status_of(refusal);
    let (entry, reader) = (entry.clone(), reader.clone());
    page::titled(&reader.clone(), title.clone()).status(status).show(move || {
        let named = |one: ApiScope| (one.as_str().to_owned(), names::people::scope(lang, one));
        let scopes: Vec<_> = ApiScope::ALL.into_iter().map(named).collect();
        view! {
            <SheetHead title=title under=say!(lang, "tokens-under")/>
            {table(&reader, &tokens)}
            <section class="part-of-page">
                <h2>{say!(lang, "tokens-make")}</h2>
                <PostForm action="/tokens".to_owned()>
                    <Blank name="name" label=say!(lang, "tokens-name") holds=Holds::Code hint=say!(lang, "tokens-name-hint")
                        value=entry.one("name") refusal=bad/>
                    <Choose id="scope" name="scope" label=say!(lang, "tokens-scope") choices=scopes chosen=Some(entry.one("scope").to_owned())/>
                    <div class="row"><Button>{say!(lang, "tokens-make-go")}</Button></div>
                </PostForm>
            </section>
        }
    })
}

fn table(reader: &Reader, tokens: &[TokenCard]) -> AnyView {
    let lang = reader.lang;
    if tokens.is_empty() {
        return view! { <Empty name=say!(lang, "tokens-none")><p>{say!(lang, "tokens-none-text")}</p></Empty> }
            .into_any();
    }
    let columns = [
        say!(lang, "tokens-name"),
        say!(lang, "tokens-scope"),
        say!(lang, "tokens-made"),
        say!(lang, "tokens-used"),
        say!(lang, "tokens-end"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = tokens.iter().map(|token| row(reader, token)).collect();
    view! { <Table caption=say!(lang, "tokens-caption") columns=columns rows=rows/> }.into_any()
}

fn row(reader: &Reader, token: &TokenCard) -> Vec<AnyView> {
    let lang = reader.lang;
    let label = say!(lang, "tokens-end-of", name = token.name.clone());
    let used = match token.used {
        Some(used) => minute(reader, used).into_any(),
        None => say!(lang, "tokens-never").into_any(),
    };
    let end = view! {
        <PostForm action=to("/tokens/{id}/end", &[token.id.as_str()]) label=label>
            <button class="link-button" type="submit">{say!(lang, "tokens-end")}</button>
        </PostForm>
    };
    vec![
        token.name.clone().into_any(),
        token.scope.map(|scope| names::people::scope(lang, scope)).into_any(),
        day(reader, token.made).into_any(),
        used,
        end.into_any(),
    ]
}

/// The new token, shown this once.
pub(crate) fn made(reader: &Reader, name: String, token: String) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "tokens-made-title", name = name);
    page::titled(reader, title.clone()).status(StatusCode::OK).narrow().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "tokens-made-under")/>
            <Notice tone=Tone::Done name=say!(lang, "shown-once")><p class="secret">{token}</p></Notice>
            <p class="row after"><a href="/tokens">{say!(lang, "tokens-back")}</a></p>
        }
    })
}
