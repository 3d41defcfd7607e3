use leptos::prelude::*;
use office::{Does, ImportFault, ImportPlan, PlannedRow};

use crate::import_words;
use crate::look::{Column, Notice, Pill, State, Table, Tone};
use crate::looker::Reader;

/// Every fault, or everything that would be done.
pub(super) fn found(reader: &Reader, plan: &ImportPlan) -> AnyView {
    if plan.faults.is_empty() { will(reader, plan).into_any() } else { faults(reader, &plan.faults).into_any() }
}

fn faults(reader: &Reader, faults: &[ImportFault]) -> impl IntoView + use<> {
    let lang = reader.lang;
    let columns = [
        say!(lang, "import-line"),
        say!(lang, "import-column"),
        say!(lang, "import-value"),
        say!(lang, "import-wrong"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let rows: Vec<Vec<AnyView>> = faults.iter().map(|fault| row_of(reader, fault)).collect();
    let count = faults.len();
    view! {
        <Notice tone=Tone::Refused name=say!(lang, "import-faults", count = count)>
            <p>{say!(lang, "import-faults-text")}</p>
        </Notice>
        <section class="part-of-page">
            <h2>{say!(lang, "import-faults-title")}</h2>
            <Table caption=say!(lang, "import-faults-title") columns=columns rows=rows/>
        </section>
    }
}

fn row_of(reader: &Reader, fault: &ImportFault) -> Vec<AnyView> {
    let lang = reader.lang;
    let line =
        if fault.line == 0 { say!(lang, "import-whole") } else { say!(lang, "import-line-no", line = fault.line) };
    vec![
        line.into_any(),
        fault.column.map(|column| import_words::column(lang, column)).into_any(),
        (!fault.value.is_empty()).then(|| fault.value.clone()).into_any(),
        import_words::wrong(lang, fault).into_any(),
    ]
}

fn will(reader: &Reader, plan: &ImportPlan) -> impl IntoView + use<> {
    let lang = reader.lang;
    let count = |does| (import_words::does(lang, does), plan.count(does));
    let facts: Vec<_> = [Does::Adds, Does::Returns, Does::Changes, Does::Keeps]
        .into_iter()
        .map(count)
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| view! { <dt>{words}</dt><dd>{count}</dd> })
        .collect();
    let encoding = plan.encoding.as_str();
    let ignored = (!plan.ignored.is_empty()).then(|| {
        view! { <p>{say!(lang, "import-ignored", columns = plan.ignored.join(" · "))}</p> }
    });
    let teams = (!plan.new_teams.is_empty()).then(|| {
        let names = plan.new_teams.join(" · ");
        view! {
            <Notice tone=Tone::Plain name=say!(lang, "import-new-teams", count = plan.new_teams.len())>
                <p>{names}</p>
            </Notice>
        }
    });
    let rows: Vec<Vec<AnyView>> =
        plan.rows.iter().filter(|row| row.does != Does::Keeps).map(|row| planned(reader, row)).collect();
    let nothing = rows.is_empty().then(|| view! { <p>{say!(lang, "import-nothing")}</p> });
    let columns = [
        say!(lang, "import-line"),
        say!(lang, "staff-name"),
        say!(lang, "staff-number"),
        say!(lang, "import-does"),
        say!(lang, "import-changes"),
    ];
    let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
    let table = (!rows.is_empty()).then(|| {
        view! { <Table caption=say!(lang, "import-will") columns=columns rows=rows/> }
    });
    view! {
        <section class="stack">
            <dl class="facts">{facts}</dl>
            <p class="soft small">{say!(lang, "import-read-as", encoding = encoding)}</p>
            {ignored}
            {teams}
            {nothing}
        </section>
        <section class="part-of-page"><h2>{say!(lang, "import-will")}</h2>{table}</section>
    }
}

fn planned(reader: &Reader, row: &PlannedRow) -> Vec<AnyView> {
    let lang = reader.lang;
    let state = if row.does == Does::Changes { State::Plain } else { State::Open };
    let words = import_words::does(lang, row.does);
    let changes: Vec<_> =
        import_words::changes(lang, row).into_iter().map(|words| view! { <li>{words}</li> }).collect();
    vec![
        say!(lang, "import-line-no", line = row.line).into_any(),
        row.name.clone().into_any(),
        row.staff_no.clone().into_any(),
        view! { <Pill state=state>{words}</Pill> }.into_any(),
        view! { <ul class="changes">{changes}</ul> }.into_any(),
    ]
}
