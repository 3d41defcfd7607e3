//! Banks: what is read, and that nothing is lost.

use engine::{Lang, Limits, Question, QuestionType, Source, parse_bank};

const BANK: &str = "---\nbank: cart\ntitle: 购物车\nlanguage: zh-Hans\n---\n\n## 最多几件? {#limit rule=cart/limit difficulty=1}\n\n- [ ] 20 件\n- [x] {{cart-limit}}\n  > 手册如此。\n\n> 见手册。\n\n## 哪些会失效? {#invalid .multi rule=cart/invalid difficulty=2}\n\n```chat\n客户:怎么是灰的?\n## 不是标题\n```\n\n- [x] 下架\n- [x] 删除\n- [ ] 以上都不是 {.last}\n";

fn limits() -> Limits {
    serde_json::from_str(r#"{"cart-limit": {"zh-Hans": "50 件", "en": "50 items"}}"#).unwrap()
}

fn question(source: &str) -> Question {
    Question::parse(&Source::new(source.to_owned()), Lang::ZhHans, &limits()).unwrap()
}

#[test]
fn a_bank_has_its_questions_in_order() {
    let (bank, _) = parse_bank("cart.md", &BANK.replace("## 不是标题\n", ""), &limits());
    let bank = bank.unwrap();
    assert_eq!((bank.bank.as_str(), bank.title.as_str(), bank.language), ("cart", "购物车", Lang::ZhHans));
    assert_eq!(bank.questions.iter().map(|question| question.line).collect::<Vec<_>>(), [7, 15]);
    let faces: Vec<_> = bank.questions.iter().map(|question| &question.question.face).collect();
    assert_eq!((faces[0].kind, faces[1].kind), (QuestionType::Single, QuestionType::Multi));
    assert_eq!(faces[0].choices[1].as_str(), "50 件", "limits are written out, notes stay in the key");
    assert_eq!(faces[1].choices[2].as_str(), "以上都不是", "a pin is not shown");
}

#[test]
fn a_hash_inside_a_fence_begins_no_question() {
    let (_, faults) = parse_bank("cart.md", BANK, &limits());
    let said: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.line, fault.code)).collect();
    assert_eq!(said, ["15 missing-explanation", "19 bad-chat-turn"]);
}

#[test]
fn a_stem_is_the_heading_and_what_follows() {
    let stem = "## 客户说**不行**,\\{真的\\} {#a}\n\n还有一段。\n\n1. 一\n2. 二\n\n- [x] 甲\n- [ ] 乙\n";
    assert_eq!(
        question(stem).face.stem.as_str(),
        "<p>客户说<strong>不行</strong>,{真的}</p><p>还有一段。</p><ol><li>一</li><li>二</li></ol>"
    );
}

#[test]
fn a_choice_is_words_without_block_markup() {
    let source = "## ? {#a}\n\n- [x] **重**要`码`\n\n- [ ] 见[手册](/handbook)\n  和别处\n";
    let face = question(source).face;
    let choices: Vec<_> = face.choices.iter().map(|choice| choice.as_str()).collect();
    assert_eq!(choices, ["<strong>重</strong>要<code>码</code>", "见<a href=\"/handbook\">手册</a>\n和别处"]);
}

#[test]
fn limits_are_written_out_before_markdown_is_read() {
    let face = question("## 在**{{cart-limit}}**内? {#a}\n\n- [x] 甲\n- [ ] 乙\n").face;
    assert_eq!(face.stem.as_str(), "<p>在<strong>50 件</strong>内?</p>");
}

#[cfg(feature = "keys")]
mod keys {
    use engine::{Authoring, Pin, Usage, compare_languages, open};

    use super::*;

    #[test]
    fn the_head_and_the_sources_are_the_file_again() {
        for text in [
            BANK.replace("## 不是标题\n", ""),
            BANK.replace("## 不是标题\n", "").replace('\n', "\r\n"),
            BANK.replace("## 不是标题\n", "").trim_end().to_owned(),
            BANK.replace("## 不是标题\n", "").replace("---\n\n##", "---\n\n\n\n##") + "\n\n\n",
        ] {
            let bank = parse_bank("cart.md", &text, &limits()).0.unwrap();
            assert_eq!(bank.to_text(), text);
            let with_bom = format!("\u{feff}{text}");
            assert_eq!(parse_bank("cart.md", &with_bom, &limits()).0.unwrap().to_text(), text);
        }
    }

