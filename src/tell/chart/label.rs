//! Where labels go when they are too many or too long: they move, shorten or drop out, by this rule.
//!
//! *Move*: labels beside a chart stand as near to their band as they can without touching, in the bands' order.
//! *Drop*: if they do not fit together, the one of the least weight goes, until the rest fits.
//! *Shorten*: a name too long for its room loses its end, at a word if one ends near, and shows an ellipsis; a value
//! after it stays whole.

use super::mark::Type;

/// A label that would like its middle at a height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) middle: f64,
    pub(super) height: f64,
    pub(super) weight: f64,
}

/// The middles that the labels get between `top` and `bottom`, `None` for those that drop out.
pub(super) fn placed(wishes: &[Wish], top: f64, bottom: f64) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    while order.iter().map(|i| wishes[*i].height).sum::<f64>() > bottom - top + 1e-9 {
        let Some(least) = (0..order.len()).min_by(|a, b| wishes[order[*a]].weight.total_cmp(&wishes[order[*b]].weight))
        else {
            break;
        };
        order.remove(least);
    }
    order.sort_by(|a, b| wishes[*a].middle.total_cmp(&wishes[*b].middle));
    let mut got = vec![None; wishes.len()];
    for (index, middle) in order.iter().zip(apart(&order.iter().map(|i| wishes[*i]).collect::<Vec<_>>(), top, bottom)) {
        got[*index] = Some(middle);
    }
    got
}

/// Neighbours that touch become one pile, whose middle is the mean of what its members wish; piles grow until none
/// touch. That is the least sum of squared moves.
fn apart(wishes: &[Wish], top: f64, bottom: f64) -> Vec<f64> {
    struct Pile {
        start: f64,
        height: f64,
        count: usize,
        wished_starts: f64,
    }
    let mut piles: Vec<Pile> = Vec::new();
    let settle = |pile: &mut Pile| {
        pile.start = (pile.wished_starts / pile.count as f64).clamp(top, (bottom - pile.height).max(top));
    };
    for wish in wishes {
        let start = wish.middle - wish.height / 2.0;
        let mut pile = Pile { start, height: wish.height, count: 1, wished_starts: start };
        settle(&mut pile);
        while let Some(below) = piles.pop_if(|below| below.start + below.height > pile.start) {
            let moved = pile.wished_starts - below.height * pile.count as f64;
            pile = Pile {
                start: 0.0,
                height: below.height + pile.height,
                count: below.count + pile.count,
                wished_starts: below.wished_starts + moved,
            };
            settle(&mut pile);
        }
        piles.push(pile);
    }
    let mut heights = wishes.iter().map(|w| w.height);
    let mut middles = Vec::new();
    for pile in piles {
        let mut at = pile.start;
        for height in heights.by_ref().take(pile.count) {
            middles.push(at + height / 2.0);
            at += height;
        }
    }
    middles
}

/// The name, cut with an ellipsis if it is wider than `room`, and then `value`, which is never cut.
pub(super) fn shortened(name: &str, value: &str, kind: Type, room: f64) -> String {
    let whole = format!("{name}{value}");
    if kind.width(&whole) <= room {
        return whole;
    }
    let letters: Vec<char> = name.chars().collect();
    let cut = |count: usize| {
        let kept: String = letters[..count].iter().collect();
        format!("{}\u{2026}{value}", kept.trim_end_matches([' ', ',', '(', '-', '/']))
    };
    let longest = (1..letters.len()).rev().find(|count| kind.width(&cut(*count)) <= room).unwrap_or(1);
    let word_end = (longest.saturating_sub(6).max(1)..=longest).rev().find(|count| letters.get(*count) == Some(&' '));
    cut(word_end.unwrap_or(longest).min(letters.len()))
}

/// Words in lines no wider than `room`; what `most` lines do not hold is cut with an ellipsis.
pub(super) fn wrapped(words: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest: Vec<&str> = words.split(' ').filter(|w| !w.is_empty()).collect();
    while !rest.is_empty() {
        if lines.len() + 1 == most {
            lines.push(shortened(&rest.join(" "), "", kind, room));
            break;
        }
        let fits = (1..=rest.len()).take_while(|count| kind.width(&rest[..*count].join(" ")) <= room).last();
        let count = fits.unwrap_or(1);
        lines.push(shortened(&rest[..count].join(" "), "", kind, room));
        rest.drain(..count);
    }
    lines
}

