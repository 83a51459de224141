//! Numbers in files: the same bytes on every machine, without more digits than mean something.

/// What is told apart: the ninth decimal.
const UNIT: f64 = 1e9;
/// Below this, a number of units is exact as an integer.
const EXACT: f64 = 9e15;

/// At most nine decimals, no trailing zeros, no minus before zero.
///
/// Tables hold some hundred thousand numbers, most of them zero: hence not the formatter of the standard library.
pub fn plain(x: f64) -> String {
    let units = libm::round(x * UNIT);
    if units == 0.0 {
        return "0".to_owned();
    }
    if units.abs() > EXACT || !units.is_finite() {
        return trimmed(format!("{x:.9}"));
    }
    let digits = (units.abs() as u64).to_string();
    let sign = if units < 0.0 { "-" } else { "" };
    match digits.len().checked_sub(9) {
        Some(whole @ 1..) => trimmed([sign, &digits[..whole], ".", &digits[whole..]].concat()),
        _ => trimmed([sign, "0.", &"000000000"[digits.len()..], &digits].concat()),
    }
}

fn trimmed(mut text: String) -> String {
    let end = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(end);
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_digit_stands_without_meaning() {
        assert_eq!([plain(33.0), plain(-0.0), plain(0.1 + 0.2), plain(1e-12)], ["33", "0", "0.3", "0"]);
    }

    #[test]
    fn the_quick_way_agrees_with_the_standard_one() {
        for n in 0..20_000u32 {
            let x = (f64::from(n) - 10_000.0) * libm::exp(f64::from(n % 37) - 18.0) / 3.0;
            let slow = format!("{x:.9}");
            let slow = slow.trim_end_matches('0').trim_end_matches('.');
            let (x, y): (f64, f64) = (plain(x).parse().unwrap_or(f64::NAN), slow.parse().unwrap_or(f64::NAN));
            assert!((x - y).abs() <= 1.001e-9 + 1e-15 * y.abs(), "{x} {y}");
        }
        assert_eq!(
            [plain(0.000_000_001), plain(-1.5), plain(1e12), plain(123_456.25)],
            ["0.000000001", "-1.5", "1000000000000", "123456.25"]
        );
    }
}
