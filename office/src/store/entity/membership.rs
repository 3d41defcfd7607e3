use engine::Moment;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

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

/// Those that began by a moment and that none of the same person's outlasted: the teams of somebody who has left.
pub(crate) fn last(at: Moment) -> Condition {
    let end = |table: &'static str| Expr::col((table, Column::UntilAt)).if_null(i64::MAX);
    let mut longer = Query::select();
    longer
        .expr(Expr::val(1))
        .from_as(Entity, "longer")
        .and_where(Expr::col(("longer", Column::PersonId)).equals(("membership", Column::PersonId)))
        .and_where(Expr::col(("longer", Column::FromAt)).lte(at.0))
        .and_where(end("longer").gt(end("membership")));
    Condition::all().add(Column::FromAt.lte(at.0)).add(Expr::exists(longer).not())
}
