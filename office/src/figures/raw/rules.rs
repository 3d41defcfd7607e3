use crate::figures::sight::Sight;
use crate::views::desk::{RawExam, RawTrack};

impl Sight {
    pub(super) fn raw_exams(&self) -> Vec<RawExam> {
        let plans = self.plans.iter();
        let exam = plans.map(|plan| RawExam {
            exam: plan.id.clone(),
            mode: plan.mode,
            attempts: plan.attempts,
            pause_hours: plan.pause_hours,
            counts: plan.counts,
            marks_withheld: plan.shown.withholds_marks(),
        });
        exam.collect()
    }

    pub(super) fn raw_tracks(&self) -> Vec<RawTrack> {
        let tracks = self.tracks.iter();
        let track = tracks.map(|(post, track)| RawTrack {
            post: post.clone(),
            exams: track.phases.iter().flat_map(|phase| phase.exams.iter().cloned()).collect(),
        });
        track.collect()
    }
}
