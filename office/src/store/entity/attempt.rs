use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

/// One sitting of one exam by one candidate.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) person_id: String,
    pub(crate) exam: String,
    pub(crate) exam_version_id: String,
    pub(crate) number: i32,
    pub(crate) state: String,
    pub(crate) language: String,
    pub(crate) started_at: i64,
    pub(crate) deadline_at: Option<i64>,
    pub(crate) closed_at: Option<i64>,
    pub(crate) closed_by: Option<String>,
    pub(crate) epoch: i32,
    pub(crate) holder: Option<String>,
    pub(crate) version: i32,
    pub(crate) last_receipt: Option<String>,
    /// The highest of all its answers' sequences, where it is known: one above it was never sent.
    pub(crate) last_sequence: Option<i32>,
    pub(crate) extra_ms: i64,
    pub(crate) paused_at: Option<i64>,
    /// When the last pause ended.
    pub(crate) resumed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Whose attempts run. It is written out, as in the index that it can use.
pub(crate) fn runs() -> Expr {
    Column::State.into_expr().eq(Expr::cust("'running'"))
}

/// Whose attempts are not over: they run, or stand still.
pub(crate) fn is_open() -> Expr {
    Column::State.into_expr().is_in([Expr::cust("'running'"), Expr::cust("'paused'")])
}
