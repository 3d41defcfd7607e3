use crate::words::closed_words;

closed_words! {
    /// How a partly right answer to a multiple choice counts. The formulas stand at [`score`](crate::score).
    #[derive(Default)]
    Policy as "policy" {
        /// Everything right, or no points.
        #[default]
        AllOrNothing = "all-or-nothing",
        /// Hits less false ticks, by the number of right choices.
        NetCorrect = "net-correct",
        /// Every choice is a decision, left or ticked.
        EachDecision = "each-decision",
        /// Half when something is missing and nothing wrong is ticked.
        HalfIfIncomplete = "half-if-incomplete",
        /// Points for each right choice that was ticked, as long as nothing wrong is.
        ShareIfIncomplete = "share-if-incomplete",
    }
}
