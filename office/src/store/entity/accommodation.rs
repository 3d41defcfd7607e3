use engine::Moment;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Standing extra time of a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accommodation")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) person_id: String,
    pub(crate) percent: i32,
    pub(crate) reason: String,
    pub(crate) from_at: i64,
    pub(crate) until_at: Option<i64>,
    pub(crate) granted_by: String,
    pub(crate) granted_at: i64,
    pub(crate) ended_at: Option<i64>,
    pub(crate) ended_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those that nobody ended and that hold at a moment or will later.
pub(crate) fn not_over(at: Moment) -> Condition {
    Condition::all()
        .add(Column::EndedAt.is_null())
        .add(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at.0)))
}
