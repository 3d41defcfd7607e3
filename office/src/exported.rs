//! Lists that leave the house: that they did stands in the log, since nobody can call them back.

use crate::events::{self, Actor, Note};
use crate::{Office, Outcome, Viewer};

impl Office {
    /// Notes that a list about people was taken along: which, by whom, asked how, and how many rows. It is called before
    /// the list is given out, and without the note it is not. What was searched for may be a name and is not told.
    ///
    /// # Errors
    /// `Busy`, or when something broke.
    pub async fn note_export(
        &self,
        viewer: &Viewer,
        list: &'static str,
        rows: usize,
        asked: serde_json::Value,
    ) -> Outcome<()> {
        let (chance, now, actor) = (self.chance.clone(), self.now(), Actor::Person(viewer.person.clone()));
        let after = serde_json::json!({ "asked": asked, "rows": rows }).to_string();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let note = Note::new(now, actor, "list.exported", list);
                    events::note(tx, &chance, Note { after: Some(after), ..note }).await
                })
            })
            .await
    }
}
