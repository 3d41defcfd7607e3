//! What a candidate does, one step after the other: each is one request, but for the answers.

use crate::Done;
use crate::ask::Ask;
use crate::browser::Browser;
use crate::candidate::Candidate;
use crate::paper::Paper;

/// As forms send it.
const PASSWORD: &str = "a+long+walk+in+spring";
const EXAM: &str = "/exams/service-base/start";

pub(crate) fn choose_password(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let fields = format!("new={PASSWORD}&again={PASSWORD}");
    browser.expect(303, &Ask::form(&candidate.invitation, fields)).map(drop)
}

pub(crate) fn sign_in(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let fields = format!("staff_no={}&password={PASSWORD}", candidate.staff_no);
    let answer = browser.expect(303, &Ask::form("/sign-in", fields))?;
    let mut cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, cookie)| cookie);
    let cookie = cookies.find(|cookie| cookie.starts_with("passgate=")).and_then(|cookie| cookie.split(';').next());
    candidate.cookie = Some(cookie.ok_or("signed in without a cookie")?.to_owned());
    Ok(())
}

pub(crate) fn open_home(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    browser.expect(200, &candidate.signed(Ask::get("/"))?).map(drop)
}

pub(crate) fn start(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let answer = browser.expect(303, &candidate.signed(Ask::form(EXAM, String::new()))?)?;
    let attempt = answer.header("location").filter(|way| way.starts_with("/attempts/"));
    candidate.attempt = Some(attempt.ok_or("started, but led to no attempt")?.to_owned());
    Ok(())
}

pub(crate) fn open_paper(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let answer = browser.expect(200, &candidate.signed(Ask::get(&candidate.attempt("")?))?)?;
    candidate.paper = Some(Paper::read(answer.text()?)?);
    Ok(())
}

/// Every question is answered, one save at a time, as the island does it.
pub(crate) fn save_all(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let mut paper = candidate.paper.take().ok_or("no paper was opened")?;
    for place in 0..paper.questions() {
        let answer = browser.expect(200, &candidate.signed(Ask::json("/api/save", &paper.save(place)))?)?;
        paper.saved(&answer.body)?;
    }
    Ok(())
}

/// As many saves as the candidate is to send, over all questions again and again.
pub(crate) fn save_often(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let mut paper = candidate.paper.take().ok_or("no paper was opened")?;
    for number in 0..candidate.saves {
        let save = paper.save(number % paper.questions());
        let answer = browser.expect(200, &candidate.signed(Ask::json("/api/save", &save))?)?;
        paper.saved(&answer.body)?;
    }
    candidate.paper = Some(paper);
    Ok(())
}

pub(crate) fn open_overview(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    browser.expect(200, &candidate.signed(Ask::get(&candidate.attempt("/overview")?))?).map(drop)
}

pub(crate) fn hand_in(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    let answer = browser.expect(303, &candidate.signed(Ask::form(&candidate.attempt("/hand-in")?, String::new()))?)?;
    match answer.header("location") {
        Some(way) if *way == candidate.attempt("/marks")? => Ok(()),
        way => Err(format!("handed in, and led to {way:?}")),
    }
}

pub(crate) fn open_marks(browser: &mut Browser, candidate: &mut Candidate) -> Done<()> {
    browser.expect(200, &candidate.signed(Ask::get(&candidate.attempt("/marks")?))?).map(drop)
}
