use sea_orm::entity::prelude::*;

/// From when on a section of an attempt took answers, for all sections but the first.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_section")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) section: i32,
    pub(crate) reached_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
