use super::Level;
use crate::words::closed_words;

closed_words! {
    /// The kinds of fault in content files. What to do about each says [`FaultCode::hint`].
    FaultCode as "fault code" {
        /// The file does not begin with front matter.
        NoFrontMatter = "no-front-matter",
        /// A line of the front matter is not `key: value`.
        BadFrontMatter = "bad-front-matter",
        /// A key that this kind of file does not have.
        UnknownKey = "unknown-key",
        /// A key that stands twice.
        RepeatedKey = "repeated-key",
        /// A key that must be there.
        MissingKey = "missing-key",
        /// A value that cannot be read.
        BadValue = "bad-value",
        /// The file's name says another topic or language than its front matter.
        FileNameDiffers = "file-name-differs",
        /// Text before the first question.
        StrayText = "stray-text",
        /// A bank without questions, a chapter without rules.
        NothingInFile = "nothing-in-file",
        /// A heading that is not `## …`.
        UnexpectedHeading = "unexpected-heading",
        /// `##` and text without a space between them.
        MissingSpaceAfterHashes = "missing-space-after-hashes",
        /// A fence that is never closed.
        UnclosedFence = "unclosed-fence",
        /// `##` at the end of a heading.
        ClosingHashes = "closing-hashes",
        /// A heading without text.
        EmptyStem = "empty-stem",
        /// No `#id`.
        MissingId = "missing-id",
        /// The same `#id` twice.
        RepeatedId = "repeated-id",
        /// An attribute that does not exist.
        UnknownAttribute = "unknown-attribute",
        /// `.multi` and `.boolean` together.
        TwoTypes = "two-types",
        /// No `difficulty=`.
        MissingDifficulty = "missing-difficulty",
        /// No `rule=`.
        MissingRule = "missing-rule",
        /// A rule that the handbook does not have.
        UnknownRule = "unknown-rule",
        /// An enemy that the bank does not have.
        UnknownEnemy = "unknown-enemy",
        /// A question without a list of choices.
        NoChoices = "no-choices",
        /// Fewer than two choices.
        TooFewChoices = "too-few-choices",
        /// More choices than letters.
        TooManyChoices = "too-many-choices",
        /// No space after the dash of a choice, or another sign than a dash.
        BadBullet = "bad-bullet",
        /// Lists of different markers follow each other.
        MixedListMarkers = "mixed-list-markers",
        /// Choices in a numbered list.
        NumberedChoices = "numbered-choices",
        /// Full-width brackets, `【x】` or `［x］`.
        FullWidthBrackets = "full-width-brackets",
        /// Something else than `x` or a space between the brackets.
        BadTick = "bad-tick",
        /// No space after the box.
        MissingSpaceAfterBox = "missing-space-after-box",
        /// A choice without `[ ]` or `[x]`.
        MissingBox = "missing-box",
        /// A choice without text.
        EmptyChoice = "empty-choice",
        /// Two choices with the same text.
        RepeatedChoice = "repeated-choice",
        /// A choice of more than one paragraph.
        ChoiceNotOneParagraph = "choice-not-one-paragraph",
        /// Nothing is ticked.
        NoTicks = "no-ticks",
        /// Several ticks without `.multi`.
        SeveralTicks = "several-ticks",
        /// A boolean question has exactly two choices.
        BooleanNotTwo = "boolean-not-two",
        /// The two choices are no known pair of poles.
        UnknownPoles = "unknown-poles",
        /// The negative pole stands first.
        PolesReversed = "poles-reversed",
        /// A choice names other choices by letter.
        NamesLetters = "names-letters",
        /// "All of the above" without a pin.
        NotPinned = "not-pinned",
        /// More than one note on a choice.
        SeveralNotes = "several-notes",
        /// No explanation.
        MissingExplanation = "missing-explanation",
        /// Something after the explanation.
        TextAfterExplanation = "text-after-explanation",
        /// `**` that is not bold.
        LiteralAsterisks = "literal-asterisks",
        /// HTML, which is shown as text.
        HtmlIsText = "html-is-text",
        /// A link that is neither http(s) nor relative.
        LinkNotAllowed = "link-not-allowed",
        /// A line of a chat without `who:`.
        BadChatTurn = "bad-chat-turn",
        /// `{{…}}` that `limits.toml` does not have.
        UnknownLimit = "unknown-limit",
        /// A limit with Markdown signs or line breaks.
        LimitNotPlain = "limit-not-plain",
        /// The key states another number than the limit of the rule it cites.
        ContradictsLimit = "contradicts-limit",
        /// The declared points are not the sum of the sections.
        PointsDiffer = "points-differ",
        /// A window's time is not written as `2026-12-01 09:00`.
        BadMinute = "bad-minute",
        /// A window ends before it begins.
        WindowReversed = "window-reversed",
        /// Two windows of an exam overlap.
        WindowsOverlap = "windows-overlap",
        /// Not TOML.
        BadToml = "bad-toml",
        /// Banks of two languages do not have the same questions in the same order.
        LanguagesDiffer = "languages-differ",
        /// Two files for the same thing in the same language.
        RepeatedFile = "repeated-file",
        /// A name that the program keeps for itself.
        NameKept = "name-kept",
        /// A topic without a bank.
        UnknownTopic = "unknown-topic",
        /// A chapter that the handbook does not have.
        UnknownChapter = "unknown-chapter",
        /// An exam that does not exist.
        UnknownExam = "unknown-exam",
        /// A post without a track.
        UnknownPost = "unknown-post",
        /// The banks cannot fill a cell of an exam.
        TooFewQuestions = "too-few-questions",
        /// A practice that shows no solution after an answer.
        NoSolutionsShown = "no-solutions-shown",
        /// The keys of a bank favour a place among the choices.
        KeyPositions = "key-positions",
        /// A bank has too few single choices to tell whether its keys favour a place.
        TooFewToJudge = "too-few-to-judge",
        /// Somebody who knows nothing scores more than chance gives.
        BlindStrategy = "blind-strategy",
        /// Too many multiple choices where everything is right.
        AllTicked = "all-ticked",
        /// A stem asks for what is not so and does not emphasise it.
        PlainNegative = "plain-negative",
        /// Absolute or vague words tell right choices from wrong ones.
        TellingWords = "telling-words",
        /// Two choices differ in one character.
        NearlySameChoices = "nearly-same-choices",
        /// Two questions ask nearly the same.
        NearlySameQuestions = "nearly-same-questions",
        /// One question says what another asks.
        GivesAway = "gives-away",
        /// Words such as "currently" without a date.
        DatedWords = "dated-words",
        /// A limit that is written out instead of referred to.
        LiteralLimit = "literal-limit",
        /// A rule about which nothing is asked.
        RuleWithoutQuestion = "rule-without-question",
        /// More questions about one rule than it can bear.
        CrowdedRule = "crowded-rule",
        /// A cell of an exam that can be filled, but hardly more than once.
        TooFewForResits = "too-few-for-resits",
        /// A bank or a chapter is missing in a language that others have.
        MissingLanguage = "missing-language",
        /// A question that nobody but its author has answered, as it is now.
        NotReadTwice = "not-read-twice",
        /// A row of the second reading that cannot be right.
        BadReading = "bad-reading",
        /// Something is to be shown after the last window of an exam that has none.
        ShownWithoutWindow = "shown-without-window",
        /// Something is shown and not shown at once.
        ShownContradicts = "shown-contradicts",
        /// An exam whose outcome is withheld decides who may work.
        MarksWithheldGate = "marks-withheld-gate",
    }
}

impl FaultCode {
    /// Whether a file with this fault is refused.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::FileNameDiffers
            | Self::MissingDifficulty
            | Self::MissingRule
            | Self::NotPinned
            | Self::MissingExplanation
            | Self::HtmlIsText
            | Self::ContradictsLimit
            | Self::NoSolutionsShown
            | Self::KeyPositions
            | Self::TooFewToJudge
            | Self::BlindStrategy
            | Self::AllTicked
            | Self::PlainNegative
            | Self::TellingWords
            | Self::NearlySameChoices
            | Self::NearlySameQuestions
            | Self::GivesAway
            | Self::DatedWords
            | Self::LiteralLimit
            | Self::RuleWithoutQuestion
            | Self::CrowdedRule
            | Self::TooFewForResits
            | Self::MissingLanguage => Level::Warning,
            _ => Level::Error,
        }
    }
}
