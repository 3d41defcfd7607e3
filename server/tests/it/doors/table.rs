use axum::http::{Method, StatusCode, header};

use crate::house::{Ask, Furnished};

/// What a door says to each point of view, in the order of [`View::ALL`].
pub(super) struct Row {
    pub(super) method: Method,
    /// With the names of the fixture's things in braces.
    pub(super) address: &'static str,
    pub(super) expect: [StatusCode; 7],
    sends: Sends,
}

enum Sends {
    Nothing,
    Form(&'static str),
    Json(&'static str),
    Parts(&'static [(&'static str, &'static str)]),
    /// The token of this name.
    Token(&'static str),
}

const SAVE: &str = r#"{"save":{"attempt":"{running}","device":"d","epoch":{epoch},"sequence":1,"place":0,"payload":{"v":1,"kind":"choices","places":[0]},"language":"en"}}"#;
const SAVE_TOO_LATE: &str = r#"{"save":{"attempt":"{closed}","device":"d","epoch":{epoch},"sequence":1,"place":0,"payload":{"v":1,"kind":"choices","places":[0]},"language":"en"}}"#;

const NEW_QUESTION: &str = "base=0&do=save&text-en=%23%23+New%3F+%7B%23five+rule%3Dcart%2Flimit+difficulty%3D1%7D%0D%0A%0D%0A-+%5Bx%5D+right%0D%0A-+%5B+%5D+wrong%0D%0A%0D%0A%3E+Why.";
const CHANGED_QUESTION: &str = "base=1&do=save&text-en=%23%23+Changed%3F+%7B%23one+rule%3Dcart%2Flimit+difficulty%3D1%7D%0D%0A%0D%0A-+%5Bx%5D+right%0D%0A-+%5B+%5D+wrong%0D%0A%0D%0A%3E+Why.";
const OUTDATED_QUESTION: &str = "base=7&do=save&text-en=%23%23+Changed%3F+%7B%23one+rule%3Dcart%2Flimit+difficulty%3D1%7D%0D%0A%0D%0A-+%5Bx%5D+right%0D%0A-+%5B+%5D+wrong%0D%0A%0D%0A%3E+Why.";
const PREVIEW: &str = r###"{"preview":{"bank":"cart","question":"one","drafts":[{"language":"en","text":"## Why? {#one}\n\n- [x] so\n- [ ] not so\n"}]}}"###;

/// The table, one line a row: what each point of view is told, then what was asked.
#[rustfmt::skip]
pub(super) fn rows() -> Vec<Row> {
    vec![
        // nobody, trainee, wrong trainee, trainer, manager, other manager, administrator
        page([303, 200, 200, 200, 200, 200, 200], "/"),
        page([200, 303, 303, 303, 303, 303, 303], "/sign-in"),
        form([422, 422, 422, 422, 422, 422, 422], "/sign-in", "staff_no=T1&password=not+this+one"),
        form([401, 303, 303, 303, 303, 303, 303], "/sign-out", ""),
        page([303, 200, 200, 200, 200, 200, 200], "/password"),
        form([401, 422, 422, 422, 422, 422, 422], "/password", "current=not+this+one&new=another+walk+in+spring&again=another+walk+in+spring"),
        page([200, 200, 200, 200, 200, 200, 200], "/invitations/{invitation}"),
        form([303, 303, 303, 303, 303, 303, 303], "/invitations/{invitation}", "new=another+walk+in+spring&again=another+walk+in+spring"),
        form([303, 303, 303, 303, 303, 303, 303], "/language", "lang=en"),
        page([303, 200, 200, 200, 200, 200, 200], "/exams/{exam}"),
        page([303, 404, 404, 404, 404, 404, 404], "/exams/nothing"),
        form([401, 303, 303, 403, 403, 403, 403], "/exams/{exam}/start", ""),
        page([303, 200, 404, 404, 404, 404, 404], "/attempts/{running}"),
        page([303, 303, 404, 404, 404, 404, 404], "/attempts/{closed}"),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{running}/answers", "version={version}&a0=0&to=stay"),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{closed}/answers", "version=1&a0=0&to=stay"),
        page([303, 200, 404, 404, 404, 404, 404], "/attempts/{running}/overview"),
        page([303, 303, 404, 404, 404, 404, 404], "/attempts/{closed}/overview"),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{running}/hand-in", ""),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{closed}/hand-in", ""),
        page([303, 303, 404, 404, 404, 404, 404], "/attempts/{running}/marks"),
        page([303, 200, 404, 404, 404, 404, 404], "/attempts/{closed}/marks"),
        page([303, 303, 404, 404, 404, 404, 404], "/attempts/{practice}/marks"),
        page([303, 200, 404, 404, 404, 404, 404], "/practice/{practice}/1"),
        page([303, 404, 404, 404, 404, 404, 404], "/practice/{practice}/99"),
        page([303, 404, 404, 404, 404, 404, 404], "/practice/{running}/1"),
        page([303, 404, 404, 404, 404, 404, 404], "/practice/{practice}/0"),
        form([401, 303, 404, 404, 404, 404, 404], "/practice/{practice}/1", "choice=0"),
        form([401, 404, 404, 404, 404, 404, 404], "/practice/{running}/1", "choice=0"),
        data([401, 200, 404, 404, 404, 404, 404], "/api/save", SAVE),
        data([401, 409, 404, 404, 404, 404, 404], "/api/save", SAVE_TOO_LATE),
        data([401, 200, 404, 404, 404, 404, 404], "/api/flag", r#"{"flag":{"attempt":"{running}","place":0,"on":true}}"#),
        data([401, 200, 404, 404, 404, 404, 404], "/api/clock", r#"{"attempt":"{running}"}"#),
        data([422, 422, 422, 422, 422, 422, 422], "/api/session", r#"{"credentials":{"staff_no":"T1","password":"not this one"}}"#),
        page([303, 200, 200, 200, 200, 200, 200], "/handbook"),
        page([303, 200, 200, 200, 200, 200, 200], "/handbook?q=cart"),
        page([303, 200, 200, 200, 200, 200, 200], "/handbook/{chapter}"),
        page([303, 200, 200, 200, 200, 200, 200], "/handbook/{chapter}?from=%2F%2Felsewhere.example"),
        form([401, 303, 303, 303, 303, 303, 303], "/handbook/{chapter}/read", ""),
        page([303, 200, 404, 404, 200, 404, 200], "/certificates/{certificate}"),
        page([200, 200, 200, 200, 200, 200, 200], "/verify"),
        page([200, 200, 200, 200, 200, 200, 200], "/verify?number={number}"),
        page([200, 200, 200, 200, 200, 200, 200], "/verify/{number}"),
        form([404, 404, 404, 404, 404, 404, 404], "/demo/skip-day", ""),
        page([200, 200, 200, 200, 200, 200, 200], "/healthz"),
        page([200, 200, 200, 200, 200, 200, 200], "/readyz"),
        page([200, 200, 200, 200, 200, 200, 200], "/.well-known/jwks.json"),
        page([401, 401, 401, 401, 401, 401, 401], "/api/v1/gate?staff_no={staff_no}&post=clerk"),
        // People and access.
        page([303, 403, 403, 403, 403, 403, 200], "/people"),
        page([303, 403, 403, 403, 403, 403, 200], "/people?q=%E6%9D%8E&team=x&post=no+slug&state=left&page=-1"),
        page([303, 403, 403, 403, 403, 403, 200], "/people.csv"),
        page([303, 403, 403, 403, 403, 403, 200], "/people/new"),
        form([401, 403, 403, 403, 403, 403, 200], "/people/new", "staff_no=N2&name=New&role=trainee&team=one&post=clerk&language=en"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/new", "staff_no=T1&name=Taken&role=trainee"),
        page([303, 403, 403, 403, 403, 403, 200], "/people/import"),
        upload([401, 403, 403, 403, 403, 403, 200], "/people/import", &[("step", "check"), ("text", "staff number,name\n9,Nine\n")]),
        upload([401, 403, 403, 403, 403, 403, 422], "/people/import", &[("step", "check"), ("text", "staff number,name\n9,\n")]),
        upload([401, 403, 403, 403, 403, 403, 409], "/people/import", &[("step", "import"), ("text", "staff number,name\n9,Nine\n"), ("looked_at", "something else")]),
        form([401, 403, 403, 403, 403, 403, 422], "/people/import", "step=check&text=x"),
        page([303, 403, 403, 403, 403, 403, 200], "/people/teams"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/teams/{team}/name", "name=Another"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/teams/{team}/name", "name=two"),
        form([401, 403, 403, 403, 403, 403, 404], "/people/teams/nothing/name", "name=Another"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/teams/{team}/remove", ""),
        page([303, 403, 403, 403, 403, 403, 200], "/people/{person}/account"),
        page([303, 403, 403, 403, 403, 403, 404], "/people/nobody/account"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/name", "name=Another&language=en"),
        form([401, 403, 403, 403, 403, 403, 404], "/people/nobody/account/name", "name=Another&language=en"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/roles", "role=trainee&role=trainer"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/{person}/account/roles", ""),
        form([401, 403, 403, 403, 403, 403, 409], "/people/{administrator}/account/roles", "role=trainee"),
        form([401, 403, 403, 403, 403, 403, 200], "/people/{person}/account/link", ""),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/sessions/end", ""),
        form([401, 403, 403, 403, 403, 403, 404], "/people/{person}/account/sessions/end", "session=nothing"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/teams", "team=two&place=trial&from=&until="),
        form([401, 403, 403, 403, 403, 403, 422], "/people/{person}/account/teams", "team=two&place=trial&from=&until=2020-01-01"),
        form([401, 403, 403, 403, 403, 403, 404], "/people/{person}/account/teams/end", "team=nothing"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/posts", "post=clerk"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/posts/end", "post=clerk"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/mentor", "mentor=T2"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/{person}/account/mentor", "mentor=T1"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/leave", "reason=The+end+of+the+season"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/{person}/account/leave", "reason="),
        form([401, 403, 403, 403, 403, 403, 409], "/people/{administrator}/account/leave", "reason=Tired"),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/account/return", ""),
        form([401, 403, 403, 403, 403, 403, 303], "/people/{person}/erase", "confirmation=T1"),
        form([401, 403, 403, 403, 403, 403, 422], "/people/{person}/erase", "confirmation=T2"),
        page([303, 200, 200, 200, 200, 200, 200], "/sessions"),
        form([401, 303, 303, 303, 303, 303, 303], "/sessions/end", ""),
        form([401, 404, 404, 404, 404, 404, 404], "/sessions/end", "session=nothing"),
        page([303, 403, 403, 403, 403, 403, 200], "/tokens"),
        form([401, 403, 403, 403, 403, 403, 200], "/tokens", "name=tickets&scope=gate"),
        form([401, 403, 403, 403, 403, 403, 422], "/tokens", "name=schedule&scope=gate"),
        form([401, 403, 403, 403, 403, 403, 404], "/tokens/nothing/end", ""),
        // Operations.
        page([303, 403, 403, 403, 403, 403, 200], "/system"),
        form([401, 403, 403, 403, 403, 403, 303], "/system/department", "name-en=Fixture&language=en&zone=UTC"),
        form([401, 403, 403, 403, 403, 403, 422], "/system/department", "name-en=Fixture&language=en&zone=Mars"),
        page([401, 401, 401, 401, 401, 401, 401], "/metrics"),
        program([403, 403, 403, 403, 403, 403, 403], "/metrics"),
        reports([200, 200, 200, 200, 200, 200, 200], "/metrics"),
        program([200, 200, 200, 200, 200, 200, 200], "/api/v1/gate?staff_no={staff_no}&post=clerk"),
        page([200, 200, 200, 200, 200, 200, 200], "/pkg/fixture.css"),
        page([404, 404, 404, 404, 404, 404, 404], "/pkg/nothing.css"),
        // The studio, and what candidates say about questions.
        page([303, 403, 403, 200, 403, 403, 200], "/studio"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/questions?q=cart&bank=cart&kind=single&difficulty=1&use=both&state=all&page=9"),
        page([303, 403, 403, 422, 403, 403, 422], "/studio/questions?kind=essay"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/banks/cart"),
        page([303, 403, 403, 404, 403, 403, 404], "/studio/banks/nothing"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/banks/cart/new"),
        page([303, 403, 403, 404, 403, 403, 404], "/studio/banks/nothing/new"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/banks/cart/new", NEW_QUESTION),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/banks/cart/new", "base=0&do=save&text-en=nothing+of+a+question"),
        form([401, 403, 403, 200, 403, 403, 200], "/studio/banks/cart/new", "base=0&do=check&text-en=nothing+of+a+question"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/banks/cart/new", "base=0&do=save&text-zh-Hans=a+language+that+the+bank+does+not+have"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/questions/cart/one"),
        page([303, 403, 403, 404, 403, 403, 404], "/studio/questions/cart/nothing"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/questions/cart/one", CHANGED_QUESTION),
        form([401, 403, 403, 409, 403, 403, 409], "/studio/questions/cart/one", OUTDATED_QUESTION),
        form([401, 403, 403, 404, 403, 403, 404], "/studio/questions/cart/nothing", CHANGED_QUESTION),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/questions/cart/one/retire", "reason=out+of+date"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/questions/cart/one/retire", "reason=+"),
        form([401, 403, 403, 404, 403, 403, 404], "/studio/questions/cart/nothing/retire", "reason=out+of+date"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/questions/cart/one/return", "reason=good+again"),
        data([401, 403, 403, 200, 403, 403, 200], "/api/preview", PREVIEW),
        data([401, 403, 403, 404, 403, 403, 404], "/api/preview", r#"{"preview":{"bank":"nothing","question":null,"drafts":[{"language":"en","text":"x"}]}}"#),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/coverage"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/exams"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/exams/entrance"),
        page([303, 403, 403, 404, 403, 403, 404], "/studio/exams/nothing"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/exams/entrance/pause", "reason=The+lights+went+out"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/exams/entrance/pause", "reason=+"),
        form([401, 403, 403, 404, 403, 403, 404], "/studio/exams/nothing/pause", "reason=The+lights+went+out"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/exams/exercise/pause", "reason=The+lights+went+out"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/exams/entrance/resume", "reason=The+lights+are+on"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/exams/entrance/resume", "reason=+"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/exams/entrance/sample"),
        page([303, 403, 403, 422, 403, 403, 422], "/studio/exams/entrance/sample?seed=7"),
        page([303, 403, 403, 404, 403, 403, 404], "/studio/exams/nothing/sample"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/reports"),
        page([303, 403, 403, 200, 403, 403, 200], "/studio/reports?show=answered&page=9"),
        form([401, 403, 403, 303, 403, 403, 303], "/studio/reports/{report}/answer", "answer=it+is+right"),
        form([401, 403, 403, 409, 403, 403, 409], "/studio/reports/{report}/answer", "answer=it+is+right&seen=1"),
        form([401, 403, 403, 422, 403, 403, 422], "/studio/reports/{report}/answer", "answer=+"),
        form([401, 403, 403, 404, 403, 403, 404], "/studio/reports/nothing/answer", "answer=it+is+right"),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{closed}/marks/2/report", "report=unclear"),
        form([401, 303, 404, 404, 404, 404, 404], "/attempts/{closed}/marks/1/report", "report=said+before"),
        form([401, 422, 404, 404, 404, 404, 404], "/attempts/{closed}/marks/2/report", "report=+"),
        form([401, 422, 404, 404, 404, 404, 404], "/attempts/{closed}/marks/99/report", "report=unclear"),
        form([401, 403, 404, 404, 404, 404, 404], "/attempts/{running}/marks/1/report", "report=unclear"),
        form([401, 403, 404, 404, 404, 404, 404], "/attempts/{practice}/marks/1/report", "report=unclear&from=practice"),
        // the manager's desk, and everybody's own record
        page([303, 403, 403, 403, 200, 200, 200], "/overview"),
        page([303, 403, 403, 403, 422, 422, 422], "/overview?from=yesterday"),
        page([303, 403, 403, 403, 422, 422, 422], "/overview?to=9999-12"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview?from=1970-01&to=9998-12"),
        page([303, 403, 403, 403, 404, 404, 404], "/overview?team=nothing"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/people?who=passed"),
        page([303, 403, 403, 403, 422, 422, 422], "/overview/people?who=everyone"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/people.csv"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/rates.csv"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/topics.csv"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/attempts.csv"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/attempts.json"),
        page([303, 403, 403, 403, 200, 200, 200], "/overview/certificates.csv"),
        page([303, 200, 404, 404, 200, 404, 200], "/people/{person}"),
        form([401, 403, 403, 403, 303, 404, 303], "/people/{person}/grant", "what=minutes&exam=entrance&minutes=10&reason=The+line+was+down&once="),
        form([401, 403, 403, 403, 303, 404, 303], "/people/{person}/accommodation", "percent=50&from=&until=&reason=Reads+slowly"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/accommodation", "percent=50&from=&until=&reason=+"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/accommodation", "percent=1000&from=&until=&reason=Reads+slowly"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/accommodation", "percent=50&from=&until=2020-01-01&reason=Reads+slowly"),
        form([401, 403, 403, 403, 404, 404, 404], "/people/nobody/accommodation", "percent=50&from=&until=&reason=Reads+slowly"),
        form([401, 403, 403, 403, 303, 404, 303], "/people/{person}/accommodation/end", "reason=Not+needed"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/accommodation/end", "reason=+"),
        form([401, 403, 403, 403, 404, 404, 404], "/people/{person}/grants/nothing/withdraw", "reason=By+mistake"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/grant", "what=minutes&exam=entrance&minutes=10&reason=+&once="),
        form([401, 403, 403, 403, 303, 404, 303], "/people/{person}/certificates/{number}/revoke", "reason=Another+person+sat&sure=yes"),
        form([401, 403, 403, 403, 422, 404, 422], "/people/{person}/certificates/{number}/revoke", "reason=Another+person+sat"),
        form([401, 403, 403, 403, 404, 404, 404], "/people/{person}/certificates/PG-0/revoke", "reason=Another+person+sat&sure=yes"),
        page([303, 200, 200, 200, 200, 200, 200], "/me"),
        page([303, 200, 200, 200, 200, 200, 200], "/me/record.json"),
        // the notebook of wrong answers: one's own and nobody else's
        page([303, 200, 200, 200, 200, 200, 200], "/notebook"),
        page([303, 200, 200, 200, 200, 200, 200], "/notebook?show=due&topic=cart"),
        page([303, 200, 200, 200, 200, 200, 200], "/notebook?show=nothing&topic=..%2F"),
        form([401, 303, 303, 303, 303, 303, 303], "/notebook/practise", "show=&topic="),
        form([401, 303, 404, 404, 404, 404, 404], "/notebook/{practice}/2/known", "show=&topic="),
        form([401, 404, 404, 404, 404, 404, 404], "/notebook/{practice}/1/known", "show=&topic="),
        form([401, 404, 404, 404, 404, 404, 404], "/notebook/{practice}/0/known", "show=&topic="),
        form([401, 404, 404, 404, 404, 404, 404], "/notebook/{running}/1/known", "show=&topic="),
        form([401, 303, 404, 404, 404, 404, 404], "/notebook/{practice}/2/keep", "show=&topic="),
        form([401, 404, 404, 404, 404, 404, 404], "/notebook/nothing/2/keep", "show=&topic="),
        page([303, 404, 404, 404, 404, 404, 404], "/exams/repetition"),
        form([401, 404, 404, 404, 404, 404, 404], "/exams/repetition/start", ""),
    ]
}

fn page(expect: [u16; 7], address: &'static str) -> Row {
    Row::new(Method::GET, address, Sends::Nothing, expect)
}

fn form(expect: [u16; 7], address: &'static str, fields: &'static str) -> Row {
    Row::new(Method::POST, address, Sends::Form(fields), expect)
}

/// A form with a file, or with what stands for one.
fn upload(expect: [u16; 7], address: &'static str, parts: &'static [(&'static str, &'static str)]) -> Row {
    Row::new(Method::POST, address, Sends::Parts(parts), expect)
}

/// What an island asks.
fn data(expect: [u16; 7], address: &'static str, body: &'static str) -> Row {
    Row::new(Method::POST, address, Sends::Json(body), expect)
}

/// Another program with a token; a session that comes along changes nothing.
fn program(expect: [u16; 7], address: &'static str) -> Row {
    Row::new(Method::GET, address, Sends::Token("token"), expect)
}

/// The same with a token for reports.
fn reports(expect: [u16; 7], address: &'static str) -> Row {
    Row::new(Method::GET, address, Sends::Token("reports"), expect)
}

impl Row {
    fn new(method: Method, address: &'static str, sends: Sends, expect: [u16; 7]) -> Self {
        Self { method, address, sends, expect: expect.map(|status| StatusCode::from_u16(status).unwrap()) }
    }

    pub(super) fn ask(&self, furnished: &Furnished) -> Ask {
        let address = furnished.filled(self.address);
        match self.sends {
            Sends::Nothing => Ask::get(&address),
            Sends::Form(fields) => Ask::form(&address, &furnished.filled(fields)),
            Sends::Json(body) => Ask::json(&address, &furnished.filled(body)),
            Sends::Parts(parts) => Ask::parts(&address, parts),
            Sends::Token(name) => {
                Ask::get(&address).header(header::AUTHORIZATION, format!("Bearer {}", furnished.name(name)))
            }
        }
    }

    pub(super) fn takes_fields(&self) -> bool {
        match self.sends {
            Sends::Form(fields) => !fields.is_empty(),
            Sends::Json(body) => body.contains("\":{"),
            Sends::Parts(_) => true,
            Sends::Nothing | Sends::Token(_) => false,
        }
    }

    /// What somebody types into the form of this row, if it is one.
    pub(super) fn typed(&self, furnished: &Furnished) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        match self.sends {
            Sends::Form(fields) => pairs(&furnished.filled(fields)),
            Sends::Parts(parts) => parts.iter().map(owned).collect(),
            Sends::Nothing | Sends::Json(_) | Sends::Token(_) => Vec::new(),
        }
    }

    /// The same with a field that no form has.
    pub(super) fn with_nonsense(&self, furnished: &Furnished) -> Ask {
        let address = furnished.filled(self.address);
        match self.sends {
            Sends::Parts(parts) => Ask::parts(&address, &[parts, &[("nonsense", "1")]].concat()),
            Sends::Form(fields) => Ask::form(&address, &format!("{}&nonsense=1", furnished.filled(fields))),
            Sends::Nothing | Sends::Json(_) | Sends::Token(_) => self.ask(furnished),
        }
    }

    /// The same with a field that nobody asked for, as one who hopes to be paid by it.
    pub(super) fn with_a_foreign_field(&self, furnished: &Furnished) -> Ask {
        let address = furnished.filled(self.address);
        match self.sends {
            Sends::Json(body) => {
                let body = furnished.filled(body).replacen("\":{", "\":{\"is_correct\":true,", 1);
                Ask::json(&address, &body)
            }
            Sends::Parts(parts) => Ask::parts(&address, &[parts, &[("role", "administrator")]].concat()),
            Sends::Form(fields) => Ask::form(&address, &format!("{}&role=administrator", furnished.filled(fields))),
            Sends::Nothing | Sends::Token(_) => self.ask(furnished),
        }
    }
}

/// The fields of a form as a browser writes them.
fn pairs(form: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (plain(name), plain(value)));
    form.split('&').filter_map(pair).collect()
}

fn plain(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().replace('+', " ").into_bytes();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].replace('+', " ").into_bytes());
    }
    String::from_utf8(bytes).unwrap()
}
