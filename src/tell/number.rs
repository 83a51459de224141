//! Numbers in files: the same bytes on every machine, without more digits than mean something.

/// What is told apart: the ninth decimal.
const UNIT: f64 = 1e9;
/// Below this, a number of units is exact as an integer.
const EXACT: f64 = 9e15;

/// At most nine decimals, no trailing zeros, no minus before zero.
pub fn plain(x: f64) -> String {
    Digits::default().plain(x).to_owned()
}

/// Room for the digits of one number after the other.
///
/// Tables hold some hundred thousand numbers, most of them zero: hence not the formatter of the standard library.
#[derive(Debug, Default)]
pub(super) struct Digits(String);

impl Digits {
    /// As [`plain`].
    pub(super) fn plain(&mut self, x: f64) -> &str {
        let units = libm::round(x * UNIT);
        if units == 0.0 {
            return "0";
        }
        self.0.clear();
        if units.abs() > EXACT || !units.is_finite() {
            self.0.push_str(&format!("{x:.9}"));
        } else {
            if units < 0.0 {
                self.0.push('-');
            }
            let units = units.abs() as u64;
            self.push(units / 1_000_000_000, 1);
            self.0.push('.');
            self.push(units % 1_000_000_000, 9);
        }
        self.0.trim_end_matches('0').trim_end_matches('.')
    }

    /// A whole number.
    pub(super) fn whole(&mut self, x: i32) -> &str {
        self.0.clear();
        if x < 0 {
            self.0.push('-');
        }
        self.push(u64::from(x.unsigned_abs()), 1);
        &self.0
    }

    /// Appends a number, with zeros in front of it up to `least` digits.
    fn push(&mut self, mut number: u64, least: usize) {
        let mut digits = [b'0'; 20];
        let mut at = digits.len();
        while number > 0 || at > digits.len() - least {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        self.0.extend(digits[at..].iter().map(|digit| char::from(*digit)));
    }
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