/// As [`wrapped`], with lines of about the same length: no word stands alone on the last.
pub(super) fn balanced(words: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
    let lines = wrapped(words, kind, room, most);
    if lines.len() < 2 || lines.join(" ") != words {
        return lines;
    }
    let narrower = (1..=12).map(|step| room * (1.0 - 0.04 * f64::from(step)));
    let same_count = |room: f64| {
        let narrow = Some(wrapped(words, kind, room, most + 1)).filter(|l| l.len() == lines.len());
        narrow.filter(|l| l.join(" ") == words)
    };
    narrower.map_while(same_count).last().unwrap_or(lines)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::theme::INK;
    use super::*;

    fn wish(middle: f64, weight: f64) -> Wish {
        Wish { middle, height: 10.0, weight }
    }

    #[test]
    fn labels_with_room_stay_where_they_wish() {
        assert_eq!(placed(&[wish(20.0, 1.0), wish(60.0, 1.0)], 0.0, 100.0), [Some(20.0), Some(60.0)]);
    }

    #[test]
    fn labels_that_touch_part_evenly() {
        assert_eq!(placed(&[wish(50.0, 1.0), wish(50.0, 1.0)], 0.0, 100.0), [Some(45.0), Some(55.0)]);
    }

    #[test]
    fn the_lightest_drops_out_first() {
        let got = placed(&[wish(5.0, 3.0), wish(6.0, 1.0), wish(7.0, 2.0)], 0.0, 20.0);
        assert_eq!(got, [Some(5.0), None, Some(15.0)]);
    }

    proptest::proptest! {
        #[test]
        fn labels_never_overlap_nor_leave(middles in proptest::collection::vec((0.0f64..200.0, 0.0f64..9.0), 0..30)) {
            let wishes: Vec<Wish> = middles.iter().map(|(m, w)| wish(*m, *w)).collect();
            let got = placed(&wishes, 0.0, 200.0);
            proptest::prop_assert_eq!(got.iter().flatten().count(), wishes.len().min(20));
            let mut at: Vec<f64> = got.iter().flatten().copied().collect();
            at.sort_by(f64::total_cmp);
            proptest::prop_assert!(at.windows(2).all(|w| w[1] - w[0] > 10.0 - 1e-6));
            proptest::prop_assert!(at.iter().all(|m| (5.0 - 1e-6..195.0 + 1e-6).contains(m)));
            // Order of the wishes is kept.
            for (i, a) in wishes.iter().enumerate() {
                for (j, b) in wishes.iter().enumerate() {
                    if let (Some(x), Some(y)) = (got[i], got[j]) {
                        proptest::prop_assert!(a.middle >= b.middle || x < y);
                    }
                }
            }
        }

        #[test]
        fn a_shortened_name_fits_and_keeps_its_value(name in "[a-zа-я ]{3,60}", room in 60.0f64..300.0) {
            let kind = Type::plain(12.0, INK);
            let got = shortened(&name, " 14", kind, room);
            proptest::prop_assert!(got.ends_with(" 14"));
            proptest::prop_assert!(kind.width(&got) <= room, "{got}");
        }
    }

    #[test]
    fn names_end_at_a_word_if_one_ends_near() {
        let kind = Type::plain(12.0, INK);
        let room = kind.width("LNG under long con\u{2026}");
        assert_eq!(shortened("LNG under long contracts", "", kind, room), "LNG under long\u{2026}");
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing_where_there_is_room() {
        let kind = Type::plain(12.0, INK);
        let words = "Gas supply by entry, Pakistan, base case, in a year of 365 days";
        let lines = wrapped(words, kind, 150.0, 9);
        assert!(lines.iter().all(|line| kind.width(line) <= 150.0));
        assert_eq!(lines.join(" "), words);
        assert_eq!(wrapped(words, kind, 150.0, 2).len(), 2);
        let even = balanced(words, kind, 330.0, 2);
        assert_eq!(even.join(" "), words);
        assert!(kind.width(&even[1]) > 0.7 * kind.width(&even[0]), "{even:?}");
    }
}
