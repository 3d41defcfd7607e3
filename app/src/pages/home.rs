pub(super) mod attempts;
mod exams;
mod next;
mod practice;
mod reports;
pub(super) mod standing;

use leptos::prelude::*;

use crate::look::SheetHead;
use crate::looker::Looker;
use crate::page;
use crate::trouble::Answer;

/// The first page: the one next thing, what still stands between the viewer and their post, exams and past attempts.
pub(crate) async fn show(looker: Looker) -> Answer {
    let lang = looker.lang;
    let home = looker.desk.office.home(&looker.viewer, lang).await?;
    let reader = looker.clone();
    let title = say!(lang, "home-title", name = looker.viewer.name.clone());
    Ok(page::titled(&looker, say!(lang, "way-home")).wide().show(move || {
        view! {
            <SheetHead title=title under=say!(lang, "home-under")/>
            <div class="beside">
                <div>
                    {reports::answered(&reader, &home.answered_reports)}
                    {next::step(&reader, home.next, &home.posts)}
                    {practice::due(&reader, &home.practice)}
                    {standing::certificates(&reader, &home.posts)}
                    {standing::posts(&reader, &home.posts)}
                    {attempts::list(&reader, &home.attempts)}
                </div>
                <aside aria-label=say!(lang, "home-exams")>
                    {exams::list(&reader, home.exams, &home.practice.readiness)}
                </aside>
            </div>
        }
    }))
}
