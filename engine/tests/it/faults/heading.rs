//! A question's heading and what stands in its braces.

use super::{GOOD, check, spoil};

#[test]
fn a_question_is_headed_by_two_hashes() {
    spoil("## 购", "##购", &["1 missing-space-after-hashes"]);
    spoil("\n- [ ] 20", "\n### 提示\n\n- [ ] 20", &["3 unexpected-heading"]);
    spoil("\n- [ ] 20", "\n提示\n---\n\n- [ ] 20", &["3 unexpected-heading"]);
    spoil(
        "{#limit rule=cart/limit difficulty=1}",
        "{#limit rule=cart/limit difficulty=1} ##",
        &["1 closing-hashes", "1 missing-id"],
    );
    spoil("购物车最多放多少件?", "", &["1 empty-stem"]);
}

#[test]
fn a_question_has_one_id() {
    spoil("#limit ", "", &["1 missing-id"]);
    spoil("#limit ", "#Limit ", &["1 bad-value"]);
    spoil("#limit ", "#limit #other ", &["1 repeated-key"]);
    spoil("{#limit rule=cart/limit difficulty=1}", "｛#limit｝", &["1 missing-id"]);
    check(&format!("{GOOD}\n{GOOD}"), &["9 repeated-id"]);
}

#[test]
fn attributes_are_known_ones() {
    spoil("difficulty=1", "difficulty=1 .hard", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=1 author=me", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=1 x", &["1 unknown-attribute"]);
    spoil("difficulty=1", "difficulty=4", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=easy", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 difficulty=2", &["1 repeated-key"]);
    spoil("difficulty=1", "", &["1 missing-difficulty"]);
    spoil("rule=cart/limit", "", &["1 missing-rule"]);
    spoil("rule=cart/limit", "rule=limit", &["1 bad-value", "1 missing-rule"]);
    spoil("rule=cart/limit", "rule=\"cart/limit\"", &["1 bad-value", "1 missing-rule"]);
    spoil("difficulty=1", "difficulty=1 use=exams", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 posts=a,,B", &["1 bad-value", "1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 valid-until=2026-02-30", &["1 bad-value"]);
    spoil("difficulty=1", "difficulty=1 enemy=nobody", &["1 unknown-enemy"]);
    spoil("difficulty=1", "difficulty=1 enemy=limit", &["1 unknown-enemy"]);
    spoil("difficulty=1", "difficulty=1 use=exam posts=a,b valid-until=2026-12-31 .red-line rule=cart/b", &[]);
}
