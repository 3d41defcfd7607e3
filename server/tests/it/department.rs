//! How a department sets itself up, in the browser and at the terminal.

use crate::house::{Ask, Folder, Furnished, View};
use crate::terminal::run;

#[tokio::test]
async fn every_page_follows_the_department_from_the_next_click_on() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let set = |form: &str| Ask::form("/system/department", form).of(View::Administrator, furnished);
    let done = house.ask(set("name-en=After+Sales&language=en&zone=Asia%2FTokyo")).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, Some("/system?done=department#department")));
    let page = house.ask(Ask::get("/system?done=department").of(View::Administrator, furnished)).await.text();
    assert!(page.contains("Asia/Tokyo") && page.contains("Every page follows"), "{page}");
    assert!(house.ask(Ask::get("/sign-in")).await.text().contains("After Sales"));
}

#[tokio::test]
async fn what_cannot_be_comes_back_with_the_refusal_beside_the_field() {
    let furnished = Furnished::get().await;
    let house = furnished.house().await;
    let cases = [
        ("name-en=+&zone=UTC&language=en", "name-zh-Hans-refusal"),
        ("name-en=Typed+Name&zone=Mars&language=zh-Hant", "zone-refusal"),
        ("name-en=Typed+Name&zone=UTC", "language-refusal"),
    ];
    for (form, beside) in cases {
        let refused = house.ask(Ask::form("/system/department", form).of(View::Administrator, furnished)).await;
        assert_eq!(refused.status, 422, "{form}");
        let page = refused.text();
        assert!(page.contains(&format!("id=\"{beside}\"")), "{beside} in {page}");
        assert!(!form.contains("Typed") || page.contains("value=\"Typed Name\""), "{page}");
    }
}

#[test]
fn a_department_is_set_up_at_the_terminal() {
    let data = Folder::make();
    let set = ["department", "set", "--language", "en", "--language", "zh-Hant", "--name", "After Sales"];
    let (code, stdout, stderr) =
        run(&[&set[..], &["--name", "zh-Hant=售後服務", "--zone", "Asia/Taipei"]].concat(), &data);
    assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
    let (code, stdout, _) = run(&["department", "show", "--json"], &data);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        (code, told["name"]["en"].as_str(), told["name"]["zh-Hant"].as_str()),
        (0, Some("After Sales"), Some("售後服務"))
    );
    assert_eq!((told["languages"][0].as_str(), told["zone"].as_str()), (Some("en"), Some("Asia/Taipei")));
    assert_eq!(run(&["department", "show"], &data).1.lines().last(), Some("zone  Asia/Taipei"));
    assert_eq!(run(&["department", "set", "--zone", "Mars"], &data).0, 1);
    assert_eq!(run(&["department", "set"], &data).0, 2, "nothing to set");
}
