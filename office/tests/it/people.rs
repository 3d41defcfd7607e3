//! What administrators do about people, and what they cannot do.

mod access;
mod belonging;
mod leaving;

use engine::{Lang, Refusal};
use office::{
    Account, ApiScope, Assignment, NewPerson, Outcome, PeopleFilter, PersonId, PersonRow, PersonState, Posting, Role,
    Roles, TeamId, TeamPlace, Viewer,
};

use crate::exam_room::slug;
use crate::house::{House, OPERATOR, newcomer, refusal};

/// More than any list holds that is cut somewhere.
const VERY_MANY: usize = 20_050;

impl House {
    async fn very_many(&self) {
        for start in (0..VERY_MANY).step_by(1_000) {
            let numbers = || start..VERY_MANY.min(start + 1_000);
            let rows = |row: fn(usize) -> String| numbers().map(row).collect::<Vec<_>>().join(",");
            let people = rows(|it| format!("('v{it}', 0)"));
            let data = rows(|it| format!("('v{it}', 'V{it:05}', '众', TRUE)"));
            self.tamper(&format!(
                "INSERT INTO person (id, created_at) VALUES {people};
                 INSERT INTO person_data (person_id, staff_no, name, present) VALUES {data};"
            ))
            .await;
        }
    }

    async fn administrator(&self) -> Viewer {
        self.viewer("A1", Role::Administrator, None).await
    }

    async fn account(&self, viewer: &Viewer, id: &PersonId) -> Account {
        self.office.account(viewer, id, Lang::En).await.unwrap()
    }

    async fn teams(&self, admin: &Viewer) -> Vec<String> {
        self.office.teams(admin).await.unwrap().into_iter().map(|row| row.name).collect()
    }

    /// The id of the team of this name.
    pub(crate) async fn team_id(&self, admin: &Viewer, name: &str) -> TeamId {
        let teams = self.office.teams(admin).await.unwrap();
        teams.into_iter().find(|row| row.name == name).unwrap().team
    }

    async fn found(&self, viewer: &Viewer, filter: PeopleFilter) -> Vec<String> {
        let page = self.office.people(viewer, &filter, 1, Lang::En).await.unwrap();
        page.people.into_iter().map(|person| person.staff_no).collect()
    }
}

fn only(roles: &[Role]) -> Roles {
    roles.iter().copied().collect()
}

fn place(team: &str, place: TeamPlace, from: &str, until: &str) -> Assignment {
    Assignment { team: team.into(), place, from: from.into(), until: until.into() }
}

fn posting(post: &str, from: &str, until: &str) -> Posting {
    Posting { post: post.into(), from: from.into(), until: until.into() }
}

/// The ids of somebody's posts.
pub(crate) fn posts(row: &PersonRow) -> Vec<&str> {
    row.posts.iter().map(|held| held.post.as_str()).collect()
}

fn looking_for(text: &str) -> PeopleFilter {
    PeopleFilter { text: text.into(), ..PeopleFilter::default() }
}

fn bad(field: &str) -> Refusal {
    Refusal::BadRequest { field: field.into() }
}

