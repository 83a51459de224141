//! Numbers in files: the same bytes on every machine, without more digits than mean something.

/// At most nine decimals, no trailing zeros, no minus before zero.
pub fn plain(x: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    let text = format!("{x:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_digit_stands_without_meaning() {
        assert_eq!([plain(33.0), plain(-0.0), plain(0.1 + 0.2), plain(1e-12)], ["33", "0", "0.3", "0"]);
    }
}
