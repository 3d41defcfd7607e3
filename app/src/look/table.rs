use leptos::prelude::*;

/// A column: its heading, and whether it holds numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it, and before each value on a phone.
    pub name: String,
    /// `number` puts it to the right.
    pub class: Option<&'static str>,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(name: String) -> Self {
        Self { name, class: None }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn numbers(name: String) -> Self {
        Self { name, class: Some("number") }
    }
}

/// A table whose first column names the row. On a phone each row folds into a card; the roles keep it a table.
#[component]
pub fn Table(
    /// What the table says, for those who listen and above it.
    caption: String,
    /// Its columns.
    columns: Vec<Column>,
    /// Its rows, with as many cells.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let heads: Vec<_> = columns
        .iter()
        .map(|column| view! { <th role="columnheader" scope="col" class=column.class>{column.name.clone()}</th> })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|cells| {
            let cells: Vec<_> = cells.into_iter().zip(&columns).enumerate().map(cell).collect();
            view! { <tr role="row">{cells}</tr> }
        })
        .collect();
    view! {
        <table class="table folds" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn cell((place, (cell, column)): (usize, (AnyView, &Column))) -> AnyView {
    if place == 0 {
        return view! { <th role="rowheader" scope="row">{cell}</th> }.into_any();
    }
    view! { <td role="cell" class=column.class data-label=column.name.clone()><span>{cell}</span></td> }.into_any()
}
