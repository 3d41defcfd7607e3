use sea_orm::entity::prelude::*;

/// In short what the marks that hold now say of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "marks_sum")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    pub(crate) marks_id: String,
    pub(crate) passed: bool,
    pub(crate) total: i64,
    pub(crate) max: i64,
    pub(crate) topics: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
