//! What candidates report, and what trainers answer.

use engine::{Lang, Payload, Refusal};
use office::views::ReportsWanted;
use office::{Failure, Role};

use crate::exam_room::{right, slug, wrong};
use crate::house::{House, MINUTE, refusal};
use crate::studio::{changed, saved};

on_both! {
    async fn a_report_goes_to_the_trainer_without_a_name_and_its_answer_comes_back(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "mock", right).await;
        let office = &house.office;
        office.report_question(&li, &attempt, 1, ("  第二个也对\r\n吧 ", Lang::ZhHans)).await.unwrap();
        let page = office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        let report = page.items[1].report.as_ref().unwrap();
        assert_eq!((report.text.as_str(), report.answer.as_ref(), page.items[1].place), ("第二个也对\n吧", None, 1));
        assert!(page.items[0].report.is_none());
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let list = office.reports(trainer, ReportsWanted::Open, 0, Lang::ZhHans).await.unwrap();
        assert_eq!((list.open, list.answered, list.pages, list.reports.len()), (1, 0, 1, 1));
        let told = serde_json::to_string(&list).unwrap();
        for secret in ["T1", "员工", li.person.as_str(), attempt.as_str()] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
        let card = &list.reports[0];
        assert_eq!((card.exam_title.as_str(), card.number, card.present), ("模拟考试", 1, 1));
        assert!(card.solution.ticks.contains(&true));
        assert_eq!(office.banks(trainer, Lang::En).await.unwrap()[0].open_reports, 1);
        let bank = office.bank(trainer, &card.bank, Lang::En).await.unwrap();
        assert_eq!(bank.questions.iter().find(|one| one.slug == card.slug).unwrap().open_reports, 1);
        assert!(office.home(&li, Lang::En).await.unwrap().answered_reports.is_empty());
        office.answer_report(trainer, &card.id, None, "已经改了").await.unwrap();
        let home = office.home(&li, Lang::En).await.unwrap();
        assert_eq!((home.answered_reports[0].attempt.clone(), home.answered_reports[0].place), (attempt.clone(), 1));
        let page = office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!(page.items[1].report.as_ref().unwrap().answer.as_ref().unwrap().text, "已经改了");
        office.reports_read(&li, &attempt).await.unwrap();
        office.settled().await;
        assert!(office.home(&li, Lang::En).await.unwrap().answered_reports.is_empty());
        let list = office.reports(trainer, ReportsWanted::Answered, 3, Lang::ZhHans).await.unwrap();
        assert_eq!((list.open, list.answered, list.page, list.reports.len()), (0, 1, 0, 1));
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind IN ('question.reported', 'report.answered')").await, 2);
    }

    async fn only_ones_own_closed_questions_and_each_once(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let office = &house.office;
        let running = house.start(&li, "mock").await;
        assert_eq!(refusal(office.report_question(&li, &running, 0, ("早", Lang::ZhHans)).await), Refusal::NotYetSettled);
        office.hand_in(&li, &running).await.unwrap();
        assert_eq!(refusal(office.report_question(&wang, &running, 0, ("别人的", Lang::ZhHans)).await), Refusal::NotFound);
        assert_eq!(refusal(office.reports_read(&wang, &running).await), Refusal::NotFound);
        assert_eq!(refusal(office.report_question(&li, &running, 99, ("没有", Lang::ZhHans)).await), Refusal::NoSuchQuestion);
        let unsaid = Refusal::BadRequest { field: "report".to_owned() };
        assert_eq!(refusal(office.report_question(&li, &running, 0, (" \n", Lang::ZhHans)).await), unsaid);
        assert_eq!(refusal(office.report_question(&li, &running, 0, (&"长".repeat(1_001), Lang::ZhHans)).await), unsaid);
        assert_eq!(refusal(office.report_question(&li, &running, 0, ("a\0b", Lang::ZhHans)).await), unsaid);
        office.report_question(&li, &running, 0, (&"长".repeat(1_000), Lang::ZhHans)).await.unwrap();
        assert_eq!(refusal(office.report_question(&li, &running, 0, ("又来", Lang::ZhHans)).await), Refusal::AlreadyReported);
        assert_eq!(house.count("SELECT count(*) FROM report").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'question.reported'").await, 1);
        for viewer in [&li, &house.viewer("M1", Role::Manager, Some("A")).await] {
            let list = office.reports(viewer, ReportsWanted::Open, 0, Lang::En).await;
            assert_eq!(refusal(list), Refusal::NotAllowed);
            let id = office::ReportId::new("x");
            assert_eq!(refusal(office.answer_report(viewer, &id, None, "好").await), Refusal::NotAllowed);
        }
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let none = office.answer_report(trainer, &office::ReportId::new("x"), None, "好").await;
        assert_eq!(refusal(none), Refusal::NotFound);
    }

    async fn a_trainer_sees_the_question_in_the_language_it_was_read_in(house: House) {
        house.furnish().await;
        let (li, office) = (house.candidate("T1").await, &house.office);
        let attempt = house.sit(&li, "mock", right).await;
        office.report_question(&li, &attempt, 0, ("看不懂", Lang::ZhHans)).await.unwrap();
        office.report_question(&li, &attempt, 1, ("unclear", Lang::En)).await.unwrap();
        let trainer = house.viewer("P1", Role::Trainer, None).await;
        for reader in [Lang::En, Lang::ZhHans] {
            let list = office.reports(&trainer, ReportsWanted::Open, 0, reader).await.unwrap();
            for (text, language) in [("看不懂", Lang::ZhHans), ("unclear", Lang::En)] {
                let card = list.reports.iter().find(|card| card.text == text).unwrap();
                assert_eq!((card.language, card.face.stem.as_str().is_ascii()), (language, language == Lang::En));
            }
        }
    }

    async fn of_two_who_answer_the_second_sees_what_the_first_wrote(house: House) {
        house.furnish().await;
        let (li, office) = (house.candidate("T1").await, &house.office);
        let attempt = house.sit(&li, "mock", right).await;
        office.report_question(&li, &attempt, 0, ("看不懂", Lang::ZhHans)).await.unwrap();
        let (one, other) = (house.viewer("P1", Role::Trainer, None).await, house.viewer("P2", Role::Trainer, None).await);
        let report = office.reports(&one, ReportsWanted::Open, 0, Lang::En).await.unwrap().reports.remove(0);
        let answer = async |who, seen, text| office.answer_report(who, &report.id, seen, text).await;
        let (first, second) = tokio::join!(answer(&one, None, "甲"), answer(&other, None, "乙"));
        let refused = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(&refused[..], [Failure::Refused(Refusal::AnsweredMeanwhile)]), "{refused:?}");
        let before = office.reports(&other, ReportsWanted::Answered, 0, Lang::En).await.unwrap().reports.remove(0);
        house.clock.advance(MINUTE);
        answer(&other, before.answer.as_ref().map(|answer| answer.at), "丙").await.unwrap();
        assert_eq!(refusal(answer(&one, None, "甲").await), Refusal::AnsweredMeanwhile);
        let after = office.reports(&one, ReportsWanted::Answered, 0, Lang::En).await.unwrap().reports.remove(0);
        assert_eq!(after.answer.unwrap().text, "丙");
        let noted = "SELECT count(*) FROM event WHERE kind = 'report.answered' AND before LIKE '%answered_at%'";
        assert_eq!(house.count(noted).await, 1, "what it took the place of is in the log");
    }

    async fn a_practice_question_may_be_reported_once_it_is_answered(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let drill = house.start(&li, "drill").await;
        let office = &house.office;
        assert_eq!(refusal(office.report_question(&li, &drill, 0, ("早", Lang::ZhHans)).await), Refusal::NotYetSettled);
        office.practice_answer(&li, &drill, 0, Payload::choices([0]), Lang::ZhHans).await.unwrap();
        office.report_question(&li, &drill, 0, ("看不懂", Lang::ZhHans)).await.unwrap();
        assert_eq!(refusal(office.report_question(&li, &drill, 1, ("早", Lang::ZhHans)).await), Refusal::NotYetSettled);
        let page = office.practice_question(&li, &drill, 0, Lang::ZhHans).await.unwrap();
        assert_eq!(page.report.unwrap().text, "看不懂");
    }

    async fn the_reports_of_one_question_are_found_by_its_name(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.sit(&li, "mock", right).await;
        for place in [0, 1] {
            house.office.report_question(&li, &attempt, place, ("看不懂", Lang::ZhHans)).await.unwrap();
        }
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let all = house.office.reports(trainer, ReportsWanted::Open, 0, Lang::En).await.unwrap();
        let (bank, name) = (&all.reports[0].bank, &all.reports[0].slug);
        let own = async |wanted| house.office.reports_of(trainer, (bank, name), wanted, 0, Lang::En).await.unwrap();
        let list = own(ReportsWanted::Open).await;
        assert_eq!((all.reports.len(), list.open, list.reports.len()), (2, 1, 1));
        assert_eq!(&list.reports[0].id, &all.reports[0].id);
        house.office.answer_report(trainer, &list.reports[0].id, None, "已改").await.unwrap();
        let list = own(ReportsWanted::Answered).await;
        assert_eq!((list.open, list.answered), (0, 1));
        let none = house.office.reports_of(trainer, (bank, &slug("nothing")), ReportsWanted::Open, 0, Lang::En).await;
        assert_eq!(refusal(none), Refusal::NotFound);
        let other = house.office.reports_of(&li, (bank, name), ReportsWanted::Open, 0, Lang::En).await;
        assert_eq!(refusal(other), Refusal::NotAllowed);
    }

    async fn a_report_keeps_the_version_it_was_about(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        // Whatever is failed shows one's own answers, so it may be reported, and gives no key away.
        let attempt = house.sit(&li, "cert", wrong).await;
        house.office.report_question(&li, &attempt, 0, ("错了", Lang::ZhHans)).await.unwrap();
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let before = house.office.reports(trainer, ReportsWanted::Open, 0, Lang::ZhHans).await.unwrap().reports.remove(0);
        house.clock.advance(MINUTE);
        saved(&house.office, trainer, changed(before.slug.as_str(), 1, "改过的")).await;
        let bank = slug("greeting");
        house.office.retire_question(trainer, (&bank, &before.slug), "换", Lang::En).await.unwrap();
        let after = house.office.reports(trainer, ReportsWanted::Open, 0, Lang::ZhHans).await.unwrap().reports.remove(0);
        assert_eq!((after.number, after.present, after.retired), (1, 2, true));
        assert_eq!(after.face, before.face);
    }
}
