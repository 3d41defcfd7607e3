use engine::Points;
use office::views::desk::{DeskFilter, Line, Progress, Rate, Who};

use super::{count, in_month, links, of_exam};
use crate::exam_room::{entry, items, right};
use crate::house::{DAY, HOUR, House, MINUTE, MORNING};

fn plain(line: &Line) -> (&str, u32, u32, (u32, u32), (u32, u32)) {
    let rate = |rate: &Rate| (rate.passed, rate.of);
    (line.key.as_str(), line.attempts, line.people, rate(&line.first), rate(&line.any))
}

on_both! {
    async fn the_figures_are_those_reckoned_by_hand(house: House) {
        let desk = house.desk().await;
        let overview = house.overview(&desk.morning, &DeskFilter::default()).await;
        assert_eq!(overview.exam.as_ref().unwrap().title, "Certification", "the exam of the track, when none is named");
        assert_eq!((overview.people, overview.meant_for), (5, 5));
        assert_eq!(plain(&overview.all), ("cert", 4, 3, (1, 3), (2, 3)));
        // One of three: 6.1 to 79.2 %; two of three: 20.8 to 93.9 %.
        assert_eq!((overview.all.first.low_permille, overview.all.first.high_permille), (Some(61), Some(792)));
        assert_eq!((overview.all.any.low_permille, overview.all.any.high_permille), (Some(208), Some(939)));
        assert_eq!(overview.all.first.permille(), Some(333));
        let months: Vec<_> = overview.months.iter().map(plain).collect();
        assert_eq!(months, [("2026-08", 3, 2, (1, 2), (2, 2)), ("2026-09", 1, 1, (0, 1), (0, 1))]);
        let exams: Vec<_> = overview.exams.iter().map(plain).collect();
        assert_eq!(exams, [("cert", 4, 3, (1, 3), (2, 3)), ("mock", 0, 0, (0, 0), (0, 0))]);
        assert_eq!(overview.exams[1].any, Rate::of(0, 0));
        let progress: Vec<u32> = Progress::ALL.into_iter().map(|one| count(&overview, one)).collect();
        assert_eq!(progress, [1, 1, 0, 1, 0, 2]);
        assert_eq!((overview.may_work, overview.may_not_work, overview.ending), (1, 4, 0));
        let topic = &overview.topics[0];
        // A and B each earned 20 points once, B and C nothing once.
        assert_eq!((topic.title.as_str(), topic.points, topic.max), ("Greeting", Points::whole(40), Points::whole(80)));
        assert_eq!((overview.topics.len(), topic.people), (1, 3));
    }

    async fn an_administrator_sees_all_teams_and_each_manager_their_own(house: House) {
        let desk = house.desk().await;
        let all = house.overview(&desk.admin, &DeskFilter::default()).await;
        assert_eq!(plain(&all.all), ("cert", 6, 4, (1, 4), (2, 4)));
        let teams: Vec<_> = all.teams.iter().map(|line| (line.title.as_str(), line.people, line.any.passed)).collect();
        assert_eq!(teams, [("晚星组", 1, 0), ("晨光组", 3, 2)]);
        assert_eq!((all.people, all.meant_for, count(&all, Progress::Stuck)), (9, 6, 1));
        let evening = house.overview(&desk.evening, &DeskFilter::default()).await;
        assert_eq!((evening.people, count(&evening, Progress::Stuck)), (1, 1));
        assert_eq!(plain(&evening.all), ("cert", 2, 1, (0, 1), (0, 1)));
        // What an administrator filters by team is what the manager of the team sees.
        let team = all.choices.teams.iter().find(|team| team.name == "晚星组").unwrap().team.clone();
        let filtered = house.overview(&desk.admin, &DeskFilter { team: Some(team), ..DeskFilter::default() }).await;
        assert_eq!((filtered.all, filtered.progress), (evening.all, evening.progress));
    }

    async fn every_figure_is_the_length_of_its_list(house: House) {
        let desk = house.desk().await;
        let post = DeskFilter { post: Some(crate::exam_room::slug("agent")), ..DeskFilter::default() };
        for viewer in [&desk.morning, &desk.evening, &desk.admin] {
            for filter in [DeskFilter::default(), of_exam("cert"), of_exam("mock"), in_month("2026-08"), in_month("2026-09"), post.clone()] {
                let overview = house.office.overview_figures(viewer, &filter, 400, engine::Lang::En).await.unwrap();
                for (who, number) in links(&overview) {
                    let list = house.people(viewer, &overview.filter, &who).await;
                    assert_eq!((list.total, list.rows.len()), (number, number as usize), "{who:?} {filter:?}");
                }
            }
        }
    }

    async fn who_is_where_is_told_by_name(house: House) {
        let desk = house.desk().await;
        let at = async |progress| house.numbers(&desk.morning, &DeskFilter::default(), &Who::At(progress)).await;
        assert_eq!(at(Progress::NotStarted).await, ["D"]);
        assert_eq!(at(Progress::Running).await, ["F"]);
        assert_eq!(at(Progress::MustWait).await, ["C"]);
        assert_eq!(at(Progress::Passed).await, ["A", "B"]);
        let waits = house.people(&desk.morning, &DeskFilter::default(), &Who::At(Progress::MustWait)).await;
        assert_eq!(waits.rows[0].may_sit_at, Some(house.office.now().plus_ms(24 * HOUR)));
        assert_eq!((waits.rows[0].attempts_used, waits.rows[0].attempts_allowed), (1, 2));
        house.clock.advance(DAY);
        house.office.sweep().await.unwrap();
        assert_eq!(at(Progress::MustWait).await, ["F"], "the time was up, and nothing had been answered");
        assert_eq!(at(Progress::Failed).await, ["C"]);
        let ending = Who::Ending { days: 330 };
        assert_eq!(house.numbers(&desk.morning, &DeskFilter::default(), &ending).await, ["A"]);
        assert!(house.numbers(&desk.morning, &DeskFilter::default(), &Who::Ending { days: 320 }).await.is_empty());
        assert_eq!(house.numbers(&desk.morning, &DeskFilter::default(), &Who::MayWork).await, ["A"]);
    }

    async fn after_a_revocation_one_begins_anew(house: House) {
        let desk = house.desk().await;
        let list = house.office.desk_certificates(&desk.morning, &DeskFilter::default(), engine::Lang::En).await.unwrap();
        assert_eq!((list.len(), list[0].staff_no.as_str()), (1, "A"));
        house.office.revoke_certificate_as(&desk.morning, &list[0].number, "长期离岗").await.unwrap();
        let overview = house.overview(&desk.morning, &DeskFilter::default()).await;
        assert_eq!((overview.may_work, count(&overview, Progress::Passed), count(&overview, Progress::NotStarted)), (0, 1, 2));
        assert_eq!(overview.all.any.passed, 2, "what happened stays so");
    }

    async fn a_month_ends_at_midnight_where_the_department_is(house: House) {
        house.furnish().await;
        let manager = house.viewer("M1", office::Role::Manager, Some("晨光组")).await;
        let (late, early) = (house.candidate_in("A", "晨光组").await, house.candidate_in("B", "晨光组").await);
        // 31 August 2026, 23:50 in Shanghai.
        house.clock.set(MORNING.plus_ms(30 * DAY + 14 * HOUR + 50 * MINUTE));
        let attempts = [house.start(&late, "cert").await, house.start(&early, "cert").await];
        for (viewer, attempt) in [(&late, &attempts[0]), (&early, &attempts[1])] {
            for (sequence, item) in (1..).zip(items(&house.sheet(viewer, attempt).await)) {
                house.save(viewer, attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
            }
        }
        house.clock.advance(10 * MINUTE - 1);
        house.office.hand_in(&late, &attempts[0]).await.unwrap();
        house.clock.advance(1);
        house.office.hand_in(&early, &attempts[1]).await.unwrap();
        assert_eq!(house.numbers(&manager, &in_month("2026-08"), &Who::Sat).await, ["A"]);
        assert_eq!(house.numbers(&manager, &in_month("2026-09"), &Who::Sat).await, ["B"]);
        let overview = house.overview(&manager, &DeskFilter::default()).await;
        assert_eq!(overview.months.iter().map(|line| line.people).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(overview.choices.months.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-09", "2026-08"]);
    }

    async fn what_an_earlier_version_graded_is_summed_up_when_the_office_opens(house: House) {
        let desk = house.desk().await;
        let before = house.overview(&desk.admin, &DeskFilter::default()).await;
        house.tamper("DELETE FROM attempts_sum; DELETE FROM marks_sum").await;
        let gone = house.overview(&desk.admin, &DeskFilter::default()).await;
        assert_eq!((gone.all.any.passed, gone.topics.len()), (0, 0));
        let office = house.second_office().await;
        let after = office.overview_figures(&desk.admin, &DeskFilter::default(), 30, engine::Lang::En).await.unwrap();
        assert_eq!((after.all, after.topics), (before.all, before.topics));
    }

    async fn an_annulled_attempt_counts_nowhere_and_the_next_is_the_first(house: House) {
        let desk = house.desk().await;
        house.tamper("UPDATE attempt SET state = 'annulled' WHERE number = 1 AND person_id IN (SELECT person_id FROM person_data WHERE staff_no = 'B')").await;
        let overview = house.overview(&desk.morning, &DeskFilter::default()).await;
        assert_eq!(plain(&overview.all), ("cert", 3, 3, (2, 3), (2, 3)));
    }
}
