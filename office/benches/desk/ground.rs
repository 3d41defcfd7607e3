use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Database};

use crate::Done;

/// A database that nobody has used.
pub(crate) struct Ground {
    pub(crate) name: &'static str,
    pub(crate) url: String,
    pub(crate) folder: Option<PathBuf>,
}

impl Ground {
    /// SQLite, and PostgreSQL where there is one.
    pub(crate) async fn all() -> Done<Vec<Self>> {
        let mut grounds = vec![Self::sqlite()?];
        match std::env::var("PASSGATE_TEST_POSTGRES") {
            Ok(url) => grounds.push(Self::postgres(&url).await?),
            Err(_) => crate::say("PASSGATE_TEST_POSTGRES names no PostgreSQL: only SQLite is measured"),
        }
        Ok(grounds)
    }

    fn sqlite() -> Done<Self> {
        // On the disk that things are built on: /tmp may be memory.
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("desk-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|problem| problem.to_string())?;
        let url = format!("sqlite://{}/passgate.db", folder.display());
        Ok(Self { name: "SQLite", url, folder: Some(folder) })
    }

    async fn postgres(url: &str) -> Done<Self> {
        let schema = format!("bench_{}", std::process::id());
        let door = Database::connect(url).await.map_err(|problem| problem.to_string())?;
        let made = door.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await;
        made.map_err(|problem| problem.to_string())?;
        Ok(Self { name: "PostgreSQL", url: format!("{url}?options[search_path]={schema}"), folder: None })
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _gone = std::fs::remove_dir_all(folder);
        }
    }
}
