use sea_orm::entity::prelude::*;

/// Who is in a team, from when until when.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) person_id: String,
    pub(crate) team_id: String,
    pub(crate) kind: String,
    pub(crate) from_at: i64,
    pub(crate) until_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
