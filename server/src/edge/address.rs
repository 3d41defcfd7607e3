use std::net::{IpAddr, SocketAddr};

use app::looker::ClientAddress;
use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;

const FORWARDED: &str = "x-forwarded-for";

/// Behind a proxy that is believed, the request's address is the one that the nearest believed proxy saw.
pub(super) fn address(proxies: &[IpAddr], request: &mut Request) {
    if let Some(&ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let seen = seen(peer.ip().to_canonical(), proxies, request.headers());
        request.extensions_mut().insert(ClientAddress(seen));
    }
}

/// From the near end of the chain to the first address that is no believed proxy; what stands before it anyone can
/// have written.
fn seen(peer: IpAddr, proxies: &[IpAddr], headers: &HeaderMap) -> IpAddr {
    let values: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok()).collect();
    let mut chain = values.iter().rev().flat_map(|value| value.rsplit(',')).map(|entry| entry.trim().parse::<IpAddr>());
    let mut address = peer;
    while proxies.contains(&address) {
        match chain.next() {
            Some(Ok(before)) => address = before.to_canonical(),
            _ => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(proxies: &[&str], forwarded: &[&'static str], expect: &str) {
        let proxies: Vec<IpAddr> = proxies.iter().map(|ip| ip.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED, value.parse().unwrap());
        }
        let peer = "10.0.0.1".parse().unwrap();
        assert_eq!(seen(peer, &proxies, &headers), expect.parse::<IpAddr>().unwrap());
    }

    #[test]
    fn without_a_believed_proxy_the_header_means_nothing() {
        check(&[], &["203.0.113.9"], "10.0.0.1");
    }

    #[test]
    fn a_believed_proxy_tells_whom_it_saw() {
        check(&["10.0.0.1"], &["203.0.113.9"], "203.0.113.9");
    }

    #[test]
    fn what_a_client_wrote_itself_is_not_believed() {
        check(&["10.0.0.1"], &["198.51.100.1, 203.0.113.9"], "203.0.113.9");
        check(&["10.0.0.1"], &["198.51.100.1", "203.0.113.9"], "203.0.113.9");
    }

    #[test]
    fn two_believed_proxies_are_both_passed() {
        check(&["10.0.0.1", "10.0.0.2"], &["203.0.113.9, 10.0.0.2"], "203.0.113.9");
    }

    #[test]
    fn nonsense_leaves_the_proxy_itself() {
        check(&["10.0.0.1"], &["unknown"], "10.0.0.1");
    }
}
