use leptos::prelude::*;
use office::{Imported, ImportedPerson};

use crate::address::{encoded, to};
use crate::csv::{Cell, List};
use crate::look::{Column, Notice, SheetHead, Table, Tone};
use crate::looker::Reader;
use crate::page;
use crate::trouble::{Answer, Trouble};

/// Who came in, with their links. They are stored nowhere, so they stand on this page and in its list only.
pub(crate) fn done(reader: &Reader, house: &str, imported: Imported) -> Answer {
    let lang = reader.lang;
    let title = say!(lang, "imported-title");
    let Imported { added, invited, returned, changed, kept } = imported;
    let count = added.len();
    let linked: Vec<ImportedPerson> = added.into_iter().chain(invited).collect();
    let list = address_of_list(reader, house, &linked)?;
    let (house, reader) = (house.to_owned(), reader.clone());
    Ok(page::titled(&reader.clone(), title.clone()).wide().show(move || {
        let under = say!(lang, "imported-under", added = count, returned = returned, changed = changed, kept = kept);
        view! {
            <SheetHead title=title under=under/>
            {(!linked.is_empty()).then(|| links(&reader, &house, &linked, list))}
            <p class="row after"><a href="/people">{say!(lang, "imported-on")}</a></p>
        }
    }))
}

fn address(house: &str, one: &ImportedPerson) -> String {
    format!("{house}{}", to("/invitations/{token}", &[&one.token]))
}

fn heads(reader: &Reader) -> [String; 3] {
    let lang = reader.lang;
    [say!(lang, "column-staff-no"), say!(lang, "column-name"), say!(lang, "imported-link")]
}

/// The list to be kept. No door gives it out again, so it is all in its address.
fn address_of_list(reader: &Reader, house: &str, added: &[ImportedPerson]) -> Result<String, Trouble> {
    let row =
        |one: &ImportedPerson| [one.staff_no.clone(), one.name.clone(), address(house, one)].map(Cell::from).into();
    let list = List { name: "links", heads: heads(reader).into(), rows: added.iter().map(row).collect() };
    let text = String::from_utf8(list.written()?).map_err(Trouble::broke)?;
    Ok(format!("data:text/csv;charset=utf-8,{}", encoded(&text)))
}

fn links(reader: &Reader, house: &str, added: &[ImportedPerson], list: String) -> impl IntoView + use<> {
    let lang = reader.lang;
    let rows: Vec<Vec<AnyView>> = added
        .iter()
        .map(|one| {
            let link = view! { <span class="secret">{address(house, one)}</span> }.into_any();
            vec![one.name.clone().into_any(), one.staff_no.clone().into_any(), link]
        })
        .collect();
    let [number, name, link] = heads(reader);
    let columns = vec![Column::words(name), Column::words(number), Column::words(link)];
    view! {
        <Notice tone=Tone::Done name=say!(lang, "shown-once")>
            <p>{say!(lang, "imported-links-text")}</p>
            <p class="download"><a class="button" href=list download="links.csv">{say!(lang, "imported-download")}</a></p>
        </Notice>
        <section class="part-of-page">
            <h2>{say!(lang, "imported-links")}</h2>
            <Table caption=say!(lang, "imported-links") columns=columns rows=rows/>
        </section>
    }
}
