//! Exams, one file a verb.

mod pause;

use office::{Office, Operator};

use super::Ended;
use crate::config::Exam;

pub(crate) async fn run(office: &Office, operator: &Operator, exam: Exam) -> Ended {
    match exam {
        Exam::Pause(decided) => pause::begin(office, operator, decided).await,
        Exam::Resume(decided) => pause::end(office, operator, decided).await,
    }
}
