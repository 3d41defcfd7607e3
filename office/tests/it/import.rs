//! People from files: as spreadsheets write them, with every fault named, all or nothing.

mod changed;
mod returned;
mod taken_in;

use encoding_rs::GB18030;
use engine::Lang;
use office::{
    Does, Encoding, ImportColumn, ImportEnd, ImportFault, ImportPlan, Imported, MOST_IMPORTED_BYTES,
    MOST_IMPORTED_ROWS, PeopleFilter, PersonState, Role, TeamPlace, Viewer, Wrong,
};

use crate::house::House;
use crate::people::posts;

const HEAD: &str = "staff number,name,team,post,mentor,language,from,until\n";

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/it/people_files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

impl House {
    async fn ground(&self) -> Viewer {
        self.furnish().await;
        self.viewer("A1", Role::Administrator, None).await
    }

    async fn plan(&self, viewer: &Viewer, file: &[u8]) -> ImportPlan {
        self.office.plan_import(viewer, file).await.unwrap()
    }

    /// Takes a faultless file in.
    async fn take_in(&self, viewer: &Viewer, file: &[u8]) -> Imported {
        let plan = self.plan(viewer, file).await;
        assert_eq!(plan.faults, []);
        match self.office.import_people(viewer, file, &plan.fingerprint).await.unwrap() {
            ImportEnd::Done(imported) => imported,
            ImportEnd::Look(plan) => panic!("nothing was done: {:?}", plan.faults),
        }
    }

    async fn persons(&self) -> i64 {
        self.count("SELECT count(*) FROM person").await
    }
}

fn wrongs(plan: &ImportPlan) -> Vec<&Wrong> {
    plan.faults.iter().map(|fault| &fault.wrong).collect()
}

fn does(plan: &ImportPlan) -> Vec<Does> {
    plan.rows.iter().map(|row| row.does).collect()
}

