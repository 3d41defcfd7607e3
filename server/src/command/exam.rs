//! Exams: sample papers, draws replayed, and the time of everybody who sits one.

mod draws;
mod pause;

use office::{Office, Operator};

use super::Ended;
use crate::config::Exam;

pub(crate) async fn run(office: &Office, operator: &Operator, exam: Exam) -> Ended {
    match exam {
        Exam::Draw(asked) => draws::draw(office, operator, asked).await,
        Exam::Verify(asked) => draws::verify(office, operator, asked).await,
        Exam::Pause(decided) => pause::begin(office, operator, decided).await,
        Exam::Resume(decided) => pause::end(office, operator, decided).await,
    }
}
