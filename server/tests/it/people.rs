//! What comes in and goes out as lists of people, over HTTP and at the terminal.

use office::{Department, NewPerson, Operator, Role};

use crate::house::{Ask, Folder, Furnished, View};
use crate::terminal::run;

const HEAD: &str = "staff number,name,team\n";

fn import(step: &str, text: &str, looked_at: &str) -> Ask {
    Ask::parts("/people/import", &[("step", step), ("text", text), ("looked_at", looked_at)])
}

#[tokio::test]
async fn what_somebody_is_called_ends_no_text_field() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let text = format!("{HEAD}9,</textarea><img src=x>,\n,&lt;,\n");
    let answer = house.ask(import("check", &text, "").of(View::Administrator, furnished)).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.text().contains("<img"), "what is typed is text");
    assert!(answer.text().contains("9,&lt;/textarea&gt;&lt;img src=x&gt;,"), "and comes back as it was");
    assert!(answer.text().contains(",&amp;lt;,"));
}

#[tokio::test]
async fn a_list_is_taken_in_as_it_was_looked_at_and_its_links_are_shown_once() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let text = format!("{HEAD}9,Nine,one\n10,Ten,ten\n");
    let looked = house.ask(import("check", &text, "").of(View::Administrator, furnished)).await;
    let page = looked.text();
    let fingerprint = page.split("name=\"looked_at\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let done = house.ask(import("import", &text, fingerprint).of(View::Administrator, furnished)).await;
    assert_eq!(done.status, 200);
    assert_eq!(done.header("cache-control"), Some("no-store"));
    // Each link stands in the table and in the list to keep.
    assert_eq!(done.text().matches("http://passgate.test/invitations/").count(), 2);
    assert_eq!(done.text().matches("%2Finvitations%2F").count(), 2);
    let again = house.ask(import("import", &text, fingerprint).of(View::Administrator, furnished)).await;
    assert_eq!(again.status, 409);
    assert!(!again.text().contains("/invitations/"));
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_by_its_door() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let large = "x".repeat(3 * 1024 * 1024);
    let answer = house.ask(import("check", &large, "").of(View::Administrator, furnished)).await;
    assert_eq!(answer.status, 413);
    let other = house.ask(Ask::form("/tokens", &format!("name={large}")).of(View::Administrator, furnished)).await;
    assert_eq!(other.status, 413, "no other door takes as much");
}

#[tokio::test]
async fn a_list_for_a_spreadsheet_runs_nothing_and_reads_back_as_it_was() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let new = NewPerson {
        staff_no: "-9".into(),
        name: "=HYPERLINK(\"x\")".into(),
        roles: [Role::Trainee].into_iter().collect(),
        team: Some("@home".into()),
        posts: Vec::new(),
        language: None,
        password: None,
    };
    house.office.add_person(&Operator::of_this_process(), new).await.unwrap();
    let answer = house.ask(Ask::get("/people.csv?q=HYPER").of(View::Administrator, furnished)).await;
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(answer.header("content-disposition").unwrap().starts_with("attachment;"));
    let text = answer.text();
    assert!(text.starts_with('\u{feff}') && text.lines().count() == 2, "{text}");
    assert!(text.contains("\n\"'-9\",\"'=HYPERLINK(\"\"x\"\")\",\"'@home\","), "{text}");
    let back = house.ask(import("check", &text, "").of(View::Administrator, furnished)).await;
    assert_eq!(back.status, 200);
    assert!(!back.text().contains("name=\"looked_at\""), "there is nothing to do");
}

#[tokio::test]
async fn whoever_takes_a_list_of_people_along_leaves_a_line_in_the_log() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let folder = Folder::make();
    let events = async |number: usize| {
        let file = folder.path().join(number.to_string());
        house.office.back_up(&Operator::of_this_process(), &file).await.unwrap().contents.events
    };
    let people = ["/people.csv?q=Person", "/overview/people.csv?search=Person", "/overview/attempts.csv"];
    let others = ["/overview/attempts.json", "/overview/certificates.csv"];
    let mut before = events(0).await;
    for (number, address) in (1..).zip(people.into_iter().chain(others)) {
        assert_eq!(house.ask(Ask::get(address).of(View::Administrator, furnished)).await.status, 200);
        let after = events(number).await;
        // A backup tells of itself as well.
        assert_eq!(after - before, 2, "{address}");
        before = after;
    }
}

#[test]
fn people_come_in_from_the_terminal_all_or_nothing() {
    let data = Folder::make();
    let file = data.path().join("people.csv");
    let file = file.to_str().unwrap();
    std::fs::write(file, format!("{HEAD}9,Nine,one\n9,,one\n")).unwrap();
    let (code, stdout, _) = run(&["person", "import", file, "--json"], &data);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let codes: Vec<_> =
        told["faults"].as_array().unwrap().iter().map(|fault| fault["wrong"]["code"].as_str().unwrap()).collect();
    assert_eq!((code, codes), (1, vec!["staff-no-twice", "missing"]));
    std::fs::write(file, format!("{HEAD}9,Nine,one\n10,Ten,one\n")).unwrap();
    let (code, stdout, _) = run(&["person", "import", file, "--dry-run"], &data);
    assert_eq!((code, stdout.lines().count()), (0, 2), "{stdout}");
    assert!(!stdout.contains("/invitations/"));
    let (code, stdout, _) = run(&["person", "import", file], &data);
    assert_eq!((code, stdout.matches("/invitations/").count()), (0, 2), "{stdout}");
    let (code, stdout, stderr) = run(&["person", "import", file], &data);
    assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
    assert_eq!(run(&["person", "import", "/nowhere/at/all"], &data).0, 2);
}

