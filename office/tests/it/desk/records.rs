use engine::{Lang, Refusal};
use office::views::desk::{GrantState, Progress, ToldBy};
use office::{Extra, GrantForm};

use super::cert;
use crate::exam_room::{entry, items, right, wrong};
use crate::house::{DAY, House, OPERATOR, refusal};

on_both! {
    async fn a_record_tells_those_who_lead_everything_with_names(house: House) {
        let desk = house.desk().await;
        house.office.grant(&desk.morning, desk.id("B"), &cert(), Extra::Attempt, "再试一次", &GrantForm::default()).await.unwrap();
        let record = house.office.record(&desk.morning, desk.id("B"), Lang::En).await.unwrap();
        assert_eq!((record.name.as_str(), record.staff_no.as_str()), ("员工B", "B"));
        assert_eq!((record.teams.len(), record.teams[0].team.as_str()), (1, "晨光组"));
        assert_eq!((record.enrolled[0].title.as_str(), record.posts[0].open), ("Online agent", false));
        let [exam, mock] = &record.exams[..] else { panic!("{:?}", record.exams) };
        assert_eq!((mock.exam.as_str(), mock.progress, mock.attempt_may_be_granted), ("mock", Some(Progress::NotStarted), false));
        assert_eq!((exam.exam.as_str(), exam.progress, exam.attempt_may_be_granted), ("cert", Some(Progress::Passed), false));
        assert_eq!(record.attempts.len(), 2);
        let points: Vec<i64> = record.attempts.iter().map(|one| one.topics[0].points.0).collect();
        assert_eq!((points, record.attempts[0].topics[0].title.as_str()), (vec![2000, 0], "Greeting"));
        assert_eq!(record.grants[0].by.as_deref(), Some("员工M1"));
        assert_eq!(record.grants[0].state, GrantState::Waits);
        let given = record.events.iter().find(|told| told.kind == "grant.given").unwrap();
        assert_eq!(given.by, ToldBy::Somebody { name: Some("员工M1".to_owned()) });
        assert_eq!(given.why.as_deref(), Some("再试一次"));
        let started = record.events.iter().find(|told| told.kind == "attempt.started").unwrap();
        assert_eq!((&started.by, started.about.as_deref()), (&ToldBy::Themselves, Some("Certification")));
        assert!(record.events.iter().all(|told| !told.kind.starts_with("session.")));
    }

    async fn ones_own_record_is_about_nobody_else_and_holds_no_key(house: House) {
        let desk = house.desk().await;
        house.office.grant(&desk.morning, desk.id("B"), &cert(), Extra::Minutes(5), "网络中断", &GrantForm::default()).await.unwrap();
        let file = house.office.my_record_file(desk.of("B"), Lang::ZhHans).await.unwrap();
        let told = serde_json::to_string(&file).unwrap();
        for other in [&desk.morning, &desk.evening, &desk.admin, desk.of("A"), desk.of("E")] {
            assert!(!told.contains(other.person.as_str()) && !told.contains(&other.name), "{}", other.staff_no);
        }
        for secret in ["密钥", "ticks", "solution", "token", "receipt", "hash", "password"] {
            assert!(!told.replace("password.set", "").contains(secret), "{secret}");
        }
        assert_eq!((file.format, file.version, file.record.attempts.len()), ("passgate-record", 1, 2));
        assert_eq!(file.record.grants[0].by, None);
        assert_eq!((file.answers.len(), file.sessions.len()), (16, 1), "eight answers of each closed attempt");
        let same = house.office.record(desk.of("B"), desk.id("B"), Lang::ZhHans).await.unwrap();
        assert_eq!(same.grants[0].by, None, "asked for by one's own id it is one's own record");
    }

    async fn a_paper_that_is_not_closed_is_not_in_the_file(house: House) {
        let desk = house.desk().await;
        let li = desk.of("F");
        let attempt = house.office.start(li, &cert(), Lang::ZhHans).await.unwrap();
        let sheet = house.sheet(li, &attempt).await;
        let item = items(&sheet).next().unwrap();
        house.save(li, &attempt, entry("phone", sheet.epoch, 1, item.place, &right(item))).await.unwrap();
        let file = house.office.my_record_file(li, Lang::En).await.unwrap();
        assert!(file.answers.is_empty() && file.record.attempts[0].topics.is_empty());
        assert_eq!(file.record.exams.iter().filter(|exam| exam.running.is_some()).count(), 1);
    }

    async fn ones_own_record_shows_of_an_exam_what_the_exam_shows(house: House) {
        let edited = crate::content::edited(|text| text.replace(
            r#"shown = { fail = ["topics", "rules", "own-answers"]"#, "shown = { fail = []"));
        house.office.load_content(&OPERATOR, edited.path()).await.unwrap().unwrap();
        let li = house.candidate_in("T1", "晨光组").await;
        let manager = house.viewer("M1", office::Role::Manager, Some("晨光组")).await;
        house.sit(&li, "cert", wrong).await;
        let own = house.office.my_record_file(&li, Lang::En).await.unwrap();
        assert!(own.record.attempts[0].topics.is_empty() && own.answers.is_empty());
        let theirs = house.office.record(&manager, &li.person, Lang::En).await.unwrap();
        assert_eq!(theirs.attempts[0].topics.len(), 1, "who helps them sees where");
    }

    async fn a_certificate_taken_back_is_in_the_record_with_its_reason(house: House) {
        let desk = house.desk().await;
        let number = house.office.record(&desk.morning, desk.id("A"), Lang::En).await.unwrap().certificates[0].number.clone();
        let by_other = house.office.revoke_certificate_as(&desk.evening, &number, "不在我组").await;
        assert_eq!(refusal(by_other), Refusal::NotFound);
        house.clock.advance(DAY);
        house.office.revoke_certificate_as(&desk.morning, &number, "违反红线").await.unwrap();
        let record = house.office.my_record(desk.of("A"), Lang::En).await.unwrap();
        let told = record.events.iter().find(|told| told.kind == "certificate.revoked").unwrap();
        assert_eq!((told.why.as_deref(), told.about.as_deref()), (Some("违反红线"), Some(number.as_str())));
        assert_eq!(told.by, ToldBy::Somebody { name: None });
        assert!(!record.posts[0].open);
    }
}
