//! The number at the head of a quantity: one way to write it, and the other ways refused by name.
//!
//! A point is the decimal sign, `1e3` is allowed, nothing separates thousands: `1,200` is 1200 to one reader
//! and 1.2 to the next, and a file must not depend on who reads it.

use super::error::QuantityError;

/// Spaces and signs that word processors put in become plain ones; superscripts become digits.
pub(super) fn plain_text(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2212}' => '-',
        '³' => '3',
        '²' => '2',
        c if c.is_whitespace() || c == '\u{feff}' => ' ',
        c => c,
    };
    text.chars().map(plain).collect::<String>().trim().to_owned()
}

/// Splits plain text into the number at its head and what follows.
pub(super) fn split(text: &str) -> Result<(f64, &str), QuantityError> {
    let length = length(text);
    let (head, rest) = text.split_at(length);
    if !head.bytes().any(|b| b.is_ascii_digit()) {
        return Err(no_number(text));
    }
    refuse_separators(head, rest)?;
    let value: f64 = head.parse().map_err(|_| QuantityError::new(format!("`{head}` is not a number")))?;
    if !value.is_finite() {
        return Err(QuantityError::new(format!("`{head}` is too large to calculate with")));
    }
    Ok((value, rest.trim()))
}

/// How many bytes at the head belong to the number: digits, signs, separators and an exponent.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    while let Some(byte) = bytes.get(end) {
        let digit_after = |n: usize| bytes.get(end + n).is_some_and(u8::is_ascii_digit);
        match byte {
            b'0'..=b'9' | b'.' => end += 1,
            b',' | b'_' | b'\'' if digit_after(1) => end += 1,
            b'e' | b'E' if digit_after(1) => end += 2,
            b'e' | b'E' if matches!(bytes.get(end + 1), Some(b'+' | b'-')) && digit_after(2) => end += 3,
            _ => break,
        }
    }
    end
}

fn no_number(text: &str) -> QuantityError {
    let word = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if text.is_empty() {
        QuantityError::new("nothing is written here")
    } else if word.starts_with("inf") || word.starts_with("nan") {
        QuantityError::new(format!("`{text}` is not a number to calculate with"))
    } else if text.starts_with('#') {
        QuantityError::new(format!("`{text}` is an error of the spreadsheet"))
            .hint("mend the formula, or write the number it should give")
    } else if text.bytes().any(|b| b.is_ascii_digit()) {
        QuantityError::new(format!("`{text}` does not begin with a number"))
            .hint("write the number first, then the unit")
    } else {
        QuantityError::new(format!("`{text}` has no number"))
    }
}

fn refuse_separators(head: &str, rest: &str) -> Result<(), QuantityError> {
    let joined: String = head.chars().filter(|c| !matches!(c, ',' | '_' | '\'')).collect();
    if joined.len() != head.len() {
        let comma_once = head.matches(',').count() == 1 && !head.contains(['_', '\'', '.']);
        let three = head.rsplit(',').next().is_some_and(|tail| tail.len() == 3);
        let pointed = head.replace(',', ".");
        return Err(match (comma_once, three) {
            (true, true) => QuantityError::new(format!("`{head}` may be {joined} or {pointed}"))
                .hint(format!("write {joined} or {pointed}: a point for decimals, nothing between thousands")),
            (true, false) => QuantityError::new(format!("`{head}` has a decimal comma"))
                .hint(format!("write {pointed}, with a point")),
            (false, _) => QuantityError::new(format!("`{head}` separates thousands"))
                .hint(format!("write {joined}, with nothing between thousands")),
        });
    }
    if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && rest.starts_with(' ') {
        let more: String = rest.trim_start().chars().take_while(|c| c.is_ascii_digit()).collect();
        return Err(QuantityError::new(format!("`{head} {more}` is two numbers"))
            .hint(format!("write {head}{more}, with nothing between thousands, if it is one")));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_split_from_what_follows() {
        for (text, value, rest) in [
            ("33 bcm/y", 33.0, "bcm/y"),
            ("-0.5%", -0.5, "%"),
            ("1e3 m", 1000.0, "m"),
            ("1.5E-2EUR", 0.015, "EUR"),
            ("+7", 7.0, ""),
            (".5 m", 0.5, "m"),
            ("5EUR", 5.0, "EUR"),
        ] {
            assert_eq!(split(text).unwrap(), (value, rest), "{text}");
        }
    }

    #[test]
    fn other_ways_of_writing_are_refused_with_the_way_to_write() {
        for (text, message, hint) in [
            ("33,5 bcm", "`33,5` has a decimal comma", "33.5"),
            ("1,200 MMcfd", "`1,200` may be 1200 or 1.200", "1200"),
            ("1,200,000 t", "separates thousands", "1200000"),
            ("1'200 t", "separates thousands", "1200"),
            ("1_200 t", "separates thousands", "1200"),
            ("1 200 MMcfd", "is two numbers", "1200"),
        ] {
            let error = split(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {}", error.message);
            assert!(error.hint.as_ref().unwrap().contains(hint), "{text}: {error:?}");
        }
        for text in ["", "inf", "NaN", "-inf m", "bcm/y", "1.2.3 m", "1e999 m", "$7 m", "-", ".", "e5"] {
            assert!(split(text).is_err(), "{text}");
        }
    }

    #[test]
    fn spaces_and_signs_of_word_processors_are_plain() {
        assert_eq!(plain_text("\u{2212}5\u{a0}MJ/m³\u{202f}"), "-5 MJ/m3");
    }
}