on_both! {
    async fn a_mistyped_team_gets_another_name_or_goes(house: House) {
        let admin = house.administrator().await;
        let li = house.person_in("T1", Role::Trainee, Some("Northe")).await;
        house.person_in("T2", Role::Trainee, Some("South")).await;
        let office = &house.office;
        let north = house.team_id(&admin, "Northe").await;
        for taken in ["South", "  ", "a\0b"] {
            assert_eq!(refusal(office.rename_team(&admin, &north, taken).await), bad("name"));
        }
        office.rename_team(&admin, &north, " North ").await.unwrap();
        assert_eq!(house.account(&admin, &li).await.row.teams[0].name, "North");
        assert_eq!(refusal(office.remove_team(&admin, &north).await), bad("team"), "somebody is in it");
        office.unassign_team(&admin, &li, &north).await.unwrap();
        office.remove_team(&admin, &north).await.unwrap();
        assert_eq!(house.teams(&admin).await, ["South"]);
        let list = office.plan_import(&OPERATOR, "工号,姓名,小组\n9,Nine,North\n".as_bytes()).await.unwrap();
        assert_eq!(list.new_teams, ["North"], "it would be there again");
        assert_eq!(office.places(&admin, Lang::En).await.unwrap().teams.len(), 1);
        assert_eq!(refusal(office.rename_team(&admin, &north, "N").await), Refusal::NotFound);
        assert_eq!(refusal(office.remove_team(&admin, &north).await), Refusal::NotFound);
        assert_eq!(office.record(&admin, &li, Lang::En).await.unwrap().teams[0].team, "North", "what was stays");
        let again = place("North", TeamPlace::Regular, "", "");
        office.assign_team(&admin, &li, again).await.unwrap();
        assert_eq!(house.teams(&admin).await, ["North", "South"], "who is put into it brings it back");
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind LIKE 'team.%'").await, 2);
        let manager = house.viewer("M1", Role::Manager, Some("South")).await;
        assert_eq!(refusal(office.teams(&manager).await), Refusal::NotAllowed);
        assert_eq!(refusal(office.rename_team(&manager, &north, "N").await), Refusal::NotAllowed);
        assert_eq!(refusal(office.remove_team(&manager, &north).await), Refusal::NotAllowed);
    }

    async fn whoever_comes_back_to_a_team_that_was_removed_brings_it_back(house: House) {
        let admin = house.administrator().await;
        house.person_in("T1", Role::Trainee, Some("North")).await;
        house.person_in("M1", Role::Manager, Some("South")).await;
        for (staff_no, team) in [("T1", "North"), ("M1", "South")] {
            let id = house.team_id(&admin, team).await;
            assert_eq!(refusal(house.office.remove_team(&admin, &id).await), bad("team"));
            house.office.deactivate_person(&OPERATOR, staff_no).await.unwrap();
            house.office.remove_team(&admin, &id).await.unwrap();
            assert!(!house.teams(&admin).await.contains(&team.to_owned()));
            house.office.reinstate_person(&OPERATOR, staff_no).await.unwrap();
            assert_eq!(refusal(house.office.remove_team(&admin, &id).await), bad("team"));
        }
        assert_eq!(house.teams(&admin).await, ["North", "South"]);
    }

    async fn a_list_for_a_spreadsheet_holds_everybody(house: House) {
        let admin = house.administrator().await;
        house.very_many().await;
        let people = house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        assert_eq!(people.len(), VERY_MANY + 1);
        assert!(people.windows(2).all(|two| two[0].staff_no < two[1].staff_no));
    }

    async fn only_administrators_look_after_people(house: House) {
        let person = house.person("T1", Role::Trainee).await;
        let (office, filter) = (&house.office, PeopleFilter::default());
        for role in [Role::Trainee, Role::Trainer, Role::Manager] {
            let viewer = house.viewer(role.as_str(), role, Some("晨光组")).await;
            let refused: Vec<Outcome<()>> = vec![
                office.people(&viewer, &filter, 1, Lang::En).await.map(drop),
                office.all_people(&viewer, &filter).await.map(drop),
                office.account(&viewer, &person, Lang::En).await.map(drop),
                office.add_person(&viewer, newcomer("T9", Role::Trainee, None)).await.map(drop),
                office.describe_person(&viewer, &person, "Li", None).await,
                office.grant_roles(&viewer, &viewer.person, only(&[Role::Administrator])).await,
                office.dismiss_person(&viewer, &person, "a reason").await,
                office.take_back_person(&viewer, &person).await,
                office.invite_person(&viewer, &person).await.map(drop),
                office.assign_team(&viewer, &person, place("x", TeamPlace::Regular, "", "")).await,
                office.enrol_person(&viewer, &person, posting("agent", "", "")).await,
                office.give_mentor(&viewer, &person, "").await,
                office.plan_import(&viewer, b"").await.map(drop),
                office.import_people(&viewer, b"", "").await.map(drop),
                office.tokens(&viewer).await.map(drop),
                office.make_token(&viewer, "mine", ApiScope::Gate).await.map(drop),
            ];
            for outcome in refused {
                assert_eq!(refusal(outcome), Refusal::NotAllowed);
            }
            assert_eq!(refusal(office.sessions_of(&viewer, &person).await), Refusal::NotFound);
            assert_eq!(refusal(office.end_sessions(&viewer, &person).await), Refusal::NotFound);
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'person.left'").await, 0);
    }

    async fn what_nobody_has_heard_of_is_not_found(house: House) {
        let admin = house.administrator().await;
        let nobody = PersonId::new("nobody");
        assert_eq!(refusal(house.office.account(&admin, &nobody, Lang::En).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.dismiss_person(&admin, &nobody, "why").await), Refusal::NotFound);
        assert_eq!(refusal(house.office.invite_person(&admin, &nobody).await), Refusal::NotFound);
        let team = office::TeamId::new("none");
        assert_eq!(refusal(house.office.unassign_team(&admin, &admin.person, &team).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.unenrol_person(&admin, &admin.person, "agent").await), Refusal::NotFound);
    }

    async fn the_list_is_found_by_name_number_team_post_and_state(house: House) {
        house.furnish().await;
        let admin = house.administrator().await;
        let named = |number: &str, name: &str| NewPerson {
            name: name.into(),
            team: Some("晨光组".into()),
            ..newcomer(number, Role::Trainee, None)
        };
        house.office.add_person(&admin, named("T1", "李华")).await.unwrap();
        house.office.add_person(&admin, named("T2", "Ada_Lovelace 100%")).await.unwrap();
        let posted = NewPerson { posts: vec![slug("agent")], ..newcomer("T3", Role::Trainee, Some("晚星组")) };
        house.office.add_person(&admin, posted).await.unwrap();
        house.person_in("M1", Role::Manager, Some("晚星组")).await;
        assert_eq!(house.found(&admin, PeopleFilter::default()).await, ["A1", "M1", "T1", "T2", "T3"]);
        assert_eq!(house.found(&admin, looking_for("李")).await, ["T1"]);
        assert_eq!(house.found(&admin, looking_for(" t2 ")).await, ["T2"]);
        assert_eq!(house.found(&admin, looking_for("lovelace")).await, ["T2"]);
        assert_eq!(house.found(&admin, looking_for("100%")).await, ["T2"]);
        assert!(house.found(&admin, looking_for("a%e")).await.is_empty(), "a percent sign is a letter here");
        assert!(house.found(&admin, looking_for("T_")).await.is_empty(), "so is an underscore");
        assert!(house.found(&admin, looking_for("\0'\"\\")).await.is_empty());
        let teams = house.office.people(&admin, &PeopleFilter::default(), 1, Lang::En).await.unwrap().choices.teams;
        let evening = teams.into_iter().find(|(_, name)| name == "晚星组").unwrap().0;
        let of = |team| PeopleFilter { team: Some(team), ..PeopleFilter::default() };
        assert_eq!(house.found(&admin, of(evening)).await, ["M1", "T3"]);
        let on_the_way = PeopleFilter { post: Some(slug("agent")), ..PeopleFilter::default() };
        assert_eq!(house.found(&admin, on_the_way).await, ["T3"]);
        let in_state = |state| PeopleFilter { state: Some(state), ..PeopleFilter::default() };
        assert_eq!(house.found(&admin, in_state(PersonState::Present)).await, ["A1", "M1"]);
        assert_eq!(house.found(&admin, in_state(PersonState::Invited)).await, ["T1", "T2", "T3"]);
        house.office.deactivate_person(&OPERATOR, "T2").await.unwrap();
        assert_eq!(house.found(&admin, in_state(PersonState::Left)).await, ["T2"]);
        assert_eq!(house.found(&admin, in_state(PersonState::Invited)).await, ["T1", "T3"]);
    }

    async fn a_long_list_comes_in_pages(house: House) {
        let admin = house.administrator().await;
        let mut file = String::from("工号,姓名\n");
        for number in 100..220 {
            file.push_str(&format!("{number},员工{number}\n"));
        }
        let plan = house.office.plan_import(&admin, file.as_bytes()).await.unwrap();
        house.office.import_people(&admin, file.as_bytes(), &plan.fingerprint).await.unwrap();
        let page = async |number| house.office.people(&admin, &PeopleFilter::default(), number, Lang::En).await.unwrap();
        let (first, last, beyond) = (page(1).await, page(3).await, page(99).await);
        assert_eq!((first.total, first.pages, first.people.len()), (121, 3, 50));
        assert_eq!((last.people.len(), last.people.last().unwrap().staff_no.as_str()), (21, "A1"));
        assert_eq!((beyond.page, page(0).await.page), (3, 1));
        assert_eq!(house.office.all_people(&admin, &PeopleFilter::default()).await.unwrap().len(), 121);
    }

    async fn the_log_names_nobody(house: House) {
        let admin = house.administrator().await;
        let person = house.person("T1", Role::Trainee).await;
        house.office.describe_person(&admin, &person, "Mark Marker", Some(Lang::En)).await.unwrap();
        house.office.assign_team(&admin, &person, place("晨光组", TeamPlace::Trial, "", "")).await.unwrap();
        house.office.give_mentor(&admin, &person, "A1").await.unwrap();
        let named = "SELECT count(*) FROM event WHERE after LIKE '%Mark%' OR before LIKE '%Mark%' OR after LIKE '%晨光%' \
                     OR after LIKE '%A1%'";
        assert_eq!(house.count(named).await, 0);
        assert_eq!(house.account(&admin, &person).await.row.name, "Mark Marker");
        let long = "x".repeat(65);
        assert_eq!(refusal(house.office.describe_person(&admin, &person, &long, None).await), bad("name"));
    }
}
