use engine::{Lang, Mode, Refusal};

use crate::answers::{Entered, ask_entered, read_entered};
use crate::attempts::{deadline, state};
use crate::shelf;
use crate::views::{Overview, OverviewItem};
use crate::{AttemptId, Office, Outcome, Viewer, pauses, sections};

impl Office {
    /// The list before handing in: what is answered, what is not, what is marked for later.
    ///
    /// # Errors
    /// `NotFound`, also for a practice.
    pub async fn overview(&self, viewer: &Viewer, id: &AttemptId, lang: Lang) -> Outcome<Overview> {
        let (attempt, reply) = self.own_with(viewer, id, || [ask_entered(id.as_str())]).await?;
        let db = self.store.read();
        let kept = self.shelf.paper(db, &attempt).await?;
        if kept.exam.mode == Mode::Practice {
            return Err(Refusal::NotFound.into());
        }
        let Entered { answers, flagged } = read_entered(&reply)?;
        let mut places = 0_u16..;
        let mut sections = Vec::new();
        let station = sections::station(db, &kept, &attempt.id).await?;
        for (section_number, section) in (1..).zip(&kept.paper.sections) {
            let numbered = (1..).zip(&section.items).zip(&mut places);
            let items = numbered.map(|((number, _), place)| OverviewItem {
                place,
                number,
                answered: answers.get(&place).is_some_and(|counted| !counted.payload.is_cleared()),
                flagged: flagged.contains(&place),
            });
            let items = items.collect::<Vec<_>>();
            if station.is_none_or(|station| station.section == section_number) {
                sections.push((section_number, items));
            }
        }
        let count = |wanted: fn(&OverviewItem) -> bool| {
            u16::try_from(sections.iter().flat_map(|(_, items)| items).filter(|item| wanted(item)).count())
                .unwrap_or(u16::MAX)
        };
        Ok(Overview {
            attempt: id.clone(),
            exam: kept.exam.id.clone(),
            exam_title: shelf::title(&kept.exam.title, lang),
            mode: kept.exam.mode,
            state: state(&attempt),
            deadline: deadline(&attempt),
            halt: pauses::halt(db, &attempt).await?,
            now: self.now(),
            unanswered: count(|item| !item.answered),
            flagged: count(|item| item.flagged),
            sitting: kept.exam.sitting,
            station,
            sections,
        })
    }
}