    #[test]
    fn traits_say_what_a_draw_needs() {
        let attributes =
            ".multi .red-line rule=a/b rule=a/c difficulty=3 enemy=x enemy=y posts=p,q use=exam valid-until=2027-01-31";
        let source = format!("## ? {{#a {attributes}}}\n\n- [x] 甲 {{.first}}\n- [ ] 乙\n- [ ] 丙 {{.last}}\n");
        let traits = question(&source).traits();
        assert_eq!((traits.slug.as_str(), traits.kind, traits.difficulty), ("a", QuestionType::Multi, 3));
        assert_eq!(
            (traits.red_line, traits.usage, traits.valid_until.as_deref()),
            (true, Usage::Exam, Some("2027-01-31"))
        );
        assert_eq!(traits.rules.iter().map(ToString::to_string).collect::<Vec<_>>(), ["a/b", "a/c"]);
        assert_eq!(traits.enemies.iter().map(ToString::to_string).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(traits.posts.iter().map(ToString::to_string).collect::<Vec<_>>(), ["p", "q"]);
        assert_eq!(traits.shape, [Some(Pin::First), None, Some(Pin::Last)]);
    }

    #[test]
    fn a_solution_comes_in_the_order_of_the_paper() {
        let question = question("## ? {#a rule=a/b}\n\n- [x] 甲\n  > 对\n- [ ] 乙\n- [ ] 丙\n\n> 因为。\n");
        let solution = open(&question, &[2, 0, 1], &Authoring::permit());
        assert_eq!(solution.ticks, [false, true, false]);
        let notes: Vec<_> = solution.notes.iter().map(|note| note.as_ref().map(|note| note.as_str())).collect();
        assert_eq!(notes, [None, Some("<p>对</p>"), None]);
        assert_eq!(solution.explanation.as_str(), "<p>因为。</p>");
        assert_eq!(solution.rules[0].to_string(), "a/b");
    }

    #[test]
    fn banks_of_two_languages_are_held_together() {
        let chinese = BANK.replace("## 不是标题\n", "");
        let english = chinese.replace("zh-Hans", "en");
        let compare = |change: &dyn Fn(&str) -> String| {
            let one = parse_bank("cart.zh-Hans.md", &chinese, &limits()).0.unwrap();
            let other = parse_bank("cart.en.md", &change(&english), &limits()).0.unwrap();
            let faults = compare_languages(&one, &other);
            faults.iter().map(|fault| format!("{} {}", fault.line, fault.detail)).collect::<Vec<_>>()
        };
        assert_eq!(compare(&str::to_owned), [""; 0]);
        assert_eq!(compare(&|text| text.replace("- [x] 删除", "- [ ] 删除")), ["15 #invalid: [x]"]);
        assert_eq!(compare(&|text| text.replace(" {.last}", "")), ["15 #invalid: .last .first"]);
        assert_eq!(compare(&|text| text.replace("- [ ] 20 件\n", "- [ ] 20 件\n- [ ] 30 件\n")), ["7 #limit: choices"]);
        assert_eq!(
            compare(&|text| text.replace("difficulty=2", "difficulty=3 .red-line")),
            ["15 #invalid: difficulty", "15 #invalid: .red-line"]
        );
        assert_eq!(compare(&|text| text.replace("#invalid", "#void")), ["1 #invalid", "15 #void"]);
        let swapped = |text: &str| {
            let (head, rest) = text.split_once("## 最多").unwrap();
            let (first, second) = rest.split_once("## 哪些").unwrap();
            format!("{head}## 哪些{second}\n## 最多{first}")
        };
        assert_eq!(compare(&swapped), ["7 #invalid / #limit", "17 #limit / #invalid"]);
    }
}
