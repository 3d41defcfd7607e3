use sea_orm::entity::prelude::*;

/// How people answered a version of a question the first time that they met the question.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "facility")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) question_version_id: String,
    pub(crate) answers: i32,
    /// 10,000 for each who got all points.
    pub(crate) got: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
