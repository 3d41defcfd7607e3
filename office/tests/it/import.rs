//! People from files: as spreadsheets write them, with every fault named, all or nothing.

use encoding_rs::GB18030;
use engine::{Lang, Refusal};
use office::{
    Does, Encoding, ImportColumn, ImportEnd, ImportFault, ImportPlan, Imported, MOST_IMPORTED_BYTES,
    MOST_IMPORTED_ROWS, NewPerson, PeopleFilter, PersonState, Role, TeamPlace, Viewer, Wrong,
};

use crate::exam_room::{entry, items, right};
use crate::house::{DAY, House, OPERATOR, PASSWORD, credentials, newcomer, refusal};
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

    async fn who_is_here_is_changed_and_not_added_again(house: House) {
        let admin = house.ground().await;
        let first = format!("{HEAD}1,Ann,one,agent,A1,en,2026-08-01,\n2,Bea,one,,,,,\n");
        house.take_in(&admin, first.as_bytes()).await;
        let before = house.persons().await;
        let again = house.plan(&admin, first.as_bytes()).await;
        assert_eq!(does(&again), [Does::Keeps, Does::Keeps]);
        let moved = format!("{HEAD}1,Ann Lee,two,,2,,,\n2,Bea,,agent,,,,\n3,Cai,two,,1,,,\n");
        let plan = house.plan(&admin, moved.as_bytes()).await;
        assert_eq!(does(&plan), [Does::Changes, Does::Changes, Does::Adds]);
        let said: Vec<_> =
            plan.rows[0].changes.iter().map(|one| (one.what, one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(
            said,
            [
                (ImportColumn::Name, "Ann", "Ann Lee"),
                (ImportColumn::Team, "one", "two"),
                (ImportColumn::Mentor, "A1", "2"),
            ]
        );
        let done = house.take_in(&admin, moved.as_bytes()).await;
        assert_eq!((done.added.len(), done.changed, done.kept), (1, 2, 0));
        assert_eq!(house.persons().await, before + 1);
        let listed = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        let of = |number: &str| listed.iter().find(|one| one.staff_no == number).unwrap();
        let teams = |number: &str| of(number).teams.iter().map(|place| place.name.clone()).collect::<Vec<_>>();
        assert_eq!((of("1").name.as_str(), teams("1"), of("1").mentor.as_deref()), ("Ann Lee", vec!["two".into()], Some("2")));
        assert_eq!(posts(of("1")), ["agent"], "what is empty in the file stays");
        assert_eq!((posts(of("2")), teams("2")), (vec!["agent"], vec!["one".to_owned()]));
        assert_eq!(of("3").mentor.as_deref(), Some("1"));
    }

    async fn a_file_that_is_silent_about_days_makes_nobody_permanent(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}1,Ann,one,agent,,,,2026-08-31\n").as_bytes()).await;
        house.clock.advance(DAY);
        let text = format!("{HEAD}1,Ann,two,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        let said: Vec<_> =
            plan.rows[0].changes.iter().map(|one| (one.what, one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(said, [(ImportColumn::Team, "one", "two"), (ImportColumn::From, "2026-08-01", "2026-08-02")]);
        house.take_in(&admin, text.as_bytes()).await;
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let place = &row.teams[0];
        assert_eq!((place.name.as_str(), place.place, place.until), ("two", TeamPlace::Temporary, row.posts[0].until));
        assert!(place.until.is_some(), "the last day stays");
        assert_eq!(does(&house.plan(&admin, text.as_bytes()).await), [Does::Keeps]);
        // On trial stays on trial, and a team more has the same last day.
        house.tamper("UPDATE membership SET kind = 'trial'").await;
        house.take_in(&admin, format!("{HEAD}1,Ann,two、three,,,,,\n").as_bytes()).await;
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let places: Vec<_> = row.teams.iter().map(|place| (place.place, place.until)).collect();
        assert_eq!(places, [(TeamPlace::Trial, row.posts[0].until); 2]);
    }

    async fn each_team_may_have_days_of_its_own(house: House) {
        let admin = house.ground().await;
        let text = format!("{HEAD}1,Ann,one、two,agent,,,2026-08-01、2026-08-10,；2026-09-30\n");
        house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(does(&house.plan(&admin, text.as_bytes()).await), [Does::Keeps]);
        let row = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().remove(0);
        let ends: Vec<_> = row.teams.iter().map(|place| (place.name.as_str(), place.until.is_some())).collect();
        assert_eq!((ends, row.posts[0].until), (vec![("one", false), ("two", true)], None));
        let odd = format!("{HEAD}1,Ann,one、two,,,,,2026-09-01、2026-09-02、2026-09-03\n");
        assert_eq!(wrongs(&house.plan(&admin, odd.as_bytes()).await), [&Wrong::DaysUnlikeTeams]);
    }

    async fn a_number_that_lost_its_zeros_is_no_new_person(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}007,Ann,one,,,,,\n").as_bytes()).await;
        let plan = house.plan(&admin, format!("{HEAD}7,Ann,one,,,,,\n").as_bytes()).await;
        assert_eq!(wrongs(&plan), [&Wrong::ZerosLost { staff_no: "007".to_owned() }]);
    }

    async fn who_stays_as_they_are_costs_an_import_nothing(house: House) {
        let admin = house.ground().await;
        let row = |number: usize| format!("{},Person {number},North,agent,,en,,\n", 100 + number);
        let file = |rows: usize, first: &str| HEAD.to_owned() + first + &(0..rows).map(row).collect::<String>();
        house.take_in(&admin, file(80, "99,Somebody,North,agent,,en,,\n").as_bytes()).await;
        let mut statements = Vec::new();
        for (rows, name) in [(10, "Another"), (80, "Third")] {
            let file = file(rows, &format!("99,{name},North,agent,,en,,\n"));
            let plan = house.plan(&admin, file.as_bytes()).await;
            assert_eq!((plan.count(Does::Changes), plan.count(Does::Keeps)), (1, rows));
            let before = house.office.statements();
            house.office.import_people(&admin, file.as_bytes(), &plan.fingerprint).await.unwrap();
            statements.push(house.office.statements() - before);
        }
        assert_eq!(statements[0], statements[1], "they grow with those who are kept");
    }

    async fn who_comes_back_to_a_post_with_everything_done_is_certified_again(house: House) {
        let admin = house.ground().await;
        let li = house.certified("77").await;
        let number = house.number(&li).await;
        house.office.revoke_certificate(&OPERATOR, &number, "away").await.unwrap();
        house.clock.advance(DAY);
        let attempt = house.start(&li, "cert").await;
        for (sequence, item) in (1..).zip(items(&house.sheet(&li, &attempt).await)) {
            house.save(&li, &attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
        }
        house.office.unenrol_person(&admin, &li.person, "agent").await.unwrap();
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert_eq!(house.number(&li).await, number, "nothing is issued off the post");
        house.take_in(&admin, format!("{HEAD}77,员工77,,agent,,,,\n").as_bytes()).await;
        assert_ne!(house.number(&li).await, number);
    }

    async fn who_left_under_this_number_and_name_is_back_and_another_is_new(house: House) {
        let admin = house.ground().await;
        let ann = house.person("1", Role::Trainee).await;
        house.person("2", Role::Trainee).await;
        for number in ["1", "2"] {
            house.office.deactivate_person(&OPERATOR, number).await.unwrap();
        }
        let text = format!("{HEAD}1,员工1,,,,,,\n2,Somebody Else,,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        assert_eq!(does(&plan), [Does::Returns, Does::Adds]);
        house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(house.office.sign_in(credentials("1", PASSWORD)).await.unwrap().viewer.person, ann);
        assert_eq!(refusal(house.office.sign_in(credentials("2", PASSWORD)).await), Refusal::WrongCredentials);
    }

    async fn who_is_back_by_a_file_administers_nothing_and_can_come_in(house: House) {
        let admin = house.ground().await;
        house.person("1", Role::Administrator).await;
        let both = NewPerson {
            roles: [Role::Administrator, Role::Trainer].into_iter().collect(),
            ..newcomer("2", Role::Trainer, None)
        };
        house.office.add_person(&OPERATOR, both).await.unwrap();
        for number in ["1", "2"] {
            house.office.deactivate_person(&OPERATOR, number).await.unwrap();
        }
        let text = format!("{HEAD}1,员工1,,,,,,\n2,员工2,,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        let roles: Vec<_> = plan.rows.iter().map(|row| row.roles.as_slice()).collect();
        assert_eq!(roles, [&[Role::Trainee][..], &[Role::Trainer][..]], "it is shown before");
        let done = house.take_in(&admin, text.as_bytes()).await;
        assert_eq!((done.added.len(), done.returned, done.invited.len()), (0, 2, 1), "one has a password");
        let one = house.signed_in("1").await.viewer;
        assert!(one.roles.has(Role::Trainee) && !one.roles.has(Role::Administrator));
        house.office.set_first_password(&done.invited[0].token, PASSWORD).await.unwrap();
        let two = house.signed_in("2").await.viewer;
        assert!(two.roles.has(Role::Trainer) && !two.roles.has(Role::Administrator));
    }

    async fn a_link_from_the_file_lets_its_owner_in_and_is_stored_nowhere(house: House) {
        let admin = house.ground().await;
        let done = house.take_in(&admin, format!("{HEAD}1,Ann,one,,,,,\n").as_bytes()).await;
        let token = &done.added[0].token;
        assert_eq!(house.count(&format!("SELECT count(*) FROM invitation WHERE token_hash = '{token}'")).await, 0);
        assert!(!format!("{done:?}").contains(token.as_str()));
        house.office.set_first_password(token, PASSWORD).await.unwrap();
        assert!(house.signed_in("1").await.viewer.roles.has(Role::Trainee));
    }

    async fn what_is_no_longer_as_it_was_looked_at_is_shown_again(house: House) {
        let admin = house.ground().await;
        let text = format!("{HEAD}1,Ann,one,,,,,\n");
        let looked_at = house.plan(&admin, text.as_bytes()).await.fingerprint;
        let other = format!("{HEAD}1,Ann,two,,,,,\n");
        let end = house.office.import_people(&admin, other.as_bytes(), &looked_at).await.unwrap();
        assert!(matches!(end, ImportEnd::Look(_)), "another file than the one that was looked at");
        house.person("1", Role::Trainee).await;
        let end = house.office.import_people(&admin, text.as_bytes(), &looked_at).await.unwrap();
        assert!(matches!(end, ImportEnd::Look(plan) if does(&plan) == [Does::Changes]));
        assert_eq!(house.count("SELECT count(*) FROM team").await, 0);
    }

    async fn the_same_file_at_the_same_moment_on_two_servers_is_taken_in_once(house: House) {
        let admin = house.ground().await;
        let second = house.second_office().await;
        let text = format!("{HEAD}1,Ann,one,,,,,\n2,Bea,one,,,,,\n");
        let looked_at = house.plan(&admin, text.as_bytes()).await.fingerprint;
        let (one, other) = tokio::join!(
            house.office.import_people(&admin, text.as_bytes(), &looked_at),
            second.import_people(&admin, text.as_bytes(), &looked_at),
        );
        let done = [one, other].into_iter().filter(|end| matches!(end, Ok(ImportEnd::Done(_)))).count();
        assert_eq!(done, 1);
        assert_eq!(house.persons().await, 3);
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

    async fn an_import_is_told_in_the_log_without_names(house: House) {
        let admin = house.ground().await;
        house.take_in(&admin, format!("{HEAD}1,Mark Marker,Marked team,agent,A1,,,\n").as_bytes()).await;
        let kinds = "SELECT count(*) FROM event WHERE kind IN ('people.imported', 'person.added', 'mentor.set') \
                     AND actor = '{id}'";
        assert_eq!(house.count(&kinds.replace("{id}", admin.person.as_str())).await, 3);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE after LIKE '%Mark%'").await, 0);
    }

    async fn the_largest_file_is_taken_in_whole(house: House) {
        let admin = house.ground().await;
        let rows: String = (0..MOST_IMPORTED_ROWS).map(|number| format!("{number},员工{number},组{},agent,A1,,,\n", number % 40)).collect();
        let text = format!("{HEAD}{rows}");
        let done = house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(done.added.len(), MOST_IMPORTED_ROWS);
        assert_eq!(house.count("SELECT count(*) FROM mentorship").await as usize, MOST_IMPORTED_ROWS);
    }
}
