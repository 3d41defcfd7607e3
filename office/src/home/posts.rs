use engine::{Lang, Phase};

use crate::gate::{Stay, stays};
use crate::handbook::{Present, Readings, present};
use crate::shelf;
use crate::standing::{Met, standing};
use crate::views::{ChapterReading, ExamCard, Need, PhaseStanding, PostStanding, What};
use crate::{Office, Outcome, Viewer, certificates};

impl Office {
    /// How far the viewer is on the way to each of their posts.
    pub(super) async fn post_standings(
        &self,
        viewer: &Viewer,
        exams: &[ExamCard],
        lang: Lang,
    ) -> Outcome<Vec<PostStanding>> {
        let (db, now) = (self.store.read(), self.now());
        let texts = present(db, &self.shelf, lang).await?;
        let read = Readings::of(db, &viewer.person).await?;
        let titles = Titles { chapters: &texts.chapters, read: &read, exams, lang };
        let mut posts = Vec::new();
        for (post, stay) in stays(db, &viewer.person, now).await? {
            let decision = self.decide(&viewer.person, &post, now).await?;
            let certificate = certificates::card_in_force(db, &self.shelf, &viewer.person, &post, lang, now).await?;
            let standing = standing(db, &self.shelf, &viewer.person, &post, now).await?;
            posts.push(PostStanding {
                title: standing.as_ref().map_or_else(|| post.to_string(), |one| shelf::title(&one.track.title, lang)),
                // Of a post that is over nothing is asked any more.
                phases: standing
                    .filter(|_| !matches!(stay, Stay::Over { .. }))
                    .map_or_else(Vec::new, |one| titles.phases(&one.track.phases, one.phases)),
                open: decision.open,
                reasons: decision.reasons,
                certificate,
                post,
            });
        }
        Ok(posts)
    }
}

/// What things are called on this page.
struct Titles<'a> {
    chapters: &'a [Present],
    read: &'a Readings,
    exams: &'a [ExamCard],
    lang: Lang,
}

impl Titles<'_> {
    fn phases(&self, phases: &[Phase], met: Vec<Vec<Met>>) -> Vec<PhaseStanding> {
        let one = |(phase, met): (&Phase, Vec<Met>)| {
            let title = shelf::title(&phase.title, self.lang);
            let need =
                |Met { what, done }| Need { title: self.title(&what, &title), read: self.read(&what), what, done };
            PhaseStanding { items: met.into_iter().map(need).collect(), title }
        };
        phases.iter().zip(met).map(one).collect()
    }

    fn read(&self, what: &What) -> Option<ChapterReading> {
        let What::Chapter { chapter } = what else { return None };
        self.chapters.iter().find(|one| one.text.chapter == *chapter).and_then(|one| self.read.last(one))
    }

    fn title(&self, what: &What, phase: &str) -> String {
        let found = match what {
            What::Chapter { chapter } => {
                self.chapters.iter().find(|one| one.text.chapter == *chapter).map(|one| one.text.title.as_str())
            }
            What::Exam { exam } => self.exams.iter().find(|card| card.exam == *exam).map(|card| card.title.as_str()),
            What::SignOff | What::Days { .. } => Some(phase),
        };
        found.unwrap_or_default().to_owned()
    }
}
