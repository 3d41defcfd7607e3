use sea_orm::entity::prelude::*;

use super::Silent;

/// A pair of keys that signs certificates and statements.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) kid: String,
    pub(crate) public: String,
    pub(crate) private_sealed: Silent,
    pub(crate) created_at: i64,
    pub(crate) retired_at: Option<i64>,
    pub(crate) withdrawn_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
