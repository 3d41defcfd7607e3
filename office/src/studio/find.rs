use engine::{Lang, Limits};
use sea_orm::sea_query::{Expr, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::authoring::Author;
use super::cards::{cards, present};
use super::ground::Ground;
use crate::store::entity::{question, question_text, question_version};
use crate::views::{FoundQuestions, QuestionQuery, Resting};
use crate::{Office, Outcome, Viewer};

/// Questions on one page.
const PAGE: u64 = 20;
/// The longest text that is looked for, in characters.
const LONGEST: usize = 100;

impl Office {
    /// Questions by what stands in them and by what they are, one page of them. A page beyond the last is the last.
    ///
    /// # Errors
    /// `NotAllowed` for everybody but trainers and administrators.
    pub async fn find_questions(&self, viewer: &Viewer, query: &QuestionQuery, lang: Lang) -> Outcome<FoundQuestions> {
        let (author, db) = (Author::of(viewer)?, self.store.read());
        let words: String = query.text.trim().chars().filter(|sign| *sign != '\0').take(LONGEST).collect();
        // The databases agree on lower case for ASCII only.
        let words = words.to_ascii_lowercase();
        let limits = limits_with(db, &words).await?;
        let found = question::Entity::find().filter(condition(query, &words, limits));
        let total = found.clone().count(db).await?;
        let pages = total.div_ceil(PAGE).max(1);
        let page = u64::from(query.page).min(pages - 1);
        let ids: Vec<String> = found
            .select_only()
            .column(question::Column::Id)
            .order_by_asc(question::Column::Bank)
            .order_by_asc(question::Column::Place)
            .order_by_asc(question::Column::Slug)
            .limit(PAGE)
            .offset(page * PAGE)
            .into_tuple()
            .all(db)
            .await?;
        let ground = Ground::load(db, &self.shelf).await?;
        let mut present = present(db, question::Entity::find().filter(question::Column::Id.is_in(ids))).await?;
        present.sort_by(|(one, _), (other, _)| {
            (&one.bank, one.place, &one.slug).cmp(&(&other.bank, other.place, &other.slug))
        });
        Ok(FoundQuestions {
            total: u32::try_from(total).unwrap_or(u32::MAX),
            page: u32::try_from(page).unwrap_or(u32::MAX),
            pages: u32::try_from(pages).unwrap_or(u32::MAX),
            questions: cards(db, (&self.shelf, &author, &ground), &present, lang).await?,
        })
    }
}

/// The limits that say these words, as they are stored: beside what they say stand their names and languages.
async fn limits_with(db: &impl ConnectionTrait, words: &str) -> Outcome<Vec<String>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let some = like(Func::lower(Expr::col(question_version::Column::Limits)), &escaped(words));
    let rows: Vec<String> = question_version::Entity::find()
        .select_only()
        .column(question_version::Column::Limits)
        .distinct()
        .filter(question_version::Column::State.eq("approved"))
        .filter(some)
        .into_tuple()
        .all(db)
        .await?;
    let says = |row: &String| {
        let limits: Result<Limits, _> = serde_json::from_str(row);
        limits.is_ok_and(|limits| limits.texts().any(|text| text.to_ascii_lowercase().contains(words)))
    };
    Ok(rows.into_iter().filter(says).collect())
}

/// A query as a filter on questions; with the limits that say its words.
fn condition(query: &QuestionQuery, words: &str, limits: Vec<String>) -> Condition {
    let mut of_question =
        Condition::all().add_option(query.bank.as_ref().map(|bank| question::Column::Bank.eq(bank.as_str())));
    of_question = match query.resting {
        Resting::No => of_question.add(question::Column::RetiredAt.is_null()),
        Resting::Only => of_question.add(question::Column::RetiredAt.is_not_null()),
        Resting::Too => of_question,
    };
    let versions = question_version::Entity::find()
        .select_only()
        .column(question_version::Column::QuestionId)
        .filter(of_version(query, words, limits))
        .into_query();
    of_question.add(question::Column::Id.in_subquery(versions))
}

fn of_version(query: &QuestionQuery, words: &str, limits: Vec<String>) -> Condition {
    let mut condition = Condition::all()
        .add(question_version::Column::State.eq("approved"))
        .add_option(query.kind.map(|kind| question_version::Column::Kind.eq(kind.as_str())))
        .add_option(query.difficulty.map(|difficulty| question_version::Column::Difficulty.eq(i32::from(difficulty))))
        .add_option(query.usage.map(|usage| question_version::Column::Usage.eq(usage.as_str())))
        .add_option(query.red_lines_only.then(|| question_version::Column::RedLine.eq(true)));
    if let Some(rule) = &query.rule {
        // Rules tell of keys, so they are no column: an attribute ends with a space or the brace.
        let rule = escaped(&rule.to_string());
        let ends =
            [" ", "}", "\n"].map(|end| like(Expr::col(question_text::Column::Source), &format!("rule={rule}{end}")));
        condition = condition.add(with_text(ends.into_iter().fold(Condition::any(), Condition::add)));
    }
    if !words.is_empty() {
        let in_text = like(Func::lower(Expr::col(question_text::Column::Source)), &escaped(words));
        // What a limit says stands beside the text that cites it.
        let in_limits = question_version::Column::Limits.is_in(limits);
        condition = condition.add(Condition::any().add(with_text(Condition::all().add(in_text))).add(in_limits));
    }
    condition
}

fn like(column: impl sea_orm::sea_query::ExprTrait, words: &str) -> Expr {
    column.like(LikeExpr::new(format!("%{words}%")).escape('\\'))
}

/// Versions of which a text fulfils something, in whatever language.
fn with_text(condition: Condition) -> Expr {
    let texts = question_text::Entity::find()
        .select_only()
        .column(question_text::Column::QuestionVersionId)
        .filter(condition)
        .into_query();
    question_version::Column::Id.in_subquery(texts)
}

/// A text in which nothing stands for something else.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_stands_for_something_else() {
        assert_eq!(escaped(r"100%_\退货"), r"100\%\_\\退货");
    }
}
