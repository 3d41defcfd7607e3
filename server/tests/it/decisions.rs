//! What a manager decides, as forms that are sent once, twice, or too late.

use crate::house::{Ask, Furnished, MINUTE, View};

/// The value of a hidden field of a page, the last of that name.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    page.rsplit(&field).next().unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn extra_minutes_are_given_once_and_not_on_top_of_what_somebody_else_gave() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let person = furnished.name("person");
    let page = house.ask(Ask::get(&format!("/people/{person}")).of(View::Administrator, furnished)).await.text();
    let (once, shown) = (hidden(&page, "once"), hidden(&page, "shown"));
    assert!(shown.starts_with("entrance@"), "{shown}");
    let form =
        |once: &str| format!("what=minutes&exam=entrance&minutes=10&reason=Typed+before&once={once}&shown={shown}");
    let ask = async |once: &str| {
        let ask = Ask::form(&format!("/people/{person}/grant"), &form(once)).of(View::Administrator, furnished);
        house.ask(ask).await
    };
    for _ in 0..2 {
        let done = ask(&once).await;
        assert_eq!((done.status.as_u16(), done.header("location").unwrap().ends_with("?done=extended")), (303, true));
    }
    let late = ask("another-form").await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Typed before") && late.text().contains("Somebody else has just changed the time"));
}

#[tokio::test]
async fn a_second_click_on_revoke_says_that_it_is_done() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let address = furnished.filled("/people/{person}/certificates/{number}/revoke");
    for _ in 0..2 {
        let done = house.ask(Ask::form(&address, "reason=By+another&sure=yes").of(View::Manager, furnished)).await;
        assert_eq!((done.status.as_u16(), done.header("location").unwrap().ends_with("?done=revoked")), (303, true));
    }
}

#[tokio::test]
async fn what_waits_is_taken_back_from_the_record_with_a_reason() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let person = furnished.name("person");
    // What is granted at the moment of a certificate was for that one.
    house.clock.advance(MINUTE);
    let grant = Ask::form(&format!("/people/{person}/grant"), "what=attempt&exam=entrance&reason=Ill&once=");
    assert_eq!(house.ask(grant.of(View::Manager, furnished)).await.status, 303);
    let page = house.ask(Ask::get(&format!("/people/{person}")).of(View::Manager, furnished)).await.text();
    let address = page.split("action=\"").find(|rest| rest.contains("/withdraw\"")).unwrap();
    let address = address.split('"').next().unwrap().to_owned();
    let refused = house.ask(Ask::form(&address, "reason=+").of(View::Manager, furnished)).await;
    assert_eq!(refused.status, 422);
    for _ in 0..2 {
        let done = house.ask(Ask::form(&address, "reason=Mistake").of(View::Manager, furnished)).await;
        assert_eq!((done.status.as_u16(), done.header("location").unwrap().ends_with("?done=withdrawn")), (303, true));
    }
    let page = house.ask(Ask::get(&format!("/people/{person}?done=withdrawn")).of(View::Manager, furnished)).await;
    assert!(page.text().contains("no longer valid") && !page.text().contains("/withdraw\""));
}
