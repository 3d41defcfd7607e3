//! Limits, exams and tracks: what is read, and every fault of them.

use engine::{Exam, Fault, Lang, Limits, Mode, Navigation, Pages, Points, Sitting, Track};

const EXAM: &str = r#"exam = "base"
mode = "certification"
minutes = 45
attempts = 3
pause-hours = 24
declared-points = 55.5
shown = { fail = ["topics"], pass = ["solutions"] }
title = { zh-Hans = "考试", en = "Exam" }
pass = { total-percent = 80, red-lines = true }

[[section]]
type = "single"
points = 3

[[section.cell]]
topic = "returns"
difficulty = 1
count = 16

[[section]]
type = "multi"
points = 2.5
policy = "half-if-incomplete"
cell = [{ topic = "returns", red-line = true, count = 3 }]
minimum-percent = 60
"#;

const TRACK: &str = r#"post = "agent"
certificate-months = 12
title = { en = "Agent" }

[[phase]]
id = "study"
title = { en = "Study" }
chapters = ["returns"]

[[phase]]
id = "exam"
title = { en = "Exam" }
exams = ["base"]
minimum-days = 3
sign-off = true
"#;

fn said(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| format!("{} {} {}", fault.line, fault.code, fault.detail)).collect()
}

#[track_caller]
fn check_exam(text: &str, expect: &[&str]) {
    let (exam, faults) = Exam::parse("base.toml", text);
    let said = said(&faults);
    assert_eq!(said.len(), expect.len(), "{said:#?}");
    assert!(said.iter().zip(expect).all(|(said, start)| said.starts_with(start)), "{said:#?}");
    assert_eq!(exam.is_some(), faults.is_empty());
}

#[test]
fn an_exam_is_read_as_it_is_written() {
    let (exam, faults) = Exam::parse("base.toml", &format!("\u{feff}{}", EXAM.replace('\n', "\r\n")));
    let exam = exam.unwrap();
    assert_eq!(said(&faults), [""; 0]);
    assert_eq!((exam.id.as_str(), exam.mode, exam.minutes), ("base", Mode::Certification, Some(45)));
    assert_eq!((exam.attempts, exam.pause_hours, exam.pass.total_percent), (3, 24, 80));
    assert_eq!((exam.blueprint.total(), exam.blueprint.count(), exam.blueprint.red_lines()), (Points(5550), 19, 3));
    assert_eq!((exam.pass.of_section(1), exam.pass.of_section(2)), (None, Some(60)));
    assert_eq!(exam.title.get(&Lang::En).map(String::as_str), Some("Exam"));
}

#[test]
fn how_an_exam_is_sat_is_read_and_every_fault_of_it_is_told() {
    let with = |table: &str| format!("{EXAM}\n[sitting]\n{table}");
    let read = |text: &str| Exam::parse("base.toml", text).0.unwrap().sitting;
    assert_eq!(read(EXAM), Sitting::default());
    assert_eq!(read(&with("pages = \"section\"\n")), Sitting { pages: Pages::Section, ..Sitting::default() });
    let all = "navigation = \"section-locked\"\npages = \"question\"\nwatermark = true\nnotes = true\n";
    let sat = read(&with(all));
    assert_eq!((sat.navigation, sat.pages), (Navigation::SectionLocked, Pages::Question));
    assert!(sat.is_locked() && sat.watermark && sat.notes);
    let line = EXAM.lines().count() + 2;
    check_exam(
        &with("navigation = \"backwards\"\npages = 3\nwatermark = \"yes\"\ncamera = true\n"),
        &[
            &format!("{} bad-value navigation", line + 1),
            &format!("{} bad-value pages", line + 2),
            &format!("{} bad-value watermark", line + 3),
            &format!("{} unknown-key camera", line + 4),
        ],
    );
    check_exam(&format!("sitting = true\n{EXAM}"), &["1 bad-value sitting"]);
    let practice = with("notes = true\n").replace("mode = \"certification\"", "mode = \"practice\"");
    check_exam(&practice, &[&format!("{line} bad-value mode = practice")]);
}

