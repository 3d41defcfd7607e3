//! A house with content and candidates. In the fixture's texts a right choice says so itself, so that a test can answer
//! right or wrong from the face alone.

use std::path::PathBuf;

use engine::{Lang, Payload, Points, QuestionType, Slug};
use office::views::{Save, Saved, Sheet, SheetItem};
use office::{AttemptId, NewPerson, Outcome, Role, Viewer};

use crate::house::{House, OPERATOR, PASSWORD, newcomer};

/// The folder of content that these tests use.
pub(crate) fn fixture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixture")
}

pub(crate) fn slug(name: &str) -> Slug {
    Slug::parse(name).unwrap()
}

impl House {
    /// Takes the fixture in.
    pub(crate) async fn furnish(&self) {
        self.office.load_content(&OPERATOR, &fixture()).await.unwrap().unwrap();
    }

    /// Adds a trainee on the way to the post `agent` and signs them in.
    pub(crate) async fn candidate(&self, staff_no: &str) -> Viewer {
        let person = NewPerson { posts: vec![slug("agent")], ..newcomer(staff_no, Role::Trainee, None) };
        let added = self.office.add_person(&OPERATOR, person).await.unwrap();
        self.office.set_first_password(&added.one_time_link_token.unwrap(), PASSWORD).await.unwrap();
        self.signed_in(staff_no).await.viewer
    }

    pub(crate) async fn start(&self, viewer: &Viewer, exam: &str) -> AttemptId {
        self.office.start(viewer, &slug(exam), Lang::ZhHans).await.unwrap()
    }

    pub(crate) async fn sheet(&self, viewer: &Viewer, attempt: &AttemptId) -> Sheet {
        self.office.sheet(viewer, attempt, Lang::ZhHans).await.unwrap()
    }

    /// Saves an answer as the page of this device would.
    pub(crate) async fn save(&self, viewer: &Viewer, attempt: &AttemptId, save: Save) -> Outcome<Saved> {
        self.office.save(viewer, attempt, save).await
    }

    /// Starts an exam, answers every question by `choose`, and hands in.
    pub(crate) async fn sit(&self, viewer: &Viewer, exam: &str, choose: fn(&SheetItem) -> Vec<u8>) -> AttemptId {
        let attempt = self.start(viewer, exam).await;
        let sheet = self.sheet(viewer, &attempt).await;
        for (sequence, item) in (1..).zip(items(&sheet)) {
            self.save(viewer, &attempt, entry("phone", sheet.epoch, sequence, item.place, &choose(item)))
                .await
                .unwrap();
        }
        self.office.hand_in(viewer, &attempt).await.unwrap();
        attempt
    }
}

/// All questions of a paper in order.
pub(crate) fn items(sheet: &Sheet) -> impl Iterator<Item = &SheetItem> {
    sheet.sections.iter().flat_map(|section| &section.items)
}

/// What is stored for a place, as the sheet shows it.
pub(crate) fn chosen(sheet: &Sheet, place: u16) -> Option<Vec<u8>> {
    items(sheet).find(|item| item.place == place).unwrap().chosen.clone()
}

/// A save.
pub(crate) fn entry(device: &str, epoch: u32, sequence: u32, place: u16, places: &[u8]) -> Save {
    let payload = Payload::choices(places.iter().copied());
    Save { device: device.to_owned(), epoch, sequence, place, payload, language: Lang::ZhHans }
}

/// The right choices of a question of the fixture.
pub(crate) fn right(item: &SheetItem) -> Vec<u8> {
    let good = |text: &str| match item.face.kind {
        QuestionType::Boolean => (text == "对") == item.face.stem.as_str().contains('真'),
        QuestionType::Single | QuestionType::Multi => text.contains('好'),
    };
    (0..).zip(&item.face.choices).filter(|(_, text)| good(text.as_str())).map(|(place, _)| place).collect()
}

/// Wrong choices, as many as the type of question allows.
pub(crate) fn wrong(item: &SheetItem) -> Vec<u8> {
    let right = right(item);
    let count = u8::try_from(item.face.choices.len()).unwrap();
    let wrong = (0..count).filter(|place| !right.contains(place));
    match item.face.kind {
        QuestionType::Multi => wrong.collect(),
        QuestionType::Single | QuestionType::Boolean => wrong.take(1).collect(),
    }
}

/// Everything a paper is worth.
pub(crate) const FULL: Points = Points::whole(20);
