//! From degrees to pixels on a map that is schematic: order from west to east and from south to north is kept, and each
//! gap between neighbours is drawn by the square root of its degrees, so that what is near is told apart and what is far
//! leaves room.

/// Where each value stands between `low` and `high`; equal values stand at one place, all equal ones in the middle.
pub(super) fn spread(values: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut known: Vec<f64> = values.to_vec();
    known.sort_by(f64::total_cmp);
    known.dedup();
    let mut at = Vec::with_capacity(known.len());
    let mut sum = 0.0;
    for (n, value) in known.iter().enumerate() {
        sum += n.checked_sub(1).map_or(0.0, |before| libm::sqrt(value - known[before]));
        at.push(sum);
    }
    let place = |value: &f64| {
        let found = known.iter().position(|other| other == value).and_then(|n| at.get(n)).copied();
        if sum > 0.0 { low + (high - low) * found.unwrap_or(0.0) / sum } else { (low + high) / 2.0 }
    };
    values.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gaps of 1, 4 and 9 degrees are as 1 to 2 to 3.
    #[test]
    fn gaps_are_drawn_by_their_roots() {
        assert_eq!(spread(&[14.0, 0.0, 5.0, 1.0, 5.0], 0.0, 60.0), [60.0, 0.0, 30.0, 10.0, 30.0]);
        assert_eq!(spread(&[3.0, 3.0], 0.0, 10.0), [5.0, 5.0]);
        assert_eq!(spread(&[], 0.0, 10.0), Vec::<f64>::new());
    }

    #[test]
    fn south_is_below() {
        assert_eq!(spread(&[20.0, 30.0], 100.0, 0.0), [100.0, 0.0]);
    }
}
