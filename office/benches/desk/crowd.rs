//! Twenty people really sit the exam, well and badly; their attempts and marks rows, as the engine wrote them, are what the
//! crowd gets. Who passed and has read the handbook gets a certificate that is really signed.

use std::fmt::Write;

use engine::{Lang, Payload, Slug, Track};
use office::views::Save;
use office::{Role, Viewer};

use crate::Done;
use crate::house::{House, exam, told};

const TEAMS: usize = 100;
const SITTERS: usize = 20;
/// Rows that one statement writes.
const AT_ONCE: usize = 200;
const DAY_MS: i64 = 86_400_000;
/// Of so many people one holds a certificate.
const CERTIFIED: usize = 10;

/// Who looks.
pub(crate) struct Crowd {
    pub(crate) admin: Viewer,
    /// Leads the fifty people of one team.
    pub(crate) manager: Viewer,
    /// Somebody of that team who has sat often.
    pub(crate) somebody: office::PersonId,
}

/// Fills a house.
pub(crate) async fn fill(house: &House, people: usize, attempts: usize) -> Done<Crowd> {
    let admin = house.viewer("ADMIN", Role::Administrator, None).await?;
    let manager = house.viewer("MANAGER", Role::Manager, Some("小组00")).await?;
    for team in 1..TEAMS {
        house.sql(&format!("INSERT INTO team (id, name) VALUES ('team{team:02}', '小组{team:02}')")).await?;
    }
    house.sql("INSERT INTO post (id) VALUES ('online-agent') ON CONFLICT DO NOTHING").await?;
    sitters(house).await?;
    add_people(house, people).await?;
    add_attempts(house, people, attempts).await?;
    house.sum_up().await?;
    house.clock.advance(365 * DAY_MS);
    certify(house, people).await?;
    house.sql("ANALYZE").await?;
    Ok(Crowd { admin, manager, somebody: office::PersonId::new("p00000") })
}

/// The real attempts: each sitter ticks the first choice of a question, or some choices by a rule of their own.
async fn sitters(house: &House) -> Done<()> {
    let exam = exam()?;
    for number in 0..SITTERS {
        let viewer = house.viewer(&format!("S{number:02}"), Role::Trainee, Some("小组99")).await?;
        let attempt = told(house.office.start(&viewer, &exam, Lang::ZhHans).await)?;
        let sheet = told(house.office.sheet(&viewer, &attempt, Lang::ZhHans).await)?;
        let items = sheet.sections.iter().flat_map(|section| &section.items);
        for (sequence, item) in (1..).zip(items) {
            let choices = u8::try_from(item.face.choices.len()).unwrap_or(u8::MAX).max(1);
            let tick = (u8::try_from(number).unwrap_or(0) + u8::try_from(item.place % 7).unwrap_or(0)) % choices;
            let save = Save {
                device: "bench".to_owned(),
                epoch: sheet.epoch,
                sequence,
                place: item.place,
                payload: Payload::choices([tick]),
                language: Lang::ZhHans,
            };
            told(house.office.save(&viewer, &attempt, save).await)?;
        }
        told(house.office.hand_in(&viewer, &attempt).await)?;
    }
    Ok(())
}

async fn add_people(house: &House, people: usize) -> Done<()> {
    for start in (0..people).step_by(AT_ONCE) {
        let range = start..people.min(start + AT_ONCE);
        let rows = |row: &dyn Fn(usize) -> String| range.clone().map(row).collect::<Vec<_>>().join(",");
        let mut sql = String::new();
        put(&mut sql, "person (id, created_at)", &rows(&|it| format!("('p{it:05}', 0)")));
        let data = rows(&|it| format!("('p{it:05}', 'P{it:05}', '员工{it}', TRUE)"));
        put(&mut sql, "person_data (person_id, staff_no, name, present)", &data);
        let team = |it| match it % TEAMS {
            0 => "(SELECT id FROM team WHERE name = '小组00')".to_owned(),
            team => format!("'team{team:02}'"),
        };
        let membership = rows(&|it| format!("('m{it:05}', 'p{it:05}', {}, 'regular', 0)", team(it)));
        put(&mut sql, "membership (id, person_id, team_id, kind, from_at)", &membership);
        let enrolment = rows(&|it| format!("('p{it:05}', 'online-agent', 0, 0, TRUE)"));
        put(&mut sql, "enrolment (person_id, post, from_at, created_at, in_force)", &enrolment);
        house.sql(&sql).await?;
    }
    Ok(())
}

