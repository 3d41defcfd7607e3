use sea_orm::entity::prelude::*;

/// The difficulty that answers have shown of a version of a question, for some revisions of the content.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "measured_difficulty")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) question_version_id: String,
    pub(crate) difficulty: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) from_revision: i64,
    pub(crate) until_revision: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
