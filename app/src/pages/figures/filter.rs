use leptos::prelude::*;
use office::views::desk::{Choices, Month};

use super::Asked;
use crate::look::{Button, ButtonLink, Choice, Choose, Weight};
use crate::looker::Reader;
use crate::moments;

/// What to look at, as a plain form whose address can be kept and sent on. `more` are the fields that only one page has.
pub(crate) fn form(
    reader: &Reader,
    asked: &Asked,
    choices: &Choices,
    address: String,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let exams: Vec<Choice> = choices.exams.iter().map(|one| (one.exam.to_string(), one.title.clone())).collect();
    let posts: Vec<Choice> = choices.posts.iter().map(|one| (one.post.to_string(), one.title.clone())).collect();
    let teams: Vec<Choice> = choices.teams.iter().map(|one| (one.team.to_string(), one.name.clone())).collect();
    let months = months(reader, &choices.months);
    let Asked { exam, post, team, from, to, .. } = asked.clone();
    let (any_post, any_team) = (Some(say!(lang, "desk-any-post")), Some(say!(lang, "desk-any-team")));
    let action = address.clone();
    let any_month = Some(say!(lang, "desk-any-month"));
    view! {
        <form method="get" action=action class="filter no-print" aria-label=say!(lang, "desk-filter")>
            {more}
            <Choose id="exam" name="exam" label=say!(lang, "desk-exam") choices=exams chosen=exam/>
            <Choose id="post" name="post" label=say!(lang, "desk-post") any=any_post choices=posts chosen=post/>
            <Choose id="team" name="team" label=say!(lang, "desk-team") any=any_team choices=teams chosen=team/>
            <Choose id="from" name="from" label=say!(lang, "desk-from") any=any_month.clone() choices=months.clone() chosen=from/>
            <Choose id="to" name="to" label=say!(lang, "desk-to") any=any_month choices=months chosen=to/>
            <div class="row">
                <Button>{say!(lang, "desk-show")}</Button>
                <ButtonLink href=address weight=Weight::Plain>{say!(lang, "desk-reset")}</ButtonLink>
            </div>
        </form>
    }
}

fn months(reader: &Reader, months: &[Month]) -> Vec<Choice> {
    months.iter().map(|month| (month.to_string(), moments::month(reader.lang, month.year, month.month))).collect()
}
