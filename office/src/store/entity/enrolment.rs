use engine::Moment;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// A person on the way to a post, or at it, from when until when.
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
    pub(crate) created_at: i64,
    /// At most one row of a person and a post is; whether it holds at a moment its days say.
    pub(crate) in_force: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those that hold at a moment or will later: who is on the way to a post may prepare before the first day there.
pub(crate) fn not_over(at: Moment) -> Condition {
    Condition::all().add(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at.0)))
}
