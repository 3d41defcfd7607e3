use engine::{Lang, Refusal};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::may_be_written;
use crate::store::entity::person_data;
use crate::{Office, Outcome, PersonId, Viewer};

impl Office {
    /// Changes what a person is called, and the language they read; without one, the browser's is followed.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`; `BadRequest` for a name that cannot be written.
    pub async fn describe_person(
        &self,
        viewer: &Viewer,
        id: &PersonId,
        name: &str,
        language: Option<Lang>,
    ) -> Outcome<()> {
        let name = name.trim().to_owned();
        if !may_be_written(&name) {
            return Err(Refusal::BadRequest { field: "name".to_owned() }.into());
        }
        self.change_person(viewer, id, move |hand| {
            Box::pin(async move {
                person_data::Entity::update_many()
                    .col_expr(person_data::Column::Name, Expr::value(name))
                    .col_expr(person_data::Column::Language, Expr::value(language.map(Lang::as_str)))
                    .filter(person_data::Column::PersonId.eq(hand.person.as_str()))
                    .exec(hand.tx)
                    .await?;
                // What they were called stays out of the log.
                hand.note("person.described", serde_json::json!({ "language": language })).await
            })
        })
        .await
    }
}
