use sea_orm::entity::prelude::*;

/// What a person decided about an answer that was kept and not graded.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_decision")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) attempt_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) ordinal: i32,
    pub(crate) place: i32,
    pub(crate) counted: bool,
    pub(crate) reason: String,
    pub(crate) decided_by: String,
    pub(crate) decided_at: i64,
    /// The marks that came of it; none when it was left.
    pub(crate) marks_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