#[test]
fn every_fault_of_an_exam_is_told_at_once() {
    check_exam(EXAM, &[]);
    check_exam(
        "",
        &[
            "1 missing-key exam",
            "1 missing-key mode",
            "1 missing-key title",
            "1 missing-key pass",
            "1 missing-key section",
        ],
    );
    check_exam(&EXAM.replace("55.5", "100"), &["1 points-differ 100 / 55.5"]);
    check_exam(
        &EXAM
            .replace("\"base\"", "\"Base\"")
            .replace("\"single\"", "\"essay\"")
            .replace("points = 2.5", "points = 0.125"),
        &["1 bad-value exam", "12 bad-value type", "22 bad-value points = 0.125"],
    );
    check_exam(
        &EXAM
            .replace("minutes", "minuten")
            .replace("difficulty = 1", "difficulty = 4")
            .replace("count = 3", "count = 0"),
        &["3 unknown-key minuten", "15 bad-value difficulty", "24 bad-value count = 0"],
    );
    check_exam(&EXAM.replace("total-percent = 80", "total-percent = 101"), &["1 bad-value percent"]);
    check_exam(&EXAM.replace("minimum-percent = 60", "minimum-percent = 160"), &["1 bad-value percent"]);
    check_exam(
        &EXAM.replace("red-lines = true }", "topics = { returns = 70, safety = 50 } }"),
        &["1 bad-value pass.topics.safety"],
    );
    check_exam(&EXAM.replace("minutes = 45", "minutes = 45\ncounts = \"last\""), &[]);
    check_exam(&EXAM.replace("minutes = 45", "counts = \"worst\""), &["3 bad-value counts"]);
    check_exam(&EXAM.replace("minutes = 45", "counts = \"first\""), &["1 bad-value counts = first"]);
    check_exam(&EXAM.replace("\"solutions\"", "\"everything\""), &["7 bad-value shown"]);
    check_exam(&EXAM.replace("minutes = 45", "minutes = = 45"), &["3 bad-toml"]);
}

#[test]
fn windows_are_read_in_order_and_every_fault_of_them_has_its_line() {
    let with = |lines: &str| EXAM.replace("attempts = 3\n", &format!("attempts = 3\n{lines}\n"));
    let good = r#"window = [
  { from = "2026-12-02 09:00", until = "2026-12-02 18:00" },
  { from = "2026-12-01 09:00", until = "2026-12-01 18:00" },
]
ends-with-window = true"#;
    let (exam, faults) = Exam::parse("base.toml", &with(good));
    assert_eq!(said(&faults), [""; 0]);
    let exam = exam.unwrap();
    let windows: Vec<String> = exam.windows.iter().map(ToString::to_string).collect();
    assert_eq!(windows, ["2026-12-01 09:00 – 2026-12-01 18:00", "2026-12-02 09:00 – 2026-12-02 18:00"]);
    assert!(exam.ends_with_window && !Exam::parse("base.toml", EXAM).0.unwrap().ends_with_window);
    let bad = r#"window = [
  { from = "2026-12-01 09:00", until = "2026-12-01 18:00" },
  { from = "2026-12-01 17:59", until = "2026-12-01 19:00" },
  { from = "2026-12-03 09:00", until = "2026-12-03 09:00" },
  { from = "2026-02-30 09:00", until = "1.12.2026" },
  { from = "2026-12-04 09:00", till = "2026-12-04 10:00" },
]"#;
    check_exam(
        &with(bad),
        &[
            "7 windows-overlap 2026-12-01 17:59 – 2026-12-01 19:00 / 2026-12-01 09:00 – 2026-12-01 18:00",
            "8 window-reversed 2026-12-03 09:00 – 2026-12-03 09:00",
            "9 bad-minute from = 2026-02-30 09:00",
            "9 bad-minute until = 1.12.2026",
            "10 missing-key until",
            "10 unknown-key till",
        ],
    );
    check_exam(&with("ends-with-window = true"), &["1 bad-value ends-with-window"]);
    check_exam(&with("window = 3"), &["5 bad-value window"]);
}

