//! A manager of another team finds no person, no figure, no export and no search result.

use std::collections::BTreeSet;

use engine::{Lang, Refusal};
use office::views::desk::{DeskFilter, DeskOverview, Who};
use office::{Extra, GrantForm, Role, Search};

use super::{in_month, links};
use crate::exam_room::slug;
use crate::house::{House, OPERATOR, refusal};

on_both! {
    async fn a_team_that_was_removed_keeps_its_past_and_one_without_is_offered_no_more(house: House) {
        let desk = house.desk().await;
        let g = house.person_in("G", Role::Trainee, Some("Mistyped")).await;
        let teams = [house.team_id(&desk.admin, "晚星组").await, house.team_id(&desk.admin, "Mistyped").await];
        house.office.unassign_team(&desk.admin, &g, &teams[1]).await.unwrap();
        for staff_no in ["E", "M2"] {
            house.office.deactivate_person(&OPERATOR, staff_no).await.unwrap();
        }
        let of_team = DeskFilter { team: Some(teams[0].clone()), ..DeskFilter::default() };
        let before = house.overview(&desk.admin, &of_team).await;
        assert_eq!((before.all.attempts, before.all.people), (2, 1), "what E sat");
        for team in &teams {
            house.office.remove_team(&desk.admin, team).await.unwrap();
        }
        let after = house.overview(&desk.admin, &of_team).await;
        assert_eq!((after.all.attempts, after.all.people), (2, 1));
        let offered: BTreeSet<&str> = after.choices.teams.iter().map(|team| team.name.as_str()).collect();
        assert_eq!(offered, BTreeSet::from(["晨光组", "晚星组"]));
    }

    async fn another_teams_people_are_in_no_list_figure_export_or_search(house: House) {
        let desk = house.desk().await;
        let (office, all) = (&house.office, DeskFilter::default());
        let overview = house.overview(&desk.evening, &all).await;
        assert_eq!((overview.people, overview.all.people, overview.may_work, overview.teams.len()), (1, 1, 0, 1));
        assert_eq!(overview.choices.teams.len(), 1);
        let mut told = serde_json::to_string(&overview).unwrap();
        for who in [Who::All, Who::Sat, Who::MayWork, Who::MayNotWork, Who::WeakIn(slug("greeting")), Who::Ending { days: 9999 }] {
            told += &serde_json::to_string(&house.people(&desk.evening, &all, &who).await).unwrap();
        }
        told += &serde_json::to_string(&office.attempts_export(&desk.evening, &all).await.unwrap()).unwrap();
        told += &serde_json::to_string(&office.desk_certificates(&desk.evening, &all, Lang::En).await.unwrap()).unwrap();
        for staff_no in ["A", "B", "C", "D", "F"] {
            let viewer = desk.of(staff_no);
            assert!(!told.contains(viewer.person.as_str()) && !told.contains(&viewer.name), "{staff_no}");
            let search = Search { text: viewer.name.clone(), page: Some(1) };
            let found = office.desk_people(&desk.evening, &all, &Who::All, &search, Lang::En).await.unwrap();
            assert_eq!(found.total, 0);
            assert_eq!(refusal(office.record(&desk.evening, &viewer.person, Lang::En).await), Refusal::NotFound);
        }
        assert!(!told.contains("晨光组"));
        assert!(told.contains(desk.id("E").as_str()), "their own people are there");
    }

    async fn what_is_out_of_sight_cannot_be_filtered_by(house: House) {
        let desk = house.desk().await;
        let teams = house.overview(&desk.admin, &DeskFilter::default()).await.choices.teams;
        let morning = teams.iter().find(|team| team.name == "晨光组").unwrap().team.clone();
        let unseen = [
            DeskFilter { team: Some(morning), ..DeskFilter::default() },
            DeskFilter { exam: Some(slug("nothing")), ..DeskFilter::default() },
            DeskFilter { exam: Some(slug("drill")), ..DeskFilter::default() },
            DeskFilter { post: Some(slug("nothing")), ..DeskFilter::default() },
        ];
        for filter in &unseen {
            let asked = house.office.overview_figures(&desk.evening, filter, 30, Lang::En).await;
            assert_eq!(refusal(asked), Refusal::NotFound, "{filter:?}");
            let asked = house.office.desk_people(&desk.evening, filter, &Who::All, &Search::default(), Lang::En).await;
            assert_eq!(refusal(asked), Refusal::NotFound);
            assert_eq!(refusal(house.office.attempts_export(&desk.evening, filter).await), Refusal::NotFound);
        }
        let backwards = DeskFilter { from: in_month("2026-09").from, to: in_month("2026-08").to, ..DeskFilter::default() };
        let asked = house.office.overview_figures(&desk.evening, &backwards, 30, Lang::En).await;
        assert_eq!(refusal(asked), Refusal::BadRequest { field: "to".to_owned() });
    }

    async fn who_leads_nobody_has_no_desk(house: House) {
        let desk = house.desk().await;
        let trainer = house.viewer("R1", Role::Trainer, None).await;
        let all = DeskFilter::default();
        for viewer in [&trainer, desk.of("A")] {
            let office = &house.office;
            assert_eq!(refusal(office.overview_figures(viewer, &all, 30, Lang::En).await), Refusal::NotAllowed);
            let asked = office.desk_people(viewer, &all, &Who::All, &Search::default(), Lang::En).await;
            assert_eq!(refusal(asked), Refusal::NotAllowed);
            assert_eq!(refusal(office.attempts_export(viewer, &all).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.desk_certificates(viewer, &all, Lang::En).await), Refusal::NotAllowed);
            assert_eq!(refusal(office.record(viewer, desk.id("B"), Lang::En).await), Refusal::NotFound);
        }
    }

    async fn who_left_the_team_is_in_no_figure(house: House) {
        let desk = house.desk().await;
        house.tamper("UPDATE membership SET until_at = 1").await;
        let overview = house.overview(&desk.morning, &DeskFilter::default()).await;
        assert_eq!((overview.people, overview.all.people, overview.months.len()), (0, 0, 0));
    }

    async fn leaving_and_being_erased_change_nothing_of_what_was_sat(house: House) {
        let desk = house.desk().await;
        let past = |it: DeskOverview| (it.all, it.exams, it.teams, it.months, it.topics, it.choices.months);
        let agent = DeskFilter { post: Some(slug("agent")), ..DeskFilter::default() };
        let mut before = Vec::new();
        for (viewer, filter) in [(&desk.morning, &agent), (&desk.evening, &agent), (&desk.admin, &agent)] {
            before.push(past(house.overview(viewer, filter).await));
        }
        house.office.deactivate_person(&OPERATOR, "B").await.unwrap();
        house.office.erase_person_as(&desk.admin, desk.id("A"), "A").await.unwrap();
        house.office.erase_person_as(&desk.admin, desk.id("E"), "E").await.unwrap();
        for (viewer, before) in [&desk.morning, &desk.evening, &desk.admin].into_iter().zip(before) {
            let after = house.overview(viewer, &agent).await;
            assert_eq!((after.people, after.may_work), (after.meant_for, 0), "who is here, and does what is to be done");
            for (who, number) in links(&after) {
                assert_eq!(house.people(viewer, &after.filter, &who).await.total, number, "{who:?}");
            }
            assert_eq!(past(after), before);
        }
        let sat = house.people(&desk.morning, &agent, &Who::Sat).await.rows;
        let told: Vec<_> = sat.iter().map(|row| (row.staff_no.as_str(), row.name.as_str(), row.present)).collect();
        assert_eq!(told, [("C", "员工C", true), ("", "", false), ("B", "员工B", false)]);
        assert!(sat.iter().all(|row| row.present || row.progress.is_none() && row.posts.is_empty()));
    }

    async fn only_an_administrator_opens_the_record_of_who_has_left(house: House) {
        let desk = house.desk().await;
        house.office.deactivate_person(&OPERATOR, "B").await.unwrap();
        assert_eq!(refusal(house.office.record(&desk.morning, desk.id("B"), Lang::En).await), Refusal::NotFound);
        let record = house.office.record(&desk.admin, desk.id("B"), Lang::En).await.unwrap();
        assert_eq!((record.present, record.attempts.len()), (false, 2));
        let again = GrantForm::default();
        let granted =
            house.office.grant(&desk.admin, desk.id("B"), &slug("cert"), Extra::Attempt, "再试一次", &again).await;
        assert_eq!(refusal(granted), Refusal::NotFound);
        house.office.erase_person_as(&desk.admin, desk.id("B"), "B").await.unwrap();
        assert_eq!(refusal(house.office.record(&desk.admin, desk.id("B"), Lang::En).await), Refusal::NotFound);
    }

    async fn a_desk_without_exams_says_so_and_does_not_break(house: House) {
        let manager = house.viewer("M1", Role::Manager, Some("晨光组")).await;
        let overview = house.overview(&manager, &DeskFilter::default()).await;
        assert!(overview.exam.is_none() && overview.exams.is_empty() && overview.months.is_empty());
        assert_eq!(house.people(&manager, &DeskFilter::default(), &Who::Sat).await.total, 0);
        assert!(house.office.attempts_export(&manager, &DeskFilter::default()).await.unwrap().attempts.is_empty());
    }
}
