use sea_orm::entity::prelude::*;

/// What was entered for one place, each time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) ordinal: i32,
    pub(crate) place: i32,
    pub(crate) device: String,
    pub(crate) epoch: i32,
    pub(crate) sequence: i32,
    pub(crate) payload: String,
    pub(crate) language: String,
    pub(crate) received_at: i64,
    pub(crate) standing: String,
    pub(crate) receipt: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
