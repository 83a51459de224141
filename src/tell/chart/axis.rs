//! Where ticks stand and how numbers read.

/// Ticks of an axis: round values, about five of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticks {
    pub(super) values: Vec<f64>,
    decimals: usize,
    bottom: f64,
    top: f64,
}

impl Ticks {
    /// About `wanted` values 1, 2 or 5 times a power of ten apart.
    pub(super) fn over(low: f64, high: f64, wanted: f64) -> Self {
        let span = if high - low > 0.0 { high - low } else { 1.0 };
        let raw = span / wanted;
        let power = libm::floor(libm::log10(raw) + 1e-9);
        let unit = libm::pow(10.0, power);
        // The nearest of the round steps, as ratios go.
        let factor = match raw / unit {
            f if f <= 1.415 => 1.0,
            f if f <= 3.163 => 2.0,
            f if f <= 7.072 => 5.0,
            _ => 10.0,
        };
        let step = factor * unit;
        // A tick past the values only where it is near; else the axis ends a little past the values.
        let reach = |value: f64, outward: f64| {
            let ticks = value * outward / step;
            let next = (ticks - 1e-9).ceil();
            let near = next - ticks <= 0.3 || value == 0.0;
            (outward * if near { next } else { next - 1.0 }, outward * if near { next } else { ticks + 0.1 })
        };
        let ((first, bottom), (last, top)) = (reach(low, -1.0), reach(low + span, 1.0));
        let power = if factor >= 10.0 { power + 1.0 } else { power };
        let decimals = if power < 0.0 { -power as usize } else { 0 };
        let values = (first as i64..=last as i64).map(|n| n as f64 * step).collect();
        Self { values, decimals, bottom: bottom * step, top: top * step }
    }

    /// Where the axis begins, at or below all values.
    pub(super) fn low(&self) -> f64 {
        self.bottom
    }

    /// Where it ends, at or above them.
    pub(super) fn high(&self) -> f64 {
        self.top
    }

    /// The words at a tick: as many decimals as the step needs, none at zero.
    pub(super) fn words(&self, value: f64) -> String {
        if value == 0.0 { "0".to_owned() } else { fixed(value, self.decimals) }
    }
}

/// A number as a person says it: 10 000, 33, 4.5, 0.18; two digits below ten, none that are only noise.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || !size.is_finite() {
        return "0".to_owned();
    }
    let decimals = match () {
        () if size >= 9.95 => 0,
        () if size >= 0.995 => 1,
        () => (1.0 - libm::floor(libm::log10(size * 1.005))) as usize,
    };
    let words = fixed(value, decimals);
    let words = if words.contains('.') { words.trim_end_matches('0').trim_end_matches('.').to_owned() } else { words };
    if words == "\u{2212}0" { "0".to_owned() } else { words }
}

/// As [`number`], with its sign, for differences.
pub(super) fn signed(value: f64) -> String {
    let words = number(value);
    if value > 0.0 && words != "0" { format!("+{words}") } else { words }
}

/// Fixed decimals, a true minus sign, thin spaces between thousands.
fn fixed(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, part) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut words = String::new();
    if value < 0.0 {
        words.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            words.push('\u{2009}');
        }
        words.push(digit);
    }
    if let Some(part) = part {
        words.push('.');
        words.push_str(part);
    }
    words
}

