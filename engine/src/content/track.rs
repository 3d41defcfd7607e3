use std::collections::BTreeMap;

use super::{
    Fault,
    exam::title,
    toml_file::{Table, TomlFile},
};
use crate::{Lang, Slug};

/// What a post asks for before somebody may work there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// The post.
    pub post: Slug,
    /// What people call the post, by language.
    pub title: BTreeMap<Lang, String>,
    /// How long a certificate of it holds.
    pub certificate_months: u32,
    /// Its phases, one after the other.
    pub phases: Vec<Phase>,
}

/// One stretch of a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its name within the track.
    pub id: Slug,
    /// What people call it, by language.
    pub title: BTreeMap<Lang, String>,
    /// Chapters to be read.
    pub chapters: Vec<Slug>,
    /// Exams to be passed.
    pub exams: Vec<Slug>,
    /// How many days it lasts at least.
    pub minimum_days: u32,
    /// Whether somebody must confirm it.
    pub sign_off: bool,
}

impl Track {
    /// Reads `tracks/POST.toml`, called `file` in faults. There is a track only when there is no fault.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::Track;
    /// let text = r#"
    /// post = "online-agent"
    /// title = { en = "Online agent" }
    /// certificate-months = 12
    /// [[phase]]
    /// id = "exam"
    /// title = { en = "Exam" }
    /// exams = ["service-base"]
    /// "#;
    /// let (track, faults) = Track::parse("tracks/online-agent.toml", text);
    /// assert!(faults.is_empty());
    /// assert_eq!(track.unwrap().phases[0].exams[0].as_str(), "service-base");
    /// # }
    /// ```
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Option<Self>, Vec<Fault>) {
        TomlFile::read(file, text).parse(track)
    }
}

fn track(read: &mut TomlFile<'_>) -> Option<Track> {
    let mut root = read.root();
    let post = read.must(&mut root, "post");
    let title = title(read, &mut root);
    let certificate_months = read.must(&mut root, "certificate-months");
    if certificate_months == Some(0) {
        read.refuse(&root, "certificate-months = 0");
    }
    let tables = read.tables(&mut root, "phase");
    let phases: Vec<Phase> = tables.into_iter().filter_map(|table| phase(read, table)).collect();
    for (index, phase) in phases.iter().enumerate() {
        if phases[..index].iter().any(|earlier| earlier.id == phase.id) {
            read.refuse(&root, format!("id = {}", phase.id));
        }
    }
    read.finish(root);
    Some(Track { post: post?, title, certificate_months: certificate_months?, phases })
}

fn phase<'t>(read: &mut TomlFile<'t>, mut table: Table<'t>) -> Option<Phase> {
    let id = read.must(&mut table, "id");
    let title = title(read, &mut table);
    let chapters = read.may(&mut table, "chapters").unwrap_or_default();
    let exams = read.may(&mut table, "exams").unwrap_or_default();
    let minimum_days = read.may(&mut table, "minimum-days").unwrap_or_default();
    let sign_off = read.may(&mut table, "sign-off").unwrap_or_default();
    read.finish(table);
    Some(Phase { id: id?, title, chapters, exams, minimum_days, sign_off })
}
