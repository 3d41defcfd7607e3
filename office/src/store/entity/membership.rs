use engine::Moment;
use sea_orm::Condition;
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

/// Those that hold at a moment: some begin later, some have their end written down.
pub(crate) fn at(at: Moment) -> Condition {
    not_over(at).add(Column::FromAt.lte(at.0))
}

/// Those that hold at a moment or will later.
pub(crate) fn not_over(at: Moment) -> Condition {
    Condition::all().add(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at.0)))
}
