use sea_orm::entity::prelude::*;

/// What the draw knows of a question, as it was at one time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_version")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) question_id: String,
    pub(crate) number: i32,
    pub(crate) kind: String,
    pub(crate) topic: String,
    pub(crate) difficulty: i32,
    pub(crate) red_line: bool,
    pub(crate) usage: String,
    pub(crate) shape: String,
    pub(crate) enemies: String,
    pub(crate) posts: String,
    pub(crate) valid_until: Option<String>,
    pub(crate) state: String,
    pub(crate) hash: String,
    pub(crate) limits: String,
    pub(crate) created_at: i64,
    pub(crate) created_by: String,
    /// The first revision that draws it; none while it was never drawn.
    pub(crate) from_revision: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
