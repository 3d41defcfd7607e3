use sea_orm::entity::prelude::*;

/// How a paper came about.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_record")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    pub(crate) algorithm: i32,
    pub(crate) seed: String,
    pub(crate) record: String,
    /// The revision, the day and the posts (a JSON list) it rests on; none in records of the first algorithm.
    pub(crate) revision: Option<i64>,
    pub(crate) day: Option<String>,
    pub(crate) posts: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
