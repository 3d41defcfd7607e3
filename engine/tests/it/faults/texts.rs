//! What is written: explanations, emphasis, links, limits.

use super::{GOOD, bank, check_file, spoil};

#[test]
fn an_explanation_is_one_quote_at_the_end() {
    spoil("> 手册如此。\n", "", &["1 missing-explanation"]);
    spoil("> 手册如此。\n", "手册如此。\n", &["1 missing-explanation", "7 text-after-explanation"]);
    spoil("> 手册如此。\n", "> 手册如此。\n\n> 又及。\n", &["9 text-after-explanation"]);
}

#[test]
fn nothing_is_shown_otherwise_than_it_was_meant() {
    spoil("手册如此", "见**手册**如此", &[]);
    spoil("手册如此", "见**“手册”**如此", &["7 literal-asterisks"]);
    spoil("手册如此", "见 \\*\\*手册\\*\\*", &[]);
    spoil("手册如此", "`2**3`", &[]);
    spoil("手册如此", "见<br>手册", &["7 html-is-text"]);
    spoil("手册如此", "见[手册](javascript:alert(1))", &["7 link-not-allowed"]);
    spoil("手册如此", "见[手册](/handbook/cart)和 <https://a.b>", &[]);
    spoil("\n- [ ] 20", "\n```chat\n客户:在吗\n没有人\n```\n\n- [ ] 20", &["5 bad-chat-turn"]);
    spoil("\n- [ ] 20", "\n```chat\n客户:在吗\n\n- [ ] 20", &["3 unclosed-fence"]);
}

#[test]
fn limits_are_known_in_the_language_of_the_file() {
    spoil("{{cart-limit}}", "{{basket-limit}}", &["4 unknown-limit"]);
    spoil("{{cart-limit}}", "{{only-chinese}}", &[]);
    let english = bank(GOOD).replace("zh-Hans", "en").replace("{{cart-limit}}", "{{only-chinese}}");
    check_file(&english, &["10 unknown-limit"]);
}
