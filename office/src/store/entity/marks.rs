use sea_orm::entity::prelude::*;

/// A grading; never changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "marks")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) attempt_id: String,
    pub(crate) number: i32,
    pub(crate) reason: String,
    pub(crate) graded_at: i64,
    pub(crate) graded_by: String,
    pub(crate) total: i64,
    pub(crate) max: i64,
    pub(crate) passed: bool,
    pub(crate) body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
