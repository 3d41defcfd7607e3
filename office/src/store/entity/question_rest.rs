use sea_orm::entity::prelude::*;

/// A time in which a question was not drawn.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_rest")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) question_id: String,
    pub(crate) from_at: i64,
    pub(crate) until_at: Option<i64>,
    /// A person, or the operator for files.
    pub(crate) said_by: String,
    pub(crate) reason: Option<String>,
    pub(crate) from_revision: i64,
    pub(crate) until_revision: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
