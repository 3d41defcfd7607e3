use sea_orm::entity::prelude::*;

/// A question of a paper at its place.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_item")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) place: i32,
    pub(crate) section: i32,
    pub(crate) number: i32,
    pub(crate) question_version_id: String,
    pub(crate) choice_order: String,
    pub(crate) points: i64,
    pub(crate) policy: String,
    pub(crate) flagged: bool,
    pub(crate) settled_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
