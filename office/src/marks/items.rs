use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Detail, ItemMarks, Marks, RuleId, Settled, Solution, open};

use crate::Outcome;
use crate::answers::Counted;
use crate::attempts::state;
use crate::handbook::{Present, links};
use crate::shelf::{KeptPaper, Reading};
use crate::store::entity::attempt;
use crate::views::{MarkedItem, MarkedResult, OwnReport};

/// The questions of a closed attempt with their keys, before it is decided what of it is told.
pub(super) struct Opened(Vec<Piece>);

struct Piece {
    reading: Arc<Reading>,
    solution: Solution,
    marks: ItemMarks,
}

impl Opened {
    /// Opens the keys of an attempt; refused while it is not closed.
    pub(super) fn of(
        attempt: &attempt::Model,
        kept: &KeptPaper,
        readings: Vec<Arc<Reading>>,
        graded: &Marks,
    ) -> Outcome<Self> {
        let proof = Settled::closed(state(attempt))?;
        let pieces = kept.paper.items().zip(readings).zip(&graded.items).map(|(((_, item), reading), marks)| Piece {
            solution: open(&reading.question, &item.order, &proof),
            reading,
            marks: marks.clone(),
        });
        Ok(Self(pieces.collect()))
    }

    /// The rules of the questions that were not wholly right, each once.
    pub(super) fn rules_to_read(&self) -> Vec<RuleId> {
        let wrong = self.0.iter().filter(|piece| !piece.marks.right);
        let mut rules: Vec<RuleId> = wrong.flat_map(|piece| piece.solution.rules.iter().cloned()).collect();
        // In the order of the handbook: the order of the paper would say which question a rule belongs to.
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// The questions as far as they are told: with one's own answers, with solutions, or not at all.
    pub(super) fn items(
        self,
        kept: &KeptPaper,
        answers: &BTreeMap<u16, Counted>,
        mut reports: BTreeMap<u16, OwnReport>,
        (shown, handbook): (&[Detail], &[Present]),
    ) -> Vec<MarkedItem> {
        if !are_shown(shown) {
            return Vec::new();
        }
        let solved = shown.contains(&Detail::Solutions);
        let judged = solved || shown.contains(&Detail::RightOrWrong);
        let mut pieces = (0_u16..).zip(self.0);
        let mut items = Vec::new();
        for (section, part) in (1..).zip(&kept.paper.sections) {
            for ((number, item), (place, piece)) in (1..).zip(&part.items).zip(&mut pieces) {
                items.push(MarkedItem {
                    section,
                    kind: part.kind,
                    number,
                    place,
                    language: piece.reading.language,
                    face: piece.reading.face(item),
                    chosen: answers.get(&place).map(|counted| counted.payload.places().to_vec()),
                    result: judged.then(|| result(&piece.marks, solved)),
                    rules: if solved { links(handbook, piece.solution.rules.iter().cloned()) } else { Vec::new() },
                    solution: solved.then_some(piece.solution),
                    report: reports.remove(&place),
                });
            }
        }
        items
    }
}

/// Whether single questions are told of at all.
pub(crate) fn are_shown(shown: &[Detail]) -> bool {
    [Detail::Solutions, Detail::OwnAnswers, Detail::RightOrWrong].iter().any(|one| shown.contains(one))
}

/// Which questions are red lines is told only with their solutions.
fn result(marks: &ItemMarks, solved: bool) -> MarkedResult {
    let red_line = solved && marks.red_line;
    MarkedResult { points: marks.points, max: marks.max, right: marks.right, red_line }
}
