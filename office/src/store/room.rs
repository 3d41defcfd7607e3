//! How much the database takes up, and how much is left.

use engine::Moment;
use sea_orm::{ConnectionTrait, Statement};

use super::copy::sqlite::file_of;
use super::{DatabaseKind, Store, Writes};
use crate::measures::Measures;
use crate::system::{Room, SchemaStep};
use crate::{Breakage, Outcome};

impl Store {
    /// The size of the database: the file with its log, or what PostgreSQL says.
    pub(crate) async fn bytes(&self) -> Outcome<u64> {
        let bytes = match self.kind() {
            DatabaseKind::Sqlite => {
                let file = file_of(self.address()).ok_or_else(|| Breakage::new("the database has no file"))?;
                let length = |path: &str| std::fs::metadata(path).map_or(0, |file| file.len());
                let file = file.display().to_string();
                return Ok(length(&file) + length(&format!("{file}-wal")));
            }
            DatabaseKind::Postgres => "SELECT pg_database_size(current_database())",
        };
        let query = Statement::from_string(self.read().get_database_backend(), bytes);
        let row = self.read().query_one_raw(query).await?;
        let size: i64 = row.ok_or_else(|| Breakage::new("a database without a size"))?.try_get_by_index(0)?;
        Ok(size.unsigned_abs())
    }

    /// Room on the disk of a database that is a file here.
    pub(crate) fn room(&self) -> Option<Room> {
        let file = (self.kind() == DatabaseKind::Sqlite).then(|| file_of(self.address())).flatten()?;
        let disk = rustix::fs::statvfs(file.parent()?).ok()?;
        Some(Room { free: disk.f_bavail * disk.f_frsize, whole: disk.f_blocks * disk.f_frsize })
    }

    /// The steps that were applied.
    pub(crate) async fn steps(&self) -> Outcome<Vec<SchemaStep>> {
        let sql = "SELECT name, applied_at FROM schema_step ORDER BY name";
        let rows = self.read().query_all_raw(Statement::from_string(self.read().get_database_backend(), sql)).await?;
        let step = |row: sea_orm::QueryResult| {
            Ok(SchemaStep { name: row.try_get("", "name")?, at: Moment(row.try_get("", "applied_at")?) })
        };
        rows.into_iter().map(step).collect()
    }

    /// Jobs that wait for the writer; PostgreSQL has none of its own here.
    pub(crate) fn waiting(&self) -> u64 {
        match &self.writes {
            Writes::Queue(queue) => queue.waiting(),
            Writes::Pool(_) => 0,
        }
    }

    /// What is counted.
    pub(crate) const fn measures(&self) -> &Measures {
        &self.measures
    }
}
