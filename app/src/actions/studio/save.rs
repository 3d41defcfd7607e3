//! Saves a question, or only looks at it. Whatever stands in the way, the same page comes back with what was typed.

use std::collections::BTreeMap;

use axum::extract::Path;
use engine::{Lang, Refusal, Slug};
use office::views::{Draft, SavedQuestion, Saving};

use crate::actions::see_other;
use crate::address::to;
use crate::doors::Fields;
use crate::looker::Looker;
use crate::pages::slug;
use crate::pages::studio::editor::{Done, Editing, Said, Written};
use crate::trouble::{Answer, Trouble};

type Pairs = Fields<Vec<(String, String)>>;

/// Takes a new question.
pub(crate) async fn new(looker: Looker, Path(bank): Path<String>, Fields(fields): Pairs) -> Answer {
    take(&looker, slug(&bank)?, None, Entered::read(fields)?).await
}

/// Takes a new version of a question.
pub(crate) async fn change(
    looker: Looker,
    Path((bank, question)): Path<(String, String)>,
    Fields(fields): Pairs,
) -> Answer {
    take(&looker, slug(&bank)?, Some(slug(&question)?), Entered::read(fields)?).await
}

async fn take(looker: &Looker, bank: Slug, question: Option<Slug>, entered: Entered) -> Answer {
    let editing = Editing::begin(looker, &bank, question.as_ref()).await?.typed(entered.written.clone());
    if entered.wish == Wish::Check {
        return Ok(editing.said(Said::Checked).previewed(looker).await?.sheet(looker));
    }
    let Written { base, texts } = entered.written;
    let draft = Draft { bank, slug: question, base, texts };
    let saving = looker.desk.office.save_question(&looker.viewer, draft, looker.lang).await.map_err(Trouble::from);
    match saving {
        Ok(Saving::Saved(saved)) => Ok(see_other(&done(&saved, Done::Saved))),
        Ok(Saving::Unchanged(saved)) => Ok(see_other(&done(&saved, Done::Same))),
        Ok(Saving::Faulty(faults)) => Ok(editing.previewed(looker).await?.faulty(faults).sheet(looker)),
        Ok(Saving::Conflict(conflict)) => {
            Ok(editing.said(Said::Conflict(conflict)).previewed(looker).await?.sheet(looker))
        }
        Err(trouble) => match trouble.refusal().cloned() {
            Some(refusal @ (Refusal::TooLarge | Refusal::BadRequest { .. } | Refusal::Busy { .. })) => {
                Ok(editing.said(Said::Refused(refusal)).sheet(looker))
            }
            _ => Err(trouble),
        },
    }
}

fn done(saved: &SavedQuestion, done: Done) -> String {
    let path = to("/studio/questions/{bank}/{question}", &[saved.bank.as_str(), saved.slug.as_str()]);
    format!("{path}?done={}", done.word())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Save,
    Check,
}

/// The form as it came.
struct Entered {
    written: Written,
    wish: Wish,
}

impl Entered {
    fn read(fields: Vec<(String, String)>) -> Result<Self, Refusal> {
        let mut entered = Self { written: Written { base: 0, texts: BTreeMap::new() }, wish: Wish::Save };
        for (name, value) in fields {
            let field: String = name.chars().take(32).collect();
            entered.take(&name, value).ok_or(Refusal::BadRequest { field })?;
        }
        Ok(entered)
    }

    fn take(&mut self, name: &str, value: String) -> Option<()> {
        match (name, value.as_str()) {
            ("base", number) => self.written.base = number.parse().ok()?,
            ("do", "save") => self.wish = Wish::Save,
            ("do", "check") => self.wish = Wish::Check,
            _ => {
                let language: Lang = name.strip_prefix("text-")?.parse().ok()?;
                // Browsers send line ends of their own.
                self.written.texts.insert(language, value.replace("\r\n", "\n"));
            }
        }
        Some(())
    }
}
