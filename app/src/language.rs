//! Which language a page is in.

use engine::Lang;

/// The languages in which every page and message exists.
pub const OFFERED: [Lang; 3] = [Lang::ZhHans, Lang::ZhHant, Lang::En];

/// What a page is made in: the viewer's own setting, else what this browser chose before, else what the browser asks
/// for, else the department's language.
#[must_use]
pub fn choose(own: Option<Lang>, cookie: Option<&str>, accept: Option<&str>, department: Lang) -> Lang {
    own.or_else(|| cookie.and_then(|tag| tag.parse().ok())).or_else(|| accept.and_then(preferred)).unwrap_or(department)
}

/// The first language of an `Accept-Language` header that is offered, by weight, then by order.
fn preferred(accept: &str) -> Option<Lang> {
    let mut wishes: Vec<(f32, Lang)> = accept.split(',').take(16).filter_map(wish).collect();
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.first().map(|&(_, lang)| lang)
}

fn wish(part: &str) -> Option<(f32, Lang)> {
    let mut pieces = part.split(';').map(str::trim);
    let tag = pieces.next()?.to_ascii_lowercase();
    let weight = pieces.find_map(|p| p.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
    let mut parts = tag.split('-');
    let lang = match (parts.next()?, parts.next()) {
        ("zh", Some("hant" | "tw" | "hk" | "mo")) => Lang::ZhHant,
        ("zh", _) => Lang::ZhHans,
        ("en", _) => Lang::En,
        _ => return None,
    };
    (weight > 0.0).then_some((weight, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_wins() {
        let d = Lang::ZhHans;
        assert_eq!(choose(Some(Lang::En), Some("zh-Hans"), Some("zh"), d), Lang::En);
        assert_eq!(choose(None, Some("en"), Some("zh-CN"), d), Lang::En);
        assert_eq!(choose(None, None, Some("fr, en-GB;q=0.7, zh-TW;q=0.9"), d), Lang::ZhHant);
        assert_eq!(choose(None, None, Some("zh-Hant-HK"), d), Lang::ZhHant);
        assert_eq!(choose(None, None, Some("zh-SG,zh-TW;q=0.5"), d), Lang::ZhHans);
        assert_eq!(choose(None, None, Some("en-US,en;q=0.9"), d), Lang::En);
        assert_eq!(choose(None, Some("xx"), Some("fr"), Lang::En), Lang::En);
        assert_eq!(choose(None, None, Some("en;q=0"), d), Lang::ZhHans);
        assert_eq!(choose(Some(Lang::ZhHant), None, None, Lang::En), Lang::ZhHant);
    }
}
