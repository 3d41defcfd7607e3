use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Graded, Marks, Payload, grade};
use serde::{Deserialize, Serialize};

use super::End;
use crate::answers::Counted;
use crate::shelf::{KeptPaper, Reading};
use crate::store::entity::attempt;
use crate::{Breakage, Office, Outcome};

/// Everything that grading an attempt takes but the answers.
#[derive(Clone)]
pub(crate) struct Grading {
    kept: Arc<KeptPaper>,
    readings: Vec<Arc<Reading>>,
}

impl Office {
    /// Gets ready to grade an attempt.
    pub(crate) async fn grading(&self, attempt: &attempt::Model) -> Outcome<Grading> {
        self.grading_of(self.shelf.paper(self.store.read(), attempt).await?).await
    }

    /// The same, of its paper.
    pub(super) async fn grading_of(&self, kept: Arc<KeptPaper>) -> Outcome<Grading> {
        // What is right is the same in every language; in that of the attempt it is usually parsed already.
        let readings = self.shelf.questions(self.store.read(), &kept.versions, kept.language).await?;
        Ok(Grading { kept, readings })
    }
}

impl Grading {
    /// The marks that these answers earn.
    pub(crate) fn grade(&self, answers: &BTreeMap<u16, Counted>) -> Outcome<Marks> {
        let questions: Vec<Graded<'_>> = self.readings.iter().zip(&self.kept.spots).map(graded).collect();
        let places = 0..u16::try_from(questions.len()).unwrap_or(u16::MAX);
        let said: Vec<Option<Payload>> =
            places.map(|place| answers.get(&place).map(|counted| counted.payload.clone())).collect();
        let marks = grade(&self.kept.paper, &questions, &said, &self.kept.exam.pass);
        Ok(marks.map_err(|misfit| Breakage::new(format!("paper and questions differ at place {}", misfit.place)))?)
    }

    /// What the log says.
    pub(super) fn closing(&self, marks: &Marks, end: &End, attempt: &attempt::Model) -> Closing {
        Closing {
            exam: self.kept.exam.id.to_string(),
            by: end.by.as_str().to_owned(),
            passed: marks.passed,
            total: marks.total.0,
            max: marks.max.0,
            answers: attempt.version,
            receipt: attempt.last_receipt.clone(),
        }
    }

    /// The paper that is graded.
    pub(crate) fn kept(&self) -> &KeptPaper {
        &self.kept
    }
}

/// What the log says of an attempt that closed: the outcome, and where its chain of receipts ended. No answers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Closing {
    exam: String,
    by: String,
    passed: bool,
    total: i64,
    max: i64,
    /// How many answers there were.
    pub(crate) answers: i32,
    /// The receipt of the last.
    pub(crate) receipt: Option<String>,
}

fn graded<'a>((reading, spot): (&'a Arc<Reading>, &crate::shelf::Spot)) -> Graded<'a> {
    Graded { question: &reading.question, topic: spot.topic.clone(), red_line: spot.red_line }
}
