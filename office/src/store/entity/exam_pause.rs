use sea_orm::entity::prelude::*;

/// A pause of all running attempts of an exam.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exam_pause")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) exam: String,
    pub(crate) reason: String,
    pub(crate) paused_at: i64,
    pub(crate) paused_by: String,
    pub(crate) resumed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
