use std::collections::BTreeMap;

use engine::{Facility, Interval, Lang, Moment, Slug};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::authoring::Author;
use super::ground::Ground;
use super::texts::{Present, faults};
use super::writers::Writers;
use crate::facility::{facilities, measured};
use crate::handbook::{self, links};
use crate::shelf::Shelf;
use crate::store::entity::{question, question_rest, question_version, report};
use crate::views::{QuestionCard, Rested, ShownDifficulty};
use crate::{Breakage, Outcome};

/// The questions of a filter with the versions that are drawn, by bank and place; two statements.
pub(super) async fn present(
    db: &impl ConnectionTrait,
    questions: sea_orm::Select<question::Entity>,
) -> Outcome<Vec<Present>> {
    let rows = questions.clone().all(db).await?;
    let ids: SelectStatement = ids(questions);
    let versions = question_version::Entity::find()
        .filter(question_version::Column::State.eq("approved"))
        .filter(question_version::Column::QuestionId.in_subquery(ids))
        .all(db)
        .await?;
    let mut versions: BTreeMap<String, question_version::Model> =
        versions.into_iter().map(|row| (row.question_id.clone(), row)).collect();
    let with_version = |row: question::Model| versions.remove(&row.id).map(|version| (row, version));
    let mut present: Vec<Present> = rows.into_iter().filter_map(with_version).collect();
    present.sort_by(|(one, _), (other, _)| {
        (&one.bank, one.retired_at.is_some(), one.place, &one.slug).cmp(&(
            &other.bank,
            other.retired_at.is_some(),
            other.place,
            &other.slug,
        ))
    });
    Ok(present)
}

fn ids(questions: sea_orm::Select<question::Entity>) -> SelectStatement {
    use sea_orm::QueryTrait;
    questions.select_only().column(question::Column::Id).into_query()
}

/// How many reports wait for an answer, by question.
pub(super) async fn open_reports(db: &impl ConnectionTrait) -> Outcome<BTreeMap<String, u32>> {
    let counts: Vec<(String, i64)> = report::Entity::find()
        .select_only()
        .column(report::Column::QuestionId)
        .column_as(report::Column::Id.count(), "open")
        .filter(report::Column::AnsweredAt.is_null())
        .group_by(report::Column::QuestionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// Questions with their keys, in the order given; a fixed number of statements, however many there are.
pub(super) async fn cards(
    db: &impl ConnectionTrait,
    (shelf, author, ground): (&Shelf, &Author, &Ground),
    present: &[Present],
    lang: Lang,
) -> Outcome<Vec<QuestionCard>> {
    let versions: Vec<String> = present.iter().map(|(_, version)| version.id.clone()).collect();
    let readings = shelf.questions(db, &versions, lang).await?;
    let ids: Vec<&str> = versions.iter().map(String::as_str).collect();
    let (facilities, measured) = (facilities(db, &ids).await?, measured(db, &ids).await?);
    let faults = faults(db, (shelf, author, ground), present).await?;
    let rests = rests(db, present).await?;
    let ids = present.iter().map(|(_, version)| version.created_by.as_str());
    let writers = Writers::load(db, ids.chain(rests.values().map(|rest| rest.said_by.as_str()))).await?;
    let reports = open_reports(db).await?;
    let chapters = &handbook::present(db, shelf, lang).await?.chapters;
    let mut cards = Vec::with_capacity(present.len());
    for (((question, version), reading), faults) in present.iter().zip(readings).zip(faults) {
        let solution = author.open_in_source_order(&reading.question);
        let rested = rests.get(&question.id).map(|rest| Rested {
            at: Moment(rest.from_at),
            by: writers.of(&rest.said_by),
            reason: rest.reason.clone(),
        });
        cards.push(QuestionCard {
            bank: Slug::parse(&question.bank).map_err(Breakage::new)?,
            slug: Slug::parse(&question.slug).map_err(Breakage::new)?,
            number: version.number.unsigned_abs(),
            changed_at: Moment(version.created_at),
            changed_by: writers.of(&version.created_by),
            kind: version.kind.parse().map_err(Breakage::new)?,
            difficulty: u8::try_from(version.difficulty).map_err(Breakage::new)?,
            shown: shown(facilities.get(&version.id).copied(), measured.get(&version.id).copied()),
            red_line: version.red_line,
            usage: version.usage.parse().map_err(Breakage::new)?,
            posts: serde_json::from_str(&version.posts)?,
            valid_until: version.valid_until.clone(),
            rested,
            language: reading.language,
            face: reading.question.face.clone(),
            rules: links(chapters, solution.rules.iter().cloned()),
            solution,
            faults,
            open_reports: reports.get(&question.id).copied().unwrap_or(0),
        });
    }
    Ok(cards)
}

fn shown(facility: Option<Facility>, difficulty: Option<u8>) -> Option<ShownDifficulty> {
    let facility = facility?;
    let Interval { low, high } = facility.interval_95()?;
    Some(ShownDifficulty { answers: facility.answers, share: facility.share()?, low, high, difficulty })
}

/// Why those that are retired are, by question.
async fn rests(db: &impl ConnectionTrait, present: &[Present]) -> Outcome<BTreeMap<String, question_rest::Model>> {
    let resting = present.iter().filter(|(question, _)| question.retired_at.is_some());
    let rows = question_rest::Entity::find()
        .filter(question_rest::Column::QuestionId.is_in(resting.map(|(question, _)| question.id.as_str())))
        .filter(question_rest::Column::UntilAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.question_id.clone(), row)).collect())
}
