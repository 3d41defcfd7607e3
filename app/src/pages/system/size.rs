/// A number of bytes as people read it: three digits at most before the unit.
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KB", "MB", "GB", "TB"];
    let (mut whole, mut part, mut unit) = (bytes, 0, 0);
    while whole >= 1000 && unit + 1 < UNITS.len() {
        (whole, part) = (whole / 1000, whole % 1000 / 100);
        unit += 1;
    }
    if unit == 0 || whole >= 100 {
        format!("{whole} {}", UNITS[unit])
    } else {
        format!("{whole}.{part} {}", UNITS[unit])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let said = [0, 999, 1_000, 1_550, 12_345_678, 345_678_900, 5_000_000_000_000_000].map(size);
        assert_eq!(said, ["0 B", "999 B", "1.0 KB", "1.5 KB", "12.3 MB", "345 MB", "5000 TB"]);
    }
}
