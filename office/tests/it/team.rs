use engine::{Lang, Refusal};
use office::views::desk::{DeskFilter, Who};
use office::{PersonId, Role, Viewer};

use crate::content::edited;
use crate::exam_room::slug;
use crate::house::{House, OPERATOR, refusal};

struct Two {
    one: Viewer,
    other: Viewer,
    mine: PersonId,
    theirs: PersonId,
}

impl House {
    async fn two_teams(&self) -> Two {
        Two {
            one: self.viewer("M1", Role::Manager, Some("晨光组")).await,
            other: self.viewer("M2", Role::Manager, Some("晚星组")).await,
            mine: self.person_in("T1", Role::Trainee, Some("晨光组")).await,
            theirs: self.person_in("T2", Role::Trainee, Some("晚星组")).await,
        }
    }

    async fn names(&self, viewer: &Viewer) -> Vec<String> {
        self.numbers(viewer, &DeskFilter::default(), &Who::All).await
    }

    /// Whether somebody may work at their first post, as those who lead them see it.
    async fn may_work(&self, viewer: &Viewer, staff_no: &str) -> bool {
        let list = self.people(viewer, &DeskFilter::default(), &Who::All).await;
        list.rows.iter().any(|row| row.staff_no == staff_no && row.posts[0].open)
    }
}

on_both! {
    async fn a_manager_sees_the_people_of_their_teams_and_nobody_else(house: House) {
        let two = house.two_teams().await;
        assert_eq!(house.names(&two.one).await, ["T1"]);
        assert_eq!(house.names(&two.other).await, ["T2"]);
        let record = house.office.record(&two.one, &two.mine, Lang::ZhHans).await.unwrap();
        assert_eq!(record.teams[0].team, "晨光组");
        assert_eq!(refusal(house.office.record(&two.one, &two.theirs, Lang::ZhHans).await), Refusal::NotFound);
        let invented = PersonId::new("invented");
        assert_eq!(refusal(house.office.record(&two.one, &invented, Lang::ZhHans).await), Refusal::NotFound);
    }

    async fn an_administrator_sees_everybody_and_a_trainee_only_themselves(house: House) {
        let two = house.two_teams().await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        assert_eq!(house.names(&admin).await, ["A1", "M1", "M2", "T1", "T2"]);
        let trainee = house.signed_in("T1").await.viewer;
        let trainer = house.viewer("R1", Role::Trainer, None).await;
        for viewer in [&trainee, &trainer] {
            assert_eq!(refusal(house.office.overview_figures(viewer, &DeskFilter::default(), 30, Lang::ZhHans).await), Refusal::NotAllowed);
            assert_eq!(refusal(house.office.record(viewer, &two.theirs, Lang::ZhHans).await), Refusal::NotFound);
            assert!(house.office.record(viewer, &viewer.person, Lang::ZhHans).await.is_ok());
        }
    }

    async fn who_left_the_team_or_the_house_is_out_of_sight(house: House) {
        let two = house.two_teams().await;
        house.office.deactivate_person(&OPERATOR, "T1").await.unwrap();
        assert!(house.names(&two.one).await.is_empty());
        assert_eq!(refusal(house.office.record(&two.one, &two.mine, Lang::ZhHans).await), Refusal::NotFound);
        house.tamper("UPDATE membership SET until_at = 1").await;
        assert!(house.names(&two.other).await.is_empty());
    }

    async fn a_record_shows_posts_attempts_and_certificates(house: House) {
        house.furnish().await;
        let li = house.certified("T9").await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let record = house.office.record(&admin, &li.person, Lang::En).await.unwrap();
        assert_eq!(record.posts[0].title, "Online agent");
        assert!(record.posts[0].open && record.posts[0].until.is_some());
        assert_eq!((record.attempts.len(), record.certificates.len()), (1, 1));
        assert!(house.may_work(&admin, "T9").await);
    }

    async fn the_last_confirmation_issues_the_certificate_and_only_those_who_lead_give_it(house: House) {
        let asked = edited(|text| text.replace("exams = [\"cert\"]", "exams = [\"cert\"]\nsign-off = true"));
        house.office.load_content(&OPERATOR, asked.path()).await.unwrap().unwrap();
        let li = house.certified("T9").await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        assert!(!house.may_work(&admin, "T9").await, "passed, but not yet confirmed");
        let (agent, exam) = (slug("agent"), slug("exam"));
        let colleague = house.candidate("T8").await;
        let by_colleague = house.office.sign_off(&colleague, &li.person, &agent, &exam).await;
        assert_eq!(refusal(by_colleague), Refusal::NotFound);
        house
            .tamper(
                "INSERT INTO mentorship (person_id, mentor_id, from_at) SELECT a.person_id, b.person_id, 0 \
                 FROM person_data a, person_data b WHERE a.staff_no = 'T9' AND b.staff_no = 'T8'",
            )
            .await;
        house.office.sign_off(&colleague, &li.person, &agent, &exam).await.unwrap();
        house.office.sign_off(&admin, &li.person, &agent, &exam).await.unwrap();
        assert!(house.may_work(&admin, "T9").await);
        assert_eq!(house.count("SELECT count(*) FROM certificate").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'phase.signed-off'").await, 1, "said once");
    }

    async fn a_phase_that_asks_for_no_confirmation_takes_none(house: House) {
        house.furnish().await;
        let li = house.candidate("T9").await;
        let admin = house.viewer("A1", Role::Administrator, None).await;
        let (agent, study) = (slug("agent"), slug("study"));
        let own = house.office.sign_off(&li, &li.person, &agent, &study).await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let unasked = house.office.sign_off(&admin, &li.person, &agent, &study).await;
        assert_eq!(refusal(unasked), Refusal::NotFound);
        let two = house.two_teams().await;
        let outside = house.office.sign_off(&two.one, &li.person, &agent, &study).await;
        assert_eq!(refusal(outside), Refusal::NotFound);
    }
}
