//! People from a file: what is wrong with it, or what it would do; then who came in, with their links.

mod done;
mod found;

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use office::{Does, ImportColumn, ImportPlan, MOST_IMPORTED_BYTES, MOST_IMPORTED_ROWS};

use crate::look::{Button, Hidden, LongText, Notice, PostForm, SheetHead, Tone, Weight};
use crate::looker::{Looker, Reader};
use crate::trouble::Answer;
use crate::{import_words, page};
pub(crate) use done::done;

/// Why a plan is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// It was asked for.
    Asked,
    /// It was to be carried out, and is no longer what was looked at.
    Changed,
}

/// Where a file is chosen, or a list pasted.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let title = say!(lang, "import-title");
    let reader = looker.clone();
    Ok(page::titled(&looker, title.clone()).show(move || {
        let heads: Vec<String> = ImportColumn::ALL.map(|column| import_words::column(lang, column)).into();
        view! {
            <SheetHead title=title under=say!(lang, "import-under")/>
            <p class="measure">{say!(lang, "import-columns")}</p>
            <pre class="sample" tabindex="0">{heads.join(",")}</pre>
            {form(&reader, None)}
        }
    }))
}

/// What a file would do, or why it cannot.
pub(crate) fn looked_at(reader: &Reader, plan: ImportPlan, shown: Shown) -> Response {
    let lang = reader.lang;
    let title = say!(lang, "import-title");
    let status = match (plan.faults.is_empty(), shown) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, Shown::Changed) => StatusCode::CONFLICT,
        (true, Shown::Asked) => StatusCode::OK,
    };
    let reader = reader.clone();
    page::titled(&reader.clone(), title.clone()).status(status).wide().show(move || {
        let changed = (shown == Shown::Changed && plan.faults.is_empty()).then(|| {
            view! { <Notice tone=Tone::Refused name=say!(lang, "import-changed")><p>{say!(lang, "import-changed-text")}</p></Notice> }
        });
        view! {
            <SheetHead title=title under=say!(lang, "import-under")/>
            {changed}
            {found::found(&reader, &plan)}
            {form(&reader, Some(&plan))}
        }
    })
}

/// The file or the text; when there is something to do, also the button that does it.
fn form(reader: &Reader, plan: Option<&ImportPlan>) -> impl IntoView + use<> {
    let lang = reader.lang;
    let text = plan.map(|plan| plan.text.clone()).unwrap_or_default();
    let ready = plan.filter(|plan| plan.faults.is_empty() && plan.rows.iter().any(|row| row.does != Does::Keeps));
    let go = ready.map(|plan| {
        let rows = plan.rows.len() - plan.count(Does::Keeps);
        view! {
            <Hidden name="looked_at" value=plan.fingerprint.clone()/>
            <p class="row"><Button sends=("step", "import")>{say!(lang, "import-go", rows = rows)}</Button></p>
        }
    });
    let weight = if ready.is_some() { Weight::Plain } else { Weight::Main };
    let hint = say!(lang, "import-file-hint", kilobytes = MOST_IMPORTED_BYTES / 1024, rows = MOST_IMPORTED_ROWS);
    let heading = match (plan, ready) {
        (_, Some(_)) => say!(lang, "import-confirm"),
        (Some(_), None) => say!(lang, "import-mend"),
        (None, None) => say!(lang, "import-choose"),
    };
    view! {
        <section class="part-of-page">
            <h2>{heading}</h2>
            <PostForm action="/people/import".to_owned() class="stack" files="multipart/form-data">
                {go}
                <LongText name="text" label=say!(lang, "import-paste") value=text hint=say!(lang, "import-paste-hint")/>
                <div class="field">
                    <label for="file">{say!(lang, "import-file")}</label>
                    <span class="hint" id="file-hint">{hint}</span>
                    <input id="file" type="file" name="file" accept=".csv,.txt,.tsv,text/csv" aria-describedby="file-hint"/>
                </div>
                <p class="row"><Button weight=weight sends=("step", "check")>{say!(lang, "import-check")}</Button></p>
            </PostForm>
        </section>
    }
}
