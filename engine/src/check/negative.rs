//! Stems that ask for what is not so, without saying so loudly.

use super::{
    Entry,
    clauses::{asking, is_question, last_sentence},
    words::{has_any, unquoted, without},
};
use crate::{Fault, FaultCode, QuestionType};

/// What turns a question round.
const TURNS_A_QUESTION: &[&str] = &[
    "不",
    "没有",
    "没",
    "错误",
    "有误",
    "无法",
    "无需",
    "无关",
    "无权",
    "并非",
    "非属",
    "未能",
    "未按",
    "除了",
    "除外",
    "錯誤",
    "沒有",
    "沒",
    "無法",
    "無需",
    "無關",
    "not",
    "cannot",
    "never",
    "except",
    "incorrect",
    "incorrectly",
    "inappropriate",
    "unsuitable",
    "unacceptable",
    "neither",
    "nor",
    "can't",
    "don't",
    "doesn't",
    "isn't",
    "aren't",
    "shouldn't",
    "mustn't",
    "won't",
    "needn't",
    "wasn't",
    "weren't",
    "didn't",
];

/// What turns a statement that is to be judged round: whoever says “wrong” then denies a denial.
const TURNS_A_STATEMENT: &[&str] = &[
    "不能",
    "不得",
    "不应",
    "不该",
    "不可",
    "不许",
    "不准",
    "不允许",
    "不必",
    "不用",
    "不需要",
    "不须",
    "无需",
    "不属于",
    "不会",
    "不應",
    "不該",
    "不許",
    "不準",
    "無需",
    "不屬於",
    "不會",
    "cannot",
    "can't",
    "must not",
    "mustn't",
    "may not",
    "should not",
    "shouldn't",
    "need not",
    "needn't",
    "never",
    "not allowed",
    "not required",
    "not permitted",
    "do not have to",
    "does not have to",
];

/// Words with a negative in them that negate nothing.
const HARMLESS: &[&str] = &[
    "不同",
    "不过",
    "不论",
    "不管",
    "不久",
    "不超过",
    "不少于",
    "不多于",
    "不低于",
    "不高于",
    "不满",
    "不只",
    "不仅",
    "不但",
    "不止",
    "不至于",
    "有没有",
    "能不能",
    "是不是",
    "要不要",
    "可不可以",
    "会不会",
    "该不该",
    "对不对",
    "行不行",
    "好不好",
    "差不多",
    "忍不住",
    "不一样",
    "不见了",
    "没登录",
    "没有登录",
];

/// What is wrong with the stem of a question, if it turns round unnoticed.
pub(super) fn check(entry: &Entry<'_>) -> Option<Fault> {
    let (text, words) = match entry.traits.kind {
        QuestionType::Boolean if !is_question(&entry.stem.asked) => (entry.stem.quiet.as_str(), TURNS_A_STATEMENT),
        _ => (asking(&entry.stem.quiet, entry.language()), TURNS_A_QUESTION),
    };
    let text = without(&unquoted(text), HARMLESS);
    let is_which = text.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("which"));
    let excepts = has_any(last_sentence(&entry.stem.quiet), &["except"]);
    let turns = has_any(&text, words) || excepts || (is_which && has_any(&text, &["wrong", "false"]));
    let is_loud = has_any(&entry.stem.loud, TURNS_A_QUESTION) || has_any(&entry.stem.loud, TURNS_A_STATEMENT);
    (turns && !is_loud).then(|| entry.fault(FaultCode::PlainNegative, text.trim()))
}
