use engine::Lang;
use sea_orm::{ConnectionTrait, Statement};
use serde::Serialize;

use crate::Outcome;

/// What is missing in a language of the department; its readers get the next best one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untranslated {
    /// The language.
    pub language: Lang,
    /// Questions in use without a text in it.
    pub questions: i64,
    /// Chapters without a text in it.
    pub chapters: i64,
}

const MISSING: &str = "SELECT \
    (SELECT count(*) FROM question q JOIN question_version v ON v.question_id = q.id \
        AND v.number = (SELECT max(n.number) FROM question_version n WHERE n.question_id = q.id) \
        WHERE q.retired_at IS NULL AND NOT EXISTS \
        (SELECT 1 FROM question_text t WHERE t.question_version_id = v.id AND t.language = $1)) AS questions, \
    (SELECT count(*) FROM (SELECT chapter, max(number) AS number FROM chapter_version GROUP BY chapter) c \
        WHERE NOT EXISTS (SELECT 1 FROM chapter_version v \
        WHERE v.chapter = c.chapter AND v.number = c.number AND v.language = $1)) AS chapters";

/// What is missing, language by language; nothing, where all is there.
pub(super) async fn untranslated(db: &impl ConnectionTrait, languages: &[Lang]) -> Outcome<Vec<Untranslated>> {
    let mut lacking = Vec::new();
    for &language in languages {
        let query = Statement::from_sql_and_values(db.get_database_backend(), MISSING, [language.as_str().into()]);
        let Some(row) = db.query_one_raw(query).await? else { continue };
        let found =
            Untranslated { language, questions: row.try_get("", "questions")?, chapters: row.try_get("", "chapters")? };
        if found.questions + found.chapters > 0 {
            lacking.push(found);
        }
    }
    Ok(lacking)
}
