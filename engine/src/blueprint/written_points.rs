//! Points as an exam file writes them: `3`, `2.5` or `"2.5"`, never in hundredths. A decimal is read from its digits, so
//! that no arithmetic on floats decides what a question is worth.

use std::fmt;

use serde::{
    Deserializer, Serializer,
    de::{Error, Visitor},
};

use crate::Points;

pub(super) fn serialize<S: Serializer>(points: &Points, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(points)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Points, D::Error> {
    from.deserialize_any(Written)
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Points;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of points with at most two decimals")
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Points, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Points, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_f64<E: Error>(self, decimal: f64) -> Result<Points, E> {
        self.visit_str(&decimal.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Points, E> {
        text.parse().map_err(E::custom)
    }
}
