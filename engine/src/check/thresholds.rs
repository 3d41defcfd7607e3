//! Every number that the checks decide by, in one place, each with the reason for it. They are meant to be argued about.

/// How many points over chance somebody may get who knows nothing. Eight points of a hundred are about half of what
/// separates a pass at 80 from a good try at 65: more, and the pass mark no longer says what it seems to say.
pub(super) const BLIND_POINTS: f64 = 8.0;

/// In a small bank a share jumps: of nine questions one is eleven points. So what is over chance must also be worth more
/// than this many whole questions. From 32 questions on, [`BLIND_POINTS`] is the stricter of the two.
pub(super) const BLIND_QUESTIONS: f64 = 2.5;

/// Below this many single choices nothing can be said about the places of the keys: with four places even a perfectly
/// balanced bank has two keys a place or fewer, and the statistic is made of single questions.
pub(super) const FEWEST_KEYS: usize = 8;

/// From this many expected keys a place on, the chi-square distribution is a good approximation (Cochran's rule).
pub(super) const GOOD_EXPECTATION: f64 = 5.0;

/// Upper-tail critical values of the chi-square distribution for 1 to 9 degrees of freedom, at 0.01: for banks where the
/// approximation is good. One honest bank in a hundred is asked to move a few keys, which costs nobody anything.
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
pub(super) const CHI_SQUARE_AT_01: [f64; 9] = [6.635, 9.210, 11.345, 13.277, 15.086, 16.812, 18.475, 20.090, 21.666];

/// The same at 0.001: for smaller banks, where the tail of the true distribution is heavier than the approximation.
pub(super) const CHI_SQUARE_AT_001: [f64; 9] = [10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.125, 27.877];

/// At most one multiple choice in so many has every choice ticked. In one paper of our sources it was three to four of
/// ten; one in three is where ticking everything begins to pay.
pub(super) const ALL_TICKED_ONE_IN: usize = 3;

/// A single multiple choice with every choice ticked is no pattern, in however small a bank.
pub(super) const FEWEST_ALL_TICKED: usize = 2;

/// Absolute or vague words on this many wrong choices of one question, and on no right one, rule those out together.
/// One such choice alone is left to the statistic of the bank: it rules out nothing but itself.
pub(super) const TELLING_WRONG: usize = 2;

/// Fewer choices with such words are no statistic.
pub(super) const FEWEST_TELLING: usize = 8;

/// How far the share of wrong choices among those with such words may be from the share of wrong choices among all, in
/// points. Of four-option questions three quarters are wrong; 20 points more is nineteen of twenty.
pub(super) const TELLING_POINTS: f64 = 20.0;

/// Below this length (in characters) a difference of one character is seen at once: “红色” and “黑色”, M and L.
pub(super) const SHORT_CHOICE: usize = 6;

/// Two Chinese stems that share this much of their pairs of characters (Jaccard) are one question asked twice. Measured:
/// rewordings of a question share 0.45 to 0.7, different questions of our own content at most 0.44.
pub(super) const NEARLY_SAME_HAN: f64 = 0.5;

/// The same for triples of Latin letters, of which any two English questions share more: rewordings 0.7 to 0.9, different
/// questions of our own content at most 0.53.
pub(super) const NEARLY_SAME_LATIN: f64 = 0.6;

/// A stem with fewer n-grams, such as “哪些说法正确？”, is compared together with its choices.
pub(super) const SHORT_STEM: usize = 12;

/// A key of fewer Chinese characters, or Latin letters, says too little to give another question away.
pub(super) const SHORTEST_KEY_HAN: usize = 2;

/// See [`SHORTEST_KEY_HAN`]: a word of Latin letters carries about as much from five letters on.
pub(super) const SHORTEST_KEY_LATIN: usize = 5;

/// More questions to one rule than this in one bank examine the rule's wording rather than the topic. Our sources ask
/// six times about vague words and six times about reply limits.
pub(super) const MOST_PER_RULE: usize = 3;

/// A cell has this many times what it asks for, so that two resits bring mostly unseen questions.
pub(super) const TIMES_THE_CELL: usize = 3;

/// A chat of fewer turns is a quotation, not a scene: a scene has a question, an answer, and what comes of it.
pub(super) const SCENE_TURNS: usize = 3;
