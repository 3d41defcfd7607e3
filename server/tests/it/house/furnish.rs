use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use engine::{Lang, Slug};
use office::views::{FormSave, ReportsWanted, Sheet};
use office::{ApiScope, AttemptId, NewPerson, Office, Operator, Role, SignIn, SignedIn, Viewer};

use super::folder::Folder;
use super::{Furnished, House, MORNING, View};

pub(crate) const PASSWORD: &str = "a long walk in spring";

/// Loads the fixture, lets everyone in, and has the trainee pass once, sit again and practise.
pub(super) async fn furnish() -> Furnished {
    let house = House::open(Folder::make(), MORNING).await;
    let (office, operator) = (&*house.office, Operator::of_this_process());
    let loaded = office.load_content(&operator, &Folder::fixture()).await.unwrap();
    assert_eq!(loaded.err().map(|faults| format!("{faults:?}")), None);

    let mut names = BTreeMap::from([("exam", "entrance".to_owned()), ("chapter", "cart".to_owned())]);
    let (mut cookies, mut viewers) = (BTreeMap::new(), BTreeMap::new());
    for view in View::ALL {
        let Some(staff_no) = view.staff_no() else { continue };
        let added = office.add_person(&operator, person(view, staff_no)).await.unwrap();
        let signed_in = let_in(office, staff_no, &added.one_time_link_token.unwrap()).await;
        cookies.insert(view, format!("passgate={}", signed_in.token));
        viewers.insert(view, signed_in.viewer);
    }
    let trainee = &viewers[&View::Trainee];
    names.insert("person", trainee.person.to_string());
    names.insert("staff_no", trainee.staff_no.clone());
    let teams = office.teams(&viewers[&View::Administrator]).await.unwrap();
    names.insert("team", teams.iter().find(|team| team.name == "one").unwrap().team.to_string());
    names.insert("administrator", viewers[&View::Administrator].person.to_string());
    let new = NewPerson { staff_no: "N1".into(), ..person(View::Trainer, "N1") };
    names.insert("invitation", office.add_person(&operator, new).await.unwrap().one_time_link_token.unwrap());
    names.insert("reports", office.make_token(&operator, "monitoring", ApiScope::Reports).await.unwrap());
    names.insert("token", office.make_token(&operator, "schedule", ApiScope::Gate).await.unwrap());

    names.extend(sit(office, trainee).await);
    names.insert("report", reported(office, trainee, &viewers[&View::Trainer], &names["closed"]).await);
    let now = office.now();
    office.shut().await;
    let House { _folder: folder, .. } = house;
    Furnished { folder, now, cookies, names }
}

/// Chooses a password by a one-time link, and signs in with it.
pub(crate) async fn let_in(office: &Office, staff_no: &str, link: &str) -> SignedIn {
    office.set_first_password(link, PASSWORD).await.unwrap();
    office.sign_in(credentials(staff_no)).await.unwrap()
}

/// The trainee says something about the first question of the closed paper.
async fn reported(office: &Office, trainee: &Viewer, trainer: &Viewer, closed: &str) -> String {
    office.report_question(trainee, &AttemptId::new(closed), 0, ("unclear", Lang::En)).await.unwrap();
    let list = office.reports(trainer, ReportsWanted::Open, 0, Lang::En).await.unwrap();
    list.reports.first().expect("the report").id.to_string()
}

/// The trainee reads, passes the exam, sits it again, and has a practice under way.
async fn sit(office: &Office, trainee: &Viewer) -> [(&'static str, String); 7] {
    office.mark_read(trainee, &slug("cart")).await.unwrap();
    let closed = office.start(trainee, &slug("entrance"), Lang::En).await.unwrap();
    let sheet = office.sheet(trainee, &closed, Lang::En).await.unwrap();
    answer_rightly(office, trainee, &closed, &sheet).await;
    office.hand_in(trainee, &closed).await.unwrap();
    let certificates = office.my_certificates(trainee, Lang::En).await.unwrap();
    let certificate = certificates.first().expect("the right answers pass");

    let running = office.start(trainee, &slug("entrance"), Lang::En).await.unwrap();
    let practice = office.start(trainee, &slug("exercise"), Lang::En).await.unwrap();
    answer_wrongly(office, trainee, &practice).await;
    let sheet = office.sheet(trainee, &running, Lang::En).await.unwrap();
    [
        ("epoch", sheet.epoch.to_string()),
        ("version", sheet.version.to_string()),
        ("closed", closed.to_string()),
        ("running", running.to_string()),
        ("practice", practice.to_string()),
        ("certificate", certificate.id.to_string()),
        ("number", certificate.number.clone()),
    ]
}

/// In the fixture a right choice says so, and what is to be true or false is false.
fn is_right(choice: &str) -> bool {
    choice.contains("right") || choice.contains("False")
}

async fn answer_rightly(office: &Office, trainee: &Viewer, attempt: &AttemptId, sheet: &Sheet) {
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let answers = items.map(|item| {
        let choices = item.face.choices.iter().zip(0..);
        (item.place, choices.filter(|(choice, _)| is_right(choice.as_str())).map(|(_, place)| place).collect())
    });
    let form = FormSave { version: sheet.version, answers: answers.collect(), flags: None, language: Lang::En };
    office.save_form(trainee, attempt, form).await.unwrap();
}

/// Settles the second question of a practice: there is something in the notebook.
async fn answer_wrongly(office: &Office, trainee: &Viewer, practice: &AttemptId) {
    let page = office.practice_question(trainee, practice, 1, Lang::En).await.unwrap();
    let is_wrong = |choice: &(u8, &engine::Html)| choice.1.as_str().contains("wrong");
    let (wrong, _) = (0..).zip(&page.face.choices).find(is_wrong).expect("a wrong choice");
    let payload = engine::Payload::choices([wrong]);
    office.practice_answer(trainee, practice, 1, payload, Lang::En).await.unwrap();
}

fn person(view: View, staff_no: &str) -> NewPerson {
    let (role, team) = match view {
        View::Nobody | View::Trainee => (Role::Trainee, Some("one")),
        View::WrongTrainee => (Role::Trainee, Some("two")),
        View::Trainer => (Role::Trainer, None),
        View::Manager => (Role::Manager, Some("one")),
        View::OtherManager => (Role::Manager, Some("two")),
        View::Administrator => (Role::Administrator, None),
    };
    NewPerson {
        staff_no: staff_no.into(),
        name: format!("Person {staff_no}"),
        roles: [role].into_iter().collect(),
        team: team.map(Into::into),
        posts: if role == Role::Trainee { vec![slug("clerk")] } else { Vec::new() },
        language: None,
        password: None,
    }
}

fn credentials(staff_no: &str) -> SignIn {
    SignIn {
        staff_no: staff_no.into(),
        password: PASSWORD.into(),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        device: "test".into(),
    }
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}
