use std::collections::BTreeMap;
use std::sync::Arc;

use engine::Exam;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{REPETITION, Shelf};
use crate::store::entity::exam_version;
use crate::{Breakage, Outcome};

impl Shelf {
    /// One version of an exam.
    pub(crate) async fn exam(&self, db: &impl ConnectionTrait, version: &str) -> Outcome<Arc<Exam>> {
        if let Some(exam) = self.0.exams.get(version) {
            return Ok(exam);
        }
        let row = exam_version::Entity::find_by_id(version).one(db).await?;
        let row = row.ok_or_else(|| Breakage::new("an attempt names an exam version that is not there"))?;
        let exam = Exam::parse(&row.exam, &row.source).0;
        let exam = exam.ok_or_else(|| Breakage::new(format!("exam version {version} cannot be read")))?;
        Ok(self.0.exams.put(row.id, exam))
    }

    /// Every exam in the version that new attempts get, by its name; not the house's own.
    pub(crate) async fn present_exams(&self, db: &impl ConnectionTrait) -> Outcome<Vec<Arc<Exam>>> {
        let versions: Vec<(String, String)> = exam_version::Entity::find()
            .select_only()
            .columns([exam_version::Column::Exam, exam_version::Column::Id])
            .filter(exam_version::Column::Exam.ne(REPETITION))
            .order_by_asc(exam_version::Column::Number)
            .into_tuple()
            .all(db)
            .await?;
        let newest: BTreeMap<String, String> = versions.into_iter().collect();
        let mut exams = Vec::with_capacity(newest.len());
        for version in newest.values() {
            exams.push(self.exam(db, version).await?);
        }
        Ok(exams)
    }

    /// The version of an exam that new attempts get, with its id.
    pub(crate) async fn present_exam(
        &self,
        db: &impl ConnectionTrait,
        exam: &str,
    ) -> Outcome<Option<(String, Arc<Exam>)>> {
        let newest: Option<String> = exam_version::Entity::find()
            .select_only()
            .column(exam_version::Column::Id)
            .filter(exam_version::Column::Exam.eq(exam))
            .order_by_desc(exam_version::Column::Number)
            .into_tuple()
            .one(db)
            .await?;
        match newest {
            Some(version) => {
                let exam = self.exam(db, &version).await?;
                Ok(Some((version, exam)))
            }
            None => Ok(None),
        }
    }
}
