use sea_orm::entity::prelude::*;

use super::Silent;

/// How a person proves to be who they are.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credential")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: String,
    pub(crate) password_hash: Silent,
    pub(crate) changed_at: i64,
    pub(crate) must_change: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