#[test]
fn practice_needs_no_pass_mark() {
    check_exam(&EXAM.replace("certification", "practice").replace("pass = {", "# {"), &[]);
    check_exam(&EXAM.replace("certification", "mock").replace("pass = {", "# {"), &["1 missing-key pass"]);
}

#[test]
fn a_track_is_read_with_its_phases() {
    let (track, faults) = Track::parse("agent.toml", TRACK);
    let track = track.unwrap();
    assert_eq!(said(&faults), [""; 0]);
    assert_eq!((track.post.as_str(), track.certificate_months, track.phases.len()), ("agent", 12, 2));
    assert_eq!((track.phases[1].minimum_days, track.phases[1].sign_off), (3, true));
}

#[test]
fn every_fault_of_a_track_is_told_at_once() {
    let (track, faults) = Track::parse(
        "agent.toml",
        &TRACK.replace("\"study\"", "\"exam\"").replace("12", "0").replace("sign-off", "signed"),
    );
    assert!(track.is_none());
    assert_eq!(said(&faults), ["1 bad-value certificate-months = 0", "1 bad-value id = exam", "15 unknown-key signed"]);
}

#[test]
fn limits_are_plain_texts_by_language() {
    let text = "[a]\nvalue = 50\nzh-Hans = \"50 件\"\nen = \"50 items\"\n\n[b]\nen = \"*50*\"\nfr = \"50\"\nzh-Hans = 50\n\n[C]\nen = \"1\"\n";
    let (limits, faults) = Limits::parse("limits.toml", text);
    assert_eq!((limits.get("a", Lang::En), limits.get("a", Lang::ZhHant)), (Some("50 items"), None));
    assert_eq!(said(&faults), ["7 limit-not-plain *50*", "8 unknown-key fr", "9 bad-value zh-Hans", "11 bad-value C"]);
}

#[test]
fn what_is_shown_when_is_held_against_mode_and_windows_at_its_line() {
    const WINDOW: &str = "window = [{ from = \"2026-12-01 09:00\", until = \"2026-12-01 18:00\" }]\n";
    let with = |mode: &str, shown: &str, window: &str| {
        EXAM.replace("certification", mode)
            .replace(r#"shown = { fail = ["topics"], pass = ["solutions"] }"#, &format!("shown = {{ {shown} }}"))
            .replace("attempts = 3\n", &format!("attempts = 3\n{window}"))
    };
    let waits = r#"fail = ["own-answers"], pass = ["own-answers"], after-window = ["marks", "solutions"]"#;
    for (mode, shown, window, expect) in [
        ("mock", waits, WINDOW, &[][..]),
        ("mock", r#"never = ["marks"]"#, "", &[]),
        ("mock", r#"fail = ["topics"], pass = ["topics"], never = ["solutions", "right-or-wrong"]"#, "", &[]),
        ("certification", r#"fail = ["topics"], after-window = ["solutions"]"#, WINDOW, &[]),
        ("mock", waits, "", &["7 shown-without-window after-window"]),
        ("certification", waits, WINDOW, &["8 marks-withheld-gate marks"]),
        ("certification", r#"never = ["marks"]"#, "", &["7 marks-withheld-gate marks"]),
        ("mock", r#"fail = ["marks"]"#, "", &["7 shown-contradicts fail = marks"]),
        ("mock", r#"pass = ["topics"], never = ["topics"]"#, "", &["7 shown-contradicts never, pass = topics"]),
        ("mock", r#"pass = ["topics"], never = ["marks"]"#, "", &["7 shown-contradicts never, pass = topics"]),
        (
            "mock",
            r#"after-window = ["marks"], never = ["marks"]"#,
            WINDOW,
            &["8 shown-contradicts never, after-window = marks"],
        ),
        (
            "practice",
            r#"after-answer = ["solutions"], after-window = ["rules"]"#,
            WINDOW,
            &["8 shown-contradicts after-window = rules"],
        ),
        ("practice", r#"after-answer = ["solutions"], never = ["rules"]"#, "", &["7 shown-contradicts never = rules"]),
        ("mock", r#"after-window = ["everything"]"#, WINDOW, &["8 bad-value shown"]),
    ] {
        check_exam(&with(mode, shown, window), expect);
    }
}
