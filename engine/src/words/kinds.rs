use super::closed_words;

closed_words! {
    /// How a question is answered.
    QuestionType as "question type" {
        /// One choice is right.
        Single = "single",
        /// Any number of choices is right.
        Multi = "multi",
        /// Two poles (对/错, 符合/不符合 …), the positive one first.
        Boolean = "boolean",
    }
}

closed_words! {
    /// Where a question may be drawn.
    Usage as "use" {
        /// In certifications only, so that practice does not give it away.
        Exam = "exam",
        /// In practice only.
        Practice = "practice",
        /// Anywhere.
        Both = "both",
    }
}

closed_words! {
    /// What an exam is for.
    Mode as "mode" {
        /// Settled question by question.
        Practice = "practice",
        /// Like a certification, without counting.
        Mock = "mock",
        /// Counts for a certificate.
        Certification = "certification",
    }
}

closed_words! {
    /// Where an attempt stands.
    AttemptState as "state of an attempt" {
        /// Being answered.
        Running = "running",
        /// Stopped by staff for a while.
        Paused = "paused",
        /// Ended and graded.
        Closed = "closed",
        /// Does not count.
        Annulled = "annulled",
    }
}
