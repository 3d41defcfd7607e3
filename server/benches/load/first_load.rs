use std::collections::BTreeSet;

use crate::Done;
use crate::ask::Ask;
use crate::browser::Browser;
use crate::candidate::Candidate;
use crate::house::House;

/// The most that the exam page may bring to a browser that has nothing yet: 200 KB.
const LIMIT: usize = 200_000;

/// What a browser loads that opens the exam page for the first time.
pub(crate) struct FirstLoad {
    pub(crate) files: Vec<Loaded>,
}

/// One file as it travels.
pub(crate) struct Loaded {
    pub(crate) name: String,
    pub(crate) encoding: String,
    pub(crate) bytes: usize,
}

/// Weighs the page of a candidate's running attempt and all that it names.
pub(crate) fn weigh(house: &House, candidates: &[Candidate]) -> Done<FirstLoad> {
    let candidate = candidates.iter().find(|candidate| candidate.paper.is_some()).ok_or("nobody got a paper")?;
    let mut browser = Browser::new(house.port());
    let address = candidate.attempt("")?;
    let page = browser.expect(200, &candidate.signed(Ask::get(&address))?)?;
    let names = names(page.text()?);

    let mut files = Vec::new();
    for path in [address].into_iter().chain(names) {
        let ask = candidate.signed(Ask::get(&path))?.header("accept-encoding", "gzip, br");
        let answer = browser.expect(200, &ask)?;
        let name = path.strip_prefix("/pkg/").unwrap_or("the page itself").to_owned();
        let encoding = answer.header("content-encoding").unwrap_or("not packed").to_owned();
        files.push(Loaded { name, encoding, bytes: answer.body.len() });
    }
    Ok(FirstLoad { files })
}

/// Every file of ours that the page names: by link, by script, or inside a script.
fn names(page: &str) -> BTreeSet<String> {
    let end = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let named = page.split("/pkg/").skip(1).filter_map(|rest| rest.split(end).next());
    named.filter(|name| name.contains('.')).map(|name| format!("/pkg/{name}")).collect()
}

impl FirstLoad {
    pub(crate) fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.bytes).sum()
    }

    pub(crate) fn is_light(&self) -> bool {
        self.bytes() <= LIMIT
    }

    /// The verdict in words.
    pub(crate) fn verdict(&self) -> String {
        let (limit, verdict) = (LIMIT / 1000, if self.is_light() { "kept" } else { "**exceeded**" });
        format!("limit of {limit} KB {verdict}")
    }
}
