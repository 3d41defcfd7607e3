use sea_orm::entity::prelude::*;

/// A person on the way to a post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) post: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) from_at: i64,
    pub(crate) until_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
