use sea_orm::entity::prelude::*;

/// Who a person is: the one table with personal data.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_data")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) person_id: String,
    pub(crate) staff_no: String,
    pub(crate) name: String,
    pub(crate) mail: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) outside_id: Option<String>,
    pub(crate) present: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Who is here. It is written out, as in the index of staff numbers, which can be used for it.
pub(crate) fn is_present() -> Expr {
    Column::Present.into_expr()
}
