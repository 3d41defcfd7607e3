use std::net::{IpAddr, SocketAddr};

use axum::http::Uri;

use crate::out::Trouble;

/// The address that people type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// `scheme://host[:port]`, as browsers send it in `Origin`.
    pub(crate) text: String,
    /// How what is sent travels.
    pub(crate) way: Way,
}

/// How what people send travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Encrypted.
    Https,
    /// Inside this machine.
    Local,
    /// Readable in the network, as was asked for.
    Lan,
}

impl Origin {
    /// Of what is configured, else of where the server listens.
    pub(crate) fn find(given: Option<&str>, listen: SocketAddr, lan: bool) -> Result<Self, Trouble> {
        match given {
            Some(given) => Self::read(given.trim_end_matches('/'), lan),
            None if listen.ip().is_loopback() => Self::read(&format!("http://localhost:{}", listen.port()), lan),
            None => Err(Trouble::misuse(format_args!(
                "{listen} can be reached from other machines: say by which address, as in \
                 --public-origin https://exam.example.com"
            ))),
        }
    }

    fn read(text: &str, lan: bool) -> Result<Self, Trouble> {
        let no_address =
            || Trouble::misuse(format_args!("`{text}` is no address as in https://exam.example.com, without a path"));
        let uri: Uri = text.parse().map_err(|_| no_address())?;
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err(no_address());
        };
        if uri.authority().is_none_or(|authority| authority.as_str().contains('@'))
            || !matches!(uri.path(), "" | "/")
            || uri.query().is_some()
        {
            return Err(no_address());
        }
        let way = match scheme {
            "https" => Way::Https,
            "http" if is_this_machine(host) => Way::Local,
            "http" if lan => Way::Lan,
            "http" => {
                return Err(Trouble::misuse(format_args!(
                    "over {text} passwords would cross the network unprotected; use https, or allow it with --lan"
                )));
            }
            _ => return Err(no_address()),
        };
        Ok(Self { text: text.to_ascii_lowercase(), way })
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "127.0.0.1:3000";
    const EVERYWHERE: &str = "0.0.0.0:3000";

    fn check(given: Option<&str>, listen: &str, lan: bool, expect: Option<(&str, Way)>) {
        let found = Origin::find(given, listen.parse().unwrap(), lan).ok();
        assert_eq!(found, expect.map(|(text, way)| Origin { text: text.into(), way }), "{given:?} {listen} {lan}");
    }

    #[test]
    fn without_a_setting_it_is_this_machine() {
        check(None, HERE, false, Some(("http://localhost:3000", Way::Local)));
        check(None, EVERYWHERE, false, None);
        check(None, EVERYWHERE, true, None);
    }

    #[test]
    fn plain_http_beyond_this_machine_is_asked_for() {
        check(Some("http://192.168.1.5:3000"), EVERYWHERE, false, None);
        check(Some("http://192.168.1.5:3000/"), EVERYWHERE, true, Some(("http://192.168.1.5:3000", Way::Lan)));
        check(Some("http://[::1]:3000"), HERE, false, Some(("http://[::1]:3000", Way::Local)));
    }

    #[test]
    fn https_needs_nothing_more() {
        check(Some("https://Exam.example.com"), HERE, false, Some(("https://exam.example.com", Way::Https)));
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for given in
            ["exam.example.com", "ftp://exam", "https://exam/path", "https://a@exam", "https://exam?x", "https://"]
        {
            check(Some(given), HERE, true, None);
        }
    }
}
