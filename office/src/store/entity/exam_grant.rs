use sea_orm::entity::prelude::*;

/// One more attempt at an exam, or extra minutes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exam_grant")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) person_id: String,
    pub(crate) exam: String,
    pub(crate) kind: String,
    pub(crate) minutes: i32,
    pub(crate) reason: String,
    pub(crate) granted_by: String,
    pub(crate) granted_at: i64,
    pub(crate) attempt_id: Option<String>,
    pub(crate) void_at: Option<i64>,
    /// The form that asked for it.
    pub(crate) once: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
