use std::collections::BTreeSet;

use engine::{Lang, Mode};

use crate::attempts::deadline;
use crate::exams::{Entrance, Entry, Seat, may_start, summary};
use crate::figures::{Round, progress};
use crate::grants::{MINUTES, waits};
use crate::passes::Sat;
use crate::shelf;
use crate::store::entity::exam_grant;
use crate::views::desk::ExamRecord;
use crate::{Office, Outcome, PersonId};

impl Office {
    /// How far a person is with each exam that is meant for them or that they have sat. Practice is their own.
    pub(super) async fn exam_records(
        &self,
        person: &PersonId,
        sat: &[Sat],
        (granted, withheld): (&[exam_grant::Model], &BTreeSet<String>),
        lang: Lang,
    ) -> Outcome<Vec<ExamRecord>> {
        let (db, now) = (self.store.read(), self.now());
        let entrance = Entrance::of(db, &self.shelf, person, now).await?;
        let mut records = Vec::new();
        for plan in self.shelf.present_exams(db).await? {
            if plan.mode == Mode::Practice {
                continue;
            }
            let entry = entrance.entry(db, &plan).await?;
            let own = || sat.iter().filter(|one| one.attempt.exam == plan.id.as_str());
            let meant = entry != Entry::OffTrack && !entrance.posts().is_empty();
            if !meant && own().next().is_none() {
                continue;
            }
            let untold = own().any(|one| withheld.contains(&one.attempt.id));
            let past = summary(own().map(Seat::from), granted, &plan, entry);
            let round = Round { anew: entry.since(), counts: entrance.counts_since(&plan) };
            let running = own().find(|one| past.running.as_ref().is_some_and(|id| id.as_str() == one.attempt.id));
            let deadline = running.and_then(|one| deadline(&one.attempt));
            let minutes = granted.iter().filter(|one| one.kind == MINUTES && one.exam == plan.id.as_str());
            let waiting = minutes.filter(|one| waits(one, entry.since())).count() > 0;
            records.push(ExamRecord {
                exam: plan.id.clone(),
                title: shelf::title(&plan.title, lang),
                progress: (meant && !untold).then(|| progress(&plan, own().map(Seat::from), &past, round, now)),
                attempts_used: past.used,
                attempts_allowed: past.allowed(&plan),
                may_start: may_start(&plan, &past, entry, now),
                attempt_may_be_granted: meant && plan.attempts > 0 && past.waiting.is_none(),
                minutes_may_be_granted: meant && plan.minutes.is_some() && (deadline.is_some() || !waiting),
                running: past.running,
                deadline,
            });
        }
        Ok(records)
    }
}
