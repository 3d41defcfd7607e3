/// Whether a link may lead there: http(s), or a relative address. Signs that browsers skip or turn round (control
/// characters, spaces, backslashes) are in no good address.
pub(crate) fn is_allowed(address: &str) -> bool {
    let has_tricks = address.chars().any(|sign| sign.is_control() || sign.is_whitespace() || sign == '\\');
    let scheme =
        address.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    match scheme {
        _ if has_tricks || address.is_empty() || address.starts_with("//") => false,
        Some(scheme) => is_web(scheme) && address[scheme.len()..].starts_with("://"),
        None => true,
    }
}

/// Whether an address names another site.
pub(super) fn is_outside(address: &str) -> bool {
    address.split_once("://").is_some_and(|(scheme, _)| is_web(scheme))
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn links_lead_to_the_web_or_stay_here() {
        for address in
            ["https://a.b/c?d=e:f", "HTTP://a.b", "/handbook/returns#window", "returns", "#a:b", "?q=a:b", "./a:b"]
        {
            assert!(is_allowed(address), "{address}");
        }
        for address in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "mailto:a@b.c",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "http:evil",
            "blob:https://a.b/c",
        ] {
            assert!(!is_allowed(address), "{address}");
        }
    }
}
