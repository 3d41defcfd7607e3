use axum::extract::Path;

use super::see_other;
use crate::address::to;
use crate::looker::Looker;
use crate::pages::slug;
use crate::trouble::Answer;

/// Notes that the viewer has read a chapter, in the version that holds now.
pub(crate) async fn take(looker: Looker, Path(chapter): Path<String>) -> Answer {
    looker.desk.office.mark_read(&looker.viewer, &slug(&chapter)?).await?;
    Ok(see_other(&to("/handbook/{chapter}", &[&chapter])))
}
