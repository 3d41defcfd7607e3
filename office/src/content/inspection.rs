use std::io;
use std::path::Path;
use std::sync::Arc;

use engine::{BlindScore, Coverage, Fault, blind_scores, check_craft};
use serde::Serialize;

use super::folder::Folder;
use super::hash::content_hash;
use super::{check, read, readings};
use crate::studio::Author;
use crate::{Breakage, Office, Outcome, Viewer};

/// Everything that can be said of content as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct Inspection {
    /// Every fault and warning: of the files, of the craft, and of the second reading.
    pub faults: Vec<Fault>,
    /// What the content covers, as far as it can be read.
    pub coverage: Coverage,
    /// What somebody would score who cannot read, by bank and strategy.
    pub blind: Vec<BlindScore>,
}

/// Looks through a folder of content, without a database.
///
/// # Errors
/// When a file cannot be read.
pub fn inspect_content(dir: &Path) -> io::Result<Inspection> {
    let folder = Folder::open(dir)?;
    let mut found = inspect(&folder);
    // What is hashed is used up, so it is read again.
    let hashes = readings::hashes(read::read(&folder).0)?;
    found.faults.extend(readings::faults(dir, &read::read(&folder).0, &hashes)?);
    Ok(found)
}

fn inspect(folder: &Folder) -> Inspection {
    let (content, mut faults) = read::read(folder);
    let stock = check::stock(&content);
    faults.extend(check_craft(&stock));
    Inspection { faults, coverage: Coverage::of(&stock), blind: blind_scores(&stock) }
}

impl Office {
    /// The same of what is drawn today. It is made anew when something has changed, beside the async threads.
    ///
    /// # Errors
    /// `NotAllowed` for everybody but trainers and administrators.
    pub async fn inspection(&self, viewer: &Viewer) -> Outcome<Arc<Inspection>> {
        let files = self.present_files(&Author::of(viewer)?).await?;
        let stamp = content_hash(files.iter().flat_map(|(name, text)| [name.as_str(), text.as_str()]));
        if let Some(known) = self.shelf.inspection_at_hand(&stamp) {
            return Ok(known);
        }
        let found = tokio::task::spawn_blocking(move || inspect(&Folder::of(files))).await.map_err(Breakage::new)?;
        Ok(self.shelf.keep_inspection(stamp, found))
    }
}