on_both! {
    async fn what_office_software_writes_is_read_whatever_its_form(house: House) {
        let admin = house.ground().await;
        let forms = [
            ("excel-gb18030.csv", Encoding::Gb18030),
            ("excel-semicolon.csv", Encoding::Utf8),
            ("unicode-text.txt", Encoding::Utf16),
        ];
        let mut seen = Vec::new();
        for (name, encoding) in forms {
            let plan = house.plan(&admin, &file(name)).await;
            assert_eq!((plan.faults.as_slice(), plan.encoding), (&[][..], encoding), "{name}");
            assert_eq!(plan.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4], "{name}");
            assert_eq!(plan.new_teams, ["晚星组", "晨光组"], "{name}");
            seen.push(plan.rows);
        }
        assert!(seen.windows(2).all(|two| two[0] == two[1]));
        assert_eq!(seen[0][2].name, "𠮷田，小明");
        let done = house.take_in(&admin, &file("excel-gb18030.csv")).await;
        assert_eq!(done.added.iter().map(|one| one.staff_no.as_str()).collect::<Vec<_>>(), ["007", "B-2", "10003"]);
        let listed = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        let second = listed.iter().find(|one| one.staff_no == "B-2").unwrap();
        assert_eq!((second.mentor.as_deref(), second.language), (Some("007"), Some(Lang::En)));
        assert!(second.teams.iter().all(|place| place.place == TeamPlace::Temporary));
        assert_eq!((second.teams.len(), posts(second)), (2, vec!["agent"]));
        assert_eq!(second.state, PersonState::Invited);
    }

    async fn what_a_library_writes_in_gb18030_is_read(house: House) {
        let admin = house.ground().await;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["姓名", "工号", "小组"]).unwrap();
        writer.write_record(["诸葛亮，字“孔明”", "Z,1", "隆中\"对\"组"]).unwrap();
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let plan = house.plan(&admin, &GB18030.encode(&text).0).await;
        assert_eq!((plan.faults.as_slice(), plan.encoding), (&[][..], Encoding::Gb18030));
        assert_eq!((plan.rows[0].name.as_str(), plan.rows[0].staff_no.as_str()), ("诸葛亮，字“孔明”", "Z,1"));
        assert_eq!(plan.new_teams, ["隆中\"对\"组"]);
    }

    async fn every_fault_is_named_with_line_and_column_and_nothing_is_done(house: House) {
        use ImportColumn::{From, Language, Mentor, Name, Post, StaffNo, Team, Until};
        let admin = house.ground().await;
        let before = house.persons().await;
        let plan = house.plan(&admin, &file("faults.csv")).await;
        let expected = [
            (2, Some(Name), Wrong::Missing),
            (3, Some(Post), Wrong::UnknownPost),
            (4, Some(Mentor), Wrong::UnknownMentor),
            (5, Some(Mentor), Wrong::OwnMentor),
            (6, Some(Mentor), Wrong::SeveralMentors),
            (7, Some(Language), Wrong::UnknownLanguage),
            (8, Some(From), Wrong::NotADay),
            (9, Some(Until), Wrong::NoSuchDay),
            (10, Some(Until), Wrong::UntilBeforeFrom),
            (11, Some(Until), Wrong::UntilOver),
            (12, Some(Until), Wrong::TermWithoutTeam),
            (13, Some(StaffNo), Wrong::Scientific),
            (14, Some(StaffNo), Wrong::WhiteSpace),
            (15, Some(StaffNo), Wrong::StaffNoTwice { line: 3 }),
            (16, Some(Name), Wrong::ErrorValue),
            (17, Some(Name), Wrong::Formula),
            (18, Some(Name), Wrong::LostLetters),
            (19, Some(Name), Wrong::ControlCharacter),
            (20, None, Wrong::TooFewCells),
            (21, None, Wrong::TooManyCells),
            (23, Some(StaffNo), Wrong::Missing),
            (24, Some(Name), Wrong::TooLong { most: 64 }),
            (25, Some(StaffNo), Wrong::TooLong { most: 64 }),
            (26, Some(Team), Wrong::TooLong { most: 64 }),
            (27, Some(Team), Wrong::LineBreak),
        ];
        let found = plan.faults.iter().map(|fault: &ImportFault| (fault.line, fault.column, fault.wrong.clone()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
        assert_eq!(plan.ignored, ["备注"]);
        let end = house.office.import_people(&admin, &file("faults.csv"), &plan.fingerprint).await.unwrap();
        assert!(matches!(end, ImportEnd::Look(plan) if plan.faults.len() == expected.len()));
        assert_eq!(house.persons().await, before);
    }

    async fn a_file_that_is_no_list_of_people_says_what_it_is(house: House) {
        let admin = house.ground().await;
        let cases: [(&[u8], &[Wrong]); 8] = [
            (b"", &[Wrong::Empty]),
            (b"\xEF\xBB\xBF\r\n\r\n", &[Wrong::Empty]),
            ("工号,姓名\n".as_bytes(), &[Wrong::Empty]),
            (b"PK\x03\x04rest of a workbook", &[Wrong::Workbook]),
            (b"\xD0\xCF\x11\xE0rest of an older one", &[Wrong::Workbook]),
            (b"\xFF\x80\xFF", &[Wrong::NotText]),
            (b"colour,size\nred,1\n", &[Wrong::NoColumn, Wrong::NoColumn]),
            ("工号,姓名,staff no\n1,a,2\n".as_bytes(), &[Wrong::ColumnTwice]),
        ];
        for (bytes, expected) in cases {
            let plan = house.plan(&admin, bytes).await;
            assert_eq!(wrongs(&plan), expected.iter().collect::<Vec<_>>(), "{bytes:?}");
            assert!(plan.rows.is_empty());
        }
    }

    async fn what_is_too_large_is_refused_before_it_is_taken_apart(house: House) {
        let admin = house.ground().await;
        let huge = vec![b'a'; 256 * 1024 * 1024];
        assert!(matches!(wrongs(&house.plan(&admin, &huge).await)[..], [Wrong::TooLarge { .. }]));
        let long = format!("{HEAD}1,{}\n", "x".repeat(MOST_IMPORTED_BYTES - 200));
        let plan = house.plan(&admin, long.as_bytes()).await;
        assert_eq!((wrongs(&plan), plan.faults[0].line), (vec![&Wrong::LineTooLong], 2));
        assert!(plan.text.is_empty(), "it is not sent back to be mended");
        let many = format!("{HEAD}{}", "1\n".repeat(500_000));
        let plan = house.plan(&admin, many.as_bytes()).await;
        assert!(matches!(wrongs(&plan)[..], [Wrong::TooManyRows { .. }]));
        assert_eq!(plan.faults[0].line as usize, MOST_IMPORTED_ROWS + 2);
    }

    async fn what_would_be_a_formula_comes_back_as_it_was(house: House) {
        let admin = house.ground().await;
        let text = "staff number,name,team\n'-7,'=HYPERLINK(1),'@home\n=\"007\",'O'Neil,x\n";
        house.take_in(&admin, text.as_bytes()).await;
        let listed = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        let named = |number: &str| listed.iter().find(|one| one.staff_no == number).unwrap().name.clone();
        assert_eq!((named("-7"), named("007")), ("=HYPERLINK(1)".to_owned(), "'O'Neil".to_owned()));
        assert_eq!(does(&house.plan(&admin, text.as_bytes()).await), [Does::Keeps, Does::Keeps]);
    }
}