/// Which years are written below an axis, and how: the roundest regular ones whose words keep apart; a few years that
/// are not regular (milestones) all, shortened to ’30 if need be.
pub(super) fn years_shown(
    years: &[i32],
    x: impl Fn(usize) -> f64,
    width: impl Fn(&str) -> f64,
) -> Vec<(usize, String)> {
    const APART: f64 = 7.0;
    const SHORT: usize = 13;
    let apart = |shown: &[(usize, String)]| {
        shown.windows(2).all(|pair| {
            let [(a, one), (b, two)] = pair else { return true };
            x(*b) - x(*a) >= (width(one) + width(two)) / 2.0 + APART
        })
    };
    let every = |step: i32, words: &dyn Fn(i32) -> String| -> Vec<(usize, String)> {
        years.iter().enumerate().filter(|(_, y)| **y % step == 0).map(|(index, y)| (index, words(*y))).collect()
    };
    let full = |year: i32| year.to_string();
    let short = |year: i32| format!("\u{2019}{:02}", year.rem_euclid(100));
    let few = years.len() <= 8;
    let tries = [every(1, &full), if few { every(1, &short) } else { Vec::new() }];
    // Two years apart only over a short stretch: over decades all charts of a scenario have the same years.
    let twos = if years.len() <= SHORT { every(2, &full) } else { Vec::new() };
    let regular = [5, 10, 20, 25, 50, 100].map(|step| every(step, &full));
    let first = || every(1, &full).into_iter().take(1).collect();
    tries.into_iter().chain([twos]).chain(regular).find(|shown| !shown.is_empty() && apart(shown)).unwrap_or_else(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_a_person_says_them() {
        let said = [
            (33.0, "33"),
            (33.4, "33"),
            (4.5, "4.5"),
            (4.04, "4"),
            (0.18, "0.18"),
            (0.1849, "0.18"),
            (0.001, "0.001"),
            (9.96, "10"),
            (0.999, "1"),
            (10_000.0, "10\u{2009}000"),
            (1_234_567.0, "1\u{2009}234\u{2009}567"),
            (-7.25, "\u{2212}7.2"),
            (0.0, "0"),
        ];
        for (value, words) in said {
            assert_eq!(number(value), words);
        }
        assert_eq!(signed(3.0), "+3");
        assert_eq!(signed(-3.0), "\u{2212}3");
    }

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        let words = |low, high| {
            let ticks = Ticks::over(low, high, 5.0);
            ticks.values.iter().map(|v| ticks.words(*v)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(0.0, 47.0), "0 10 20 30 40 50");
        assert_eq!(words(0.0, 53.0), "0 10 20 30 40 50");
        assert_eq!(words(0.0, 0.001), "0 0.0002 0.0004 0.0006 0.0008 0.0010");
        assert_eq!(words(0.0, 10_000.0), "0 2\u{2009}000 4\u{2009}000 6\u{2009}000 8\u{2009}000 10\u{2009}000");
        assert_eq!(words(-3.0, 6.0), "\u{2212}2 0 2 4 6");
        assert_eq!(words(0.0, 0.0), "0 0.2 0.4 0.6 0.8 1.0");
    }

    proptest::proptest! {
        #[test]
        fn ticks_are_few_and_enclose(low in -1e5f64..1e5, span in 1e-4f64..1e5) {
            let ticks = Ticks::over(low, low + span, 5.0);
            proptest::prop_assert!((3..=9).contains(&ticks.values.len()), "{:?}", ticks.values);
            let slack = span * 1e-3;
            proptest::prop_assert!(ticks.low() <= low + slack && ticks.high() >= low + span - slack);
        }
    }

    #[test]
    fn years_are_round_where_room_is_short() {
        let shown = |years: &[i32], pitch: f64| {
            let words = years_shown(years, |index| index as f64 * pitch, |words| 7.0 * words.chars().count() as f64);
            words.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ")
        };
        let years: Vec<i32> = (2015..=2050).collect();
        assert_eq!(shown(&years, 10.0), "2015 2020 2025 2030 2035 2040 2045 2050");
        assert_eq!(shown(&years, 5.0), "2020 2030 2040 2050");
        assert_eq!(shown(&years, 20.0), "2015 2020 2025 2030 2035 2040 2045 2050");
        assert_eq!(shown(&(2020..=2032).collect::<Vec<_>>(), 20.0), "2020 2022 2024 2026 2028 2030 2032");
        assert_eq!(shown(&[2031], 4.0), "2031");
        assert_eq!(shown(&[2025, 2030, 2037], 40.0), "2025 2030 2037");
        assert_eq!(shown(&[2025, 2030, 2037], 30.0), "\u{2019}25 \u{2019}30 \u{2019}37");
        assert_eq!(shown(&[2025, 2030, 2037], 3.0), "2030");
        assert_eq!(shown(&[], 3.0), "");
    }
}
