use sea_orm::entity::prelude::*;

/// What a page noted of its window.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_note")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) device: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) number: i32,
    pub(crate) kind: String,
    pub(crate) received_at: i64,
    pub(crate) said_ago_ms: i64,
    pub(crate) said_ms: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
