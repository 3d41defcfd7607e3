use super::escape::escape_into;

/// Who speaks in a chat, by the names they go under.
const CUSTOMERS: &[&str] =
    &["客户", "客戶", "顾客", "顧客", "买家", "買家", "会员", "會員", "customer", "client", "buyer", "caller"];
const AGENTS: &[&str] = &["客服", "坐席", "客服人员", "客服人員", "我", "agent", "service", "operator"];

/// One line of a `chat` fence.
pub(crate) struct Turn<'t> {
    who: &'t str,
    said: &'t str,
}

/// The turns of a chat; a line without `who:` is given as it is, as the error.
pub(crate) fn turns(chat: &str) -> impl Iterator<Item = Result<Turn<'_>, &str>> {
    chat.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| turn(line).ok_or(line))
}

fn turn(line: &str) -> Option<Turn<'_>> {
    let (who, said) = line.split_once([':', '：'])?;
    let (who, said) = (who.trim(), said.trim());
    let is_name = !who.is_empty() && who.chars().count() <= 24 && !who.chars().all(|sign| sign.is_ascii_digit());
    (is_name && !said.is_empty()).then_some(Turn { who, said })
}

pub(super) fn bubbles_into(out: &mut String, chat: &str) {
    out.push_str("<ol class=\"chat\">");
    for turn in turns(chat) {
        let Turn { who, said } = turn.unwrap_or_else(|said| Turn { who: "", said });
        out.push_str("<li class=\"turn ");
        out.push_str(side(who));
        out.push_str("\">");
        if !who.is_empty() {
            out.push_str("<span class=\"who\">");
            escape_into(out, who);
            out.push_str("</span>");
        }
        out.push_str("<span class=\"said\">");
        escape_into(out, said);
        out.push_str("</span></li>");
    }
    out.push_str("</ol>");
}

fn side(who: &str) -> &'static str {
    let name = who.to_lowercase();
    let is_one_of = |names: &[&str]| names.iter().any(|known| name == *known);
    if is_one_of(CUSTOMERS) {
        "customer"
    } else if is_one_of(AGENTS) || name.starts_with("客服") {
        "agent"
    } else {
        "other"
    }
}
