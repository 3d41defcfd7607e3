use sea_orm::entity::prelude::*;

/// A chapter of the handbook in one language, as it was at one time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chapter_version")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) chapter: String,
    pub(crate) number: i32,
    pub(crate) language: String,
    pub(crate) hash: String,
    pub(crate) source: String,
    pub(crate) limits: String,
    pub(crate) created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
