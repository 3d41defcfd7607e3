use leptos::prelude::*;

use crate::look::{Hidden, PostForm, TextSizes};
use crate::looker::Reader;
use crate::page::Width;

/// Whose house it is, and the one page that is open to everybody.
pub(super) fn foot(reader: &Reader, width: Width) -> impl IntoView + use<> {
    let lang = reader.lang;
    let demo = reader.desk.demo.is_some().then(|| {
        view! { <p class="demo-on-paper">{say!(lang, "demo-on-paper")}</p> }
    });
    // A paper has the control inside its form: nothing that is ticked is lost.
    let sizes = (width != Width::Bare).then(|| sizes(reader));
    view! {
        {demo}
        <footer class="foot">
            {sizes}
            <div class="row between">
                <span>{reader.desk.department.name.of(lang)}</span>
                <a href="/verify">{say!(lang, "way-verify")}</a>
            </div>
        </footer>
    }
}

/// The size of the text, for every page in this browser.
fn sizes(reader: &Reader) -> impl IntoView + use<> {
    let (here, lang, now) = (reader.here.clone(), reader.lang, reader.text);
    view! {
        <PostForm action="/text-size".to_owned() class="no-print">
            <Hidden name="next" value=here/>
            <TextSizes lang=lang now=now name="size" prefix=""/>
        </PostForm>
    }
}
