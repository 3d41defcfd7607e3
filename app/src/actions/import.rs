use axum::http::HeaderMap;
use engine::Refusal;
use office::ImportEnd;

use crate::actions::house;
use crate::doors::Upload;
use crate::looker::Looker;
use crate::pages::import::{Shown, done, looked_at};
use crate::trouble::Answer;

/// The largest request: the file, its text beside it, and what a browser writes around them.
pub(crate) const LARGEST: usize = 2 * office::MOST_IMPORTED_BYTES + 64 * 1024;

/// Says what a file would do, or does it. A file that is chosen counts before what is pasted.
pub(crate) async fn take(looker: Looker, headers: HeaderMap, upload: Upload) -> Answer {
    let mut upload = upload.knowing(&["file", "text", "step", "looked_at"])?;
    let (file, text) = (upload.take("file"), upload.take("text"));
    let file = if file.is_empty() { text } else { file };
    let (step, seen) = (upload.text("step")?, upload.text("looked_at")?);
    let office = &looker.desk.office;
    match step.as_str() {
        "check" => {
            let plan = office.plan_import(&looker.viewer, &file).await?;
            Ok(looked_at(&looker, plan, Shown::Asked))
        }
        "import" => match office.import_people(&looker.viewer, &file, &seen).await? {
            ImportEnd::Done(imported) => done(&looker, &house(&looker, &headers), imported),
            ImportEnd::Look(plan) => Ok(looked_at(&looker, *plan, Shown::Changed)),
        },
        _ => Err(Refusal::BadRequest { field: "step".to_owned() }.into()),
    }
}
