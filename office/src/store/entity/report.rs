use sea_orm::entity::prelude::*;

/// What a candidate said about a question of one of their attempts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) attempt_id: String,
    pub(crate) place: i32,
    pub(crate) person_id: String,
    pub(crate) question_id: String,
    pub(crate) question_version_id: String,
    pub(crate) text: String,
    /// The language in which the question was read.
    pub(crate) language: String,
    pub(crate) at: i64,
    pub(crate) answer: Option<String>,
    pub(crate) answered_at: Option<i64>,
    pub(crate) answered_by: Option<String>,
    /// When the candidate has read the answer.
    pub(crate) read_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