#[tokio::test]
async fn everybody_taken_out_and_in_again_stays_as_they_were() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    // The fixture's pages count days in another zone than an office that was never set up.
    house.office.set_department(&Operator::of_this_process(), Department::default()).await.unwrap();
    let head = "staff number,name,team,post,mentor,language,from,until\n";
    let text = format!(
        "{head}0071,Round Trip One,beta、alpha,clerk,,en,2020-01-02、2020-01-01,；2999-09-30\n\
         72,Round Trip Two,alpha,clerk,0071,,2998-01-01,2999-01-01\n73,Round Trip Three,,,,,,\n"
    );
    let looked = house.ask(import("check", &text, "").of(View::Administrator, furnished)).await.text();
    let fingerprint = looked.split("name=\"looked_at\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let done = house.ask(import("import", &text, fingerprint).of(View::Administrator, furnished)).await;
    assert_eq!(done.status, 200);
    let list = house.ask(Ask::get("/people.csv?q=Round+Trip").of(View::Administrator, furnished)).await.text();
    assert_eq!(list.lines().count(), 4, "{list}");
    let back = house.ask(import("check", &list, "").of(View::Administrator, furnished)).await;
    assert_eq!(back.status, 200);
    assert!(!back.text().contains("name=\"looked_at\""), "there is nothing to do: {list}");
    assert!(list.contains("\"0071\",\"Round"), "{list}");
    let lost = list.replace("\"0071\",\"Round", "\"71\",\"Round");
    let back = house.ask(import("check", &lost, "").of(View::Administrator, furnished)).await;
    assert_eq!(back.status, 422, "a spreadsheet took the zeros off");
}

#[tokio::test]
async fn days_at_a_post_that_cannot_be_come_back_beside_what_was_typed() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let new = NewPerson {
        staff_no: "81".into(),
        name: "Eighty-one".into(),
        roles: [Role::Trainee].into_iter().collect(),
        team: None,
        posts: Vec::new(),
        language: None,
        password: None,
    };
    let person = house.office.add_person(&Operator::of_this_process(), new).await.unwrap().person;
    let address = format!("/people/{person}/account/posts");
    let form = |days: &str| Ask::form(&address, &format!("post=clerk&{days}")).of(View::Administrator, furnished);
    let refused = house.ask(form("from=2998-01-02&until=2998-01-01")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("value=\"2998-01-02\"") && refused.text().contains("value=\"2998-01-01\""));
    assert_eq!(house.ask(form("from=2998-01-01&until=2998-01-02")).await.status, 303);
}

#[tokio::test]
async fn a_question_leads_to_its_own_reports_and_an_answer_comes_back_to_them() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let list = house.ask(Ask::get("/studio/reports").of(View::Trainer, furnished)).await.text();
    let editor = list.split("href=\"/studio/questions/").nth(1).unwrap().split('"').next().unwrap();
    let page = house.ask(Ask::get(&format!("/studio/questions/{editor}")).of(View::Trainer, furnished)).await.text();
    let link = format!("/studio/reports?question={}", editor.replace('/', "%2F"));
    assert!(page.contains(&format!("href=\"{link}\"")), "{link} in {page}");
    let own = house.ask(Ask::get(&link).of(View::Trainer, furnished)).await;
    assert!(own.status == 200 && own.text().contains("All reports"));
    let id = furnished.name("report");
    let form = format!("answer=Mended&show=open&page=1&question={editor}");
    let done = house.ask(Ask::form(&format!("/studio/reports/{id}/answer"), &form).of(View::Trainer, furnished)).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, Some(link.as_str())));
    let none = house.ask(Ask::get("/studio/reports?question=cart%2Fnothing").of(View::Trainer, furnished)).await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn a_team_gets_another_name_on_its_page_and_goes_once_nobody_is_in_it() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let ask = async |ask: Ask| house.ask(ask.of(View::Administrator, furnished)).await;
    let rename = furnished.filled("/people/teams/{team}/name");
    let refused = ask(Ask::form(&rename, "name=two")).await;
    let beside = furnished.filled("id=\"name-{team}-refusal\"");
    assert!(refused.status == 422 && refused.text().contains(&beside), "{}", refused.text());
    assert!(refused.text().contains("value=\"two\""), "what was typed stands in its field");
    let done = ask(Ask::form(&rename, "name=One+and+only")).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, Some("/people/teams?done=team")));
    // The third team has lost the only one who was in it.
    let new = NewPerson {
        staff_no: "9".into(),
        name: "Nine".into(),
        roles: [Role::Trainee].into_iter().collect(),
        team: Some("three".into()),
        posts: Vec::new(),
        language: None,
        password: None,
    };
    house.office.add_person(&Operator::of_this_process(), new).await.unwrap();
    house.office.deactivate_person(&Operator::of_this_process(), "9").await.unwrap();
    let page = ask(Ask::get("/people/teams")).await.text();
    assert!(page.contains("One and only") && page.contains("three"), "{page}");
    let mut ways_out = page.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let way_out = ways_out.find(|address| address.ends_with("/remove")).expect("one is empty").to_owned();
    assert_eq!(page.matches("/remove\"").count(), 1, "{page}");
    assert_eq!(ask(Ask::form(&way_out, "")).await.status, 303);
    let page = ask(Ask::get("/people/teams?done=team")).await.text();
    assert!(!page.contains("three") && page.contains("One and only"), "{page}");
}
