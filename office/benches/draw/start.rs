use std::fmt::Write as _;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use engine::{Lang, Moment, Slug};
use office::{Chance, FixedClock, NewPerson, Office, Operator, Role, Settings, SignIn, Stopwatch, Viewer};
use sea_orm::{ConnectionTrait, Database};

use crate::banks::TOPICS;
use crate::{Done, within};

const PASSWORD: &str = "correct horse battery";
const OPERATOR: Operator = Operator::of_this_process();
/// How many people start.
const PEOPLE: u32 = 40;

/// A folder that is gone with its name.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// The first start, which makes the pool, and those after it.
pub(crate) async fn measure(size: u32) -> Done<()> {
    let folder = Folder(std::env::temp_dir().join(format!("passgate-bench-draw-{}-{size}", std::process::id())));
    write(&folder.0)?;
    let url = format!("sqlite://{}/bench.db", folder.0.display());
    let settings = Settings { database_url: url.clone(), secret: [7; 32], demo: false };
    let clock = Arc::new(FixedClock::at(Moment(1_785_546_000_000)));
    let office = Office::open(settings, clock, Chance::from_seed([1; 32])).await?;
    told(office.load_content(&OPERATOR, &folder.0).await)?.map_err(|faults| format!("{faults:?}"))?;
    let raw = Database::connect(&url).await?;
    for sql in questions(size) {
        raw.execute_unprepared(&sql).await?;
    }
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(viewer(&office, &format!("B{number}")).await?);
    }
    let exam = Slug::parse("big")?;
    let (mut took, mut statements) = (Vec::new(), 0);
    for viewer in &people {
        let (start, before) = (Stopwatch::start(), office.statements());
        told(office.start(viewer, &exam, Lang::ZhHans).await)?;
        took.push(start.seconds() * 1e3);
        statements = office.statements() - before;
    }
    let first = took.remove(0);
    let (p50, p99) = within(&mut took);
    println!("| {size} | {first:.0} | {p50:.1} | {p99:.1} | {statements} |");
    raw.close().await?;
    office.shut().await;
    Ok(())
}

/// An exam over six banks of seven questions each.
fn write(folder: &std::path::Path) -> Done<()> {
    for part in ["banks", "exams", "handbook", "tracks"] {
        std::fs::create_dir_all(folder.join(part))?;
    }
    std::fs::write(folder.join("limits.toml"), "")?;
    let chapter = "---\nchapter: a\ntitle: 甲\nlanguage: zh-Hans\n---\n\n## 乙 {#b}\n\n如此。\n";
    std::fs::write(folder.join("handbook/a.zh-Hans.md"), chapter)?;
    let mut exam = "exam = \"big\"\nmode = \"mock\"\nminutes = 60\n\n[title]\nzh-Hans = \"大\"\n\n[pass]\n\
        total-percent = 60\n\n[[section]]\ntype = \"single\"\npoints = 2\n"
        .to_owned();
    for topic in TOPICS {
        let mut bank = format!("---\nbank: {topic}\ntitle: {topic}\nlanguage: zh-Hans\n---\n");
        for number in 1..=7 {
            let difficulty = if number > 5 { 2 } else { 1 };
            let _ = write!(
                bank,
                "\n## 第 {number} 个问题? {{#first-{number} rule=a/b difficulty={difficulty}}}\n\n- [ ] 20 件\n\
                 - [x] 50 件\n- [ ] 70 件\n- [ ] 90 件\n\n> 如此。\n"
            );
        }
        std::fs::write(folder.join(format!("banks/{topic}.zh-Hans.md")), bank)?;
        for (difficulty, count) in [(1, 5), (2, 2)] {
            let _ =
                write!(exam, "\n[[section.cell]]\ntopic = \"{topic}\"\ndifficulty = {difficulty}\ncount = {count}\n");
        }
    }
    Ok(std::fs::write(folder.join("exams/big.toml"), exam)?)
}

/// Statements that make so many more, past the office, and the revision that goes with it.
fn questions(size: u32) -> Vec<String> {
    let of = |number: &str| {
        format!(
            "CASE ({number} / 3) % 6 WHEN 0 THEN 'one' WHEN 1 THEN 'two' WHEN 2 THEN 'three' WHEN 3 THEN 'four' WHEN 4 THEN 'five' ELSE 'six' END"
        )
    };
    let all = format!("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {} - 1)", size);
    let bank = of("i");
    vec![
        format!(
            "INSERT INTO question (id, bank, slug, place, retired_at) {all} SELECT 'q' || i, {bank}, 'q' || i, i + 1, NULL FROM n"
        ),
        format!(
            "INSERT INTO question_version (id, question_id, number, kind, topic, difficulty, red_line, usage, shape, enemies, \
             posts, valid_until, state, hash, limits, created_at, created_by, from_revision) {all} SELECT printf('%08x', \
             (i * 2654435761) % 4294967296) || i, 'q' || i, 1, 'single', {bank}, CASE i % 3 WHEN 0 THEN 2 ELSE 1 END, FALSE, 'both', \
             '[null,null,null,null]', '[]', '[]', NULL, 'approved', 'h', '{{}}', 0, 'operator', 0 FROM n"
        ),
        "UPDATE setting SET value = '1000' WHERE name = 'content.revision'".to_owned(),
    ]
}

async fn viewer(office: &Office, staff_no: &str) -> Done<Viewer> {
    let new = NewPerson {
        staff_no: staff_no.to_owned(),
        name: format!("员工{staff_no}"),
        roles: [Role::Trainee].into_iter().collect(),
        team: None,
        posts: Vec::new(),
        language: Some(Lang::ZhHans),
        password: None,
    };
    let link = told(office.add_person(&OPERATOR, new).await)?.one_time_link_token;
    told(office.set_first_password(&link.unwrap_or_default(), PASSWORD).await)?;
    let sign_in = SignIn {
        staff_no: staff_no.to_owned(),
        password: PASSWORD.to_owned(),
        address: IpAddr::from([203, 0, 113, 7]),
        device: "bench".to_owned(),
    };
    Ok(told(office.sign_in(sign_in).await)?.viewer)
}

fn told<T>(outcome: office::Outcome<T>) -> Done<T> {
    outcome.map_err(|failure| format!("{failure:?}").into())
}
