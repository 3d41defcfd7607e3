//! Addresses within the house. Each is written as the door's pattern, so that a test can hold links and forms against
//! the list of doors.

use std::fmt::Write;

/// Fills the `{…}` of a door's path with names, in their order.
pub(crate) fn to(pattern: &str, names: &[&str]) -> String {
    let mut names = names.iter();
    let mut address = String::with_capacity(pattern.len() + 32);
    for (place, part) in pattern.split('/').enumerate() {
        if place > 0 {
            address.push('/');
        }
        match part.strip_prefix('{').and_then(|_| names.next()) {
            Some(name) => push_encoded(&mut address, name),
            None => address.push_str(part),
        }
    }
    address
}

/// The address if it stays in the house; what leads to other sites is not followed after signing in.
pub(crate) fn local(address: &str) -> Option<&str> {
    let inside = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && address.chars().all(|c| c.is_ascii_graphic());
    inside.then_some(address)
}

/// A value for a query, or for one part of a path.
pub(crate) fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    push_encoded(&mut text, value);
    text
}

fn push_encoded(address: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fill_the_braces_in_order() {
        assert_eq!(to("/practice/{id}/{place}", &["k7", "3"]), "/practice/k7/3");
        assert_eq!(to("/verify/{number}", &["PG 1/2"]), "/verify/PG%201%2F2");
        assert_eq!(to("/", &[]), "/");
    }

    #[test]
    fn an_address_of_another_site_is_not_local() {
        assert_eq!(local("/exams/a?x=1"), Some("/exams/a?x=1"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "exams", "/a\r\nb"] {
            assert_eq!(local(foreign), None, "{foreign:?}");
        }
    }
}
