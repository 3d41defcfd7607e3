//! What people of a demonstration say about questions, and what the trainer answers. The texts fit any question of their
//! kind: which one it is only the draw knows.

use engine::{Lang, QuestionType};

/// Something that is said about a question.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remark {
    pub(super) says: &'static str,
    /// The language the question was read in.
    pub(super) read_in: Lang,
    /// The kind of question it is said about; none fits all.
    pub(super) about: Option<QuestionType>,
    /// What the trainer answers; none as long as it waits.
    pub(super) answer: Option<Answer>,
}

/// What a trainer answers, having done something or not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) says: &'static str,
    pub(super) done: Done,
}

/// What became of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It stays as it is.
    Nothing,
    /// Its explanation says more than before.
    Amended,
    /// It is drawn no more.
    Retired,
}

const fn remark(says: &'static str, read_in: Lang, about: Option<QuestionType>, answer: Option<Answer>) -> Remark {
    Remark { says, read_in, about, answer }
}

const fn answer(says: &'static str, done: Done) -> Option<Answer> {
    Some(Answer { says, done })
}

pub(super) const WHICH_HOLDS: Remark = remark(
    "答案我看懂了，可是带我的同事平时不是这样做的。以哪个为准？",
    Lang::ZhHans,
    Some(QuestionType::Single),
    answer("以手册为准，解析里补上了这一句，也和各组说过了。谢谢提醒。", Done::Amended),
);

pub(super) const PARTLY: Remark = remark(
    "这道多选题我只漏了一项，一分也没有。能不能选对几项给几分？",
    Lang::ZhHans,
    Some(QuestionType::Multi),
    answer(
        "考前说明里写着：多选题选全、选对才得分，对所有人都一样，所以这次不改。漏掉的那一项，解析里有说明。",
        Done::Nothing,
    ),
);

pub(super) const TWICE: Remark = remark(
    "这道题和我练过的另一道几乎一样，记住那道就会这道了。",
    Lang::ZhHans,
    None,
    answer("比对过了，确实重复。这道已经停用，留下另一道。", Done::Retired),
);

pub(super) const SAME_TWO: Remark = remark(
    "Two of the choices read almost the same to me in English. I only saw the difference after I had switched to Chinese.",
    Lang::En,
    Some(QuestionType::Single),
    None,
);

pub(super) const COURSE: Remark = remark(
    "我记得上个月培训讲的和这里不一样，是规定改过了吗？",
    Lang::ZhHans,
    Some(QuestionType::Single),
    answer("规定没有改，是培训课件里那一页写错了，已经更正。这道题按手册出的，答案不变。", Done::Nothing),
);

pub(super) const LONG: Remark = remark(
    "用手机答这道题，要划两屏才看得到最后一个选项，考试时差点没看见。能不能写短一点？",
    Lang::ZhHans,
    Some(QuestionType::Multi),
    None,
);

pub(super) const WHY_NOT: Remark = remark(
    "The explanation tells me why the right choice is right, but not what is wrong with the one I picked.",
    Lang::En,
    Some(QuestionType::Single),
    None,
);

pub(super) const TEMPLATE: Remark = remark(
    "I agree with the answer, but the choice I picked is what our old reply template says. May I still use that template?",
    Lang::En,
    Some(QuestionType::Single),
    answer(
        "No: it was taken out of the library. The handbook and the new template say the same as this question.",
        Done::Nothing,
    ),
);

/// Those that the trainer answers.
static ANSWERED: [&Remark; 5] = [&WHICH_HOLDS, &PARTLY, &TWICE, &COURSE, &TEMPLATE];

/// What is answered to a text; none where nothing is.
pub(super) fn answer_to(text: &str) -> Option<&'static Answer> {
    ANSWERED.iter().find(|remark| remark.says == text)?.answer.as_ref()
}

/// The texts that are answered.
pub(super) fn answered() -> impl Iterator<Item = &'static str> {
    ANSWERED.iter().map(|remark| remark.says)
}

/// What is added to an explanation.
pub(super) const fn more(language: Lang) -> &'static str {
    match language {
        Lang::En => " Where somebody shows you another way, the handbook decides.",
        Lang::ZhHans => "别人教的做法与手册不同时，以手册为准。",
        Lang::ZhHant => "別人教的做法與手冊不同時，以手冊為準。",
    }
}