fn put(sql: &mut String, table: &str, rows: &str) {
    // Writing to a text cannot fail.
    let _written = write!(sql, "INSERT INTO {table} VALUES {rows};");
}

/// Each person's attempts one after the other over a year; each copies one of the real ones, but for passing.
async fn add_attempts(house: &House, people: usize, attempts: usize) -> Done<()> {
    house
        .sql(
            "CREATE TABLE model AS SELECT row_number() OVER (ORDER BY a.id) AS place, a.exam, a.exam_version_id, \
        a.started_at, m.total, m.max, m.passed, m.body, s.topics FROM attempt a JOIN marks m ON m.attempt_id = a.id \
        JOIN marks_sum s ON s.attempt_id = a.id",
        )
        .await?;
    house
        .sql("CREATE TABLE wish (id TEXT, person TEXT, number INTEGER, place INTEGER, at BIGINT, passes BOOLEAN)")
        .await?;
    for start in (0..attempts).step_by(AT_ONCE * 5) {
        let rows = (start..attempts.min(start + AT_ONCE * 5)).map(|it| {
            let (person, number) = (it % people, it / people + 1);
            let at = i64::try_from(it).unwrap_or(0) * 360 * DAY_MS / i64::try_from(attempts).unwrap_or(1);
            // One of seven never passes.
            let passes = person % 7 != 3 && (person + number) % 7 < 3;
            format!("('a{it:06}', 'p{person:05}', {number}, {}, {at}, {passes})", (it * 7 + person) % SITTERS + 1)
        });
        let mut sql = String::new();
        put(&mut sql, "wish (id, person, number, place, at, passes)", &rows.collect::<Vec<_>>().join(","));
        house.sql(&sql).await?;
    }
    for sql in [
        "INSERT INTO attempt (id, person_id, exam, exam_version_id, number, state, language, started_at, deadline_at, \
         closed_at, closed_by, epoch, version, extra_ms) SELECT w.id, w.person, m.exam, m.exam_version_id, w.number, 'closed', \
         'zh-Hans', m.started_at + w.at, m.started_at + w.at + 2700000, m.started_at + w.at + 1800000, 'candidate', 1, 42, 0 \
         FROM wish w JOIN model m ON m.place = w.place",
        "INSERT INTO marks (id, attempt_id, number, reason, graded_at, graded_by, total, max, passed, body) \
         SELECT 'm' || w.id, w.id, 1, 'closed', m.started_at + w.at, 'office', m.total, m.max, w.passes, m.body \
         FROM wish w JOIN model m ON m.place = w.place",
        "INSERT INTO marks_sum (attempt_id, marks_id, passed, total, max, topics) \
         SELECT w.id, 'm' || w.id, w.passes, m.total, m.max, m.topics FROM wish w JOIN model m ON m.place = w.place",
        "INSERT INTO event (id, at, actor, kind, subject) SELECT 'e' || id, at, person, 'attempt.closed', id FROM wish",
        "DROP TABLE wish",
        "DROP TABLE model",
    ] {
        house.sql(sql).await?;
    }
    Ok(())
}

/// Lets some read the last chapter, which issues their certificates.
async fn certify(house: &House, people: usize) -> Done<()> {
    let chapters = chapters()?;
    let (first, others) = chapters.split_first().ok_or("the track asks for no chapter")?;
    let template = house.signed_in("S00").await?;
    for chapter in others {
        house
            .sql(&format!(
                "INSERT INTO chapter_read (person_id, chapter, version, at) SELECT person_id, '{chapter}', 1, 0 \
                 FROM person_data WHERE staff_no LIKE 'P%'"
            ))
            .await?;
    }
    for it in (0..people).step_by(CERTIFIED) {
        // Only whose chapter it is matters here; signing in thousands of times would measure the hashing of passwords.
        let mut viewer = template.clone();
        viewer.person = office::PersonId::new(format!("p{it:05}"));
        told(house.office.mark_read(&viewer, first).await)?;
    }
    Ok(())
}

/// What the track of the crowd's post asks to be read.
fn chapters() -> Done<Vec<Slug>> {
    let file = "question-banks/tracks/online-agent.toml";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let text = std::fs::read_to_string(&path).map_err(|problem| format!("{}: {problem}", path.display()))?;
    let (track, _faults) = Track::parse(file, &text);
    Ok(track.ok_or("the track cannot be read")?.phases.into_iter().flat_map(|phase| phase.chapters).collect())
}
