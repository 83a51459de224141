//! Numbers as a person says them: 33, 4.5, 0.18, 1 240.

/// The thin space that separates thousands where numbers are shown; never where they are read again.
pub const THIN_SPACE: char = '\u{2009}';

/// Rounds as a person does: two digits below 100, whole numbers below 1000, three digits above, thin spaces.
pub fn say(x: f64) -> String {
    let digits = match x.abs() {
        size if size < 99.5 => return say_digits(x, 2, Some(THIN_SPACE)),
        size if size < 999.5 => return say_digits(x.round(), 3, Some(THIN_SPACE)),
        size if size >= 1e15 => return say_digits(x, 3, Some(THIN_SPACE)),
        _ => 3,
    };
    let power = 10f64.powi(magnitude(x) + 1 - digits);
    say_digits((x / power).round() * power, 1, Some(THIN_SPACE))
}

/// At least the whole part, at most `digits` significant digits behind it, no trailing zeros; thousands
/// apart by `separator`.
pub fn say_digits(x: f64, digits: usize, separator: Option<char>) -> String {
    if !x.is_finite() {
        return if x.is_nan() {
            "no number"
        } else if x > 0.0 {
            "infinite"
        } else {
            "minus infinite"
        }
        .to_owned();
    }
    if x == 0.0 {
        return "0".to_owned();
    }
    let magnitude = magnitude(x);
    if !(-7..18).contains(&magnitude) {
        return format!("{x:.*e}", digits.saturating_sub(1));
    }
    let decimals = (digits as i32 - 1 - magnitude).clamp(0, 40) as usize;
    let text = format!("{:.*}", decimals, x.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    let mut said =
        if x < 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9')) { "-".to_owned() } else { String::new() };
    for (n, digit) in whole.chars().enumerate() {
        if let Some(separator) = separator
            && n > 0
            && (whole.len() - n) % 3 == 0
        {
            said.push(separator);
        }
        said.push(digit);
    }
    if !part.is_empty() {
        said.push('.');
        said.push_str(part);
    }
    said
}

/// The power of ten of the first digit.
fn magnitude(x: f64) -> i32 {
    // From the decimal digits themselves, so that no platform's logarithm decides.
    format!("{:e}", x.abs()).rsplit('e').next().and_then(|power| power.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_a_person_says_them() {
        for (x, said) in [
            (33.04, "33"),
            (4.52, "4.5"),
            (0.1834, "0.18"),
            (1238.4, "1\u{2009}240"),
            (99.7, "100"),
            (347.2, "347"),
            (0.0, "0"),
            (-0.0, "0"),
            (-2.04, "-2"),
            (9.96, "10"),
            (999.6, "1\u{2009}000"),
            (1_234_567.0, "1\u{2009}230\u{2009}000"),
            (0.000_123, "0.00012"),
        ] {
            assert_eq!(say(x), said, "{x}");
        }
        assert_eq!(say_digits(3137.15, 4, Some(' ')), "3 137");
        assert_eq!(say_digits(0.031371, 4, None), "0.03137");
        assert_eq!(say(f64::NAN), "no number");
    }
}
