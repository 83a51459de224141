//! Are the families' colours apart for readers who see fewer of them?
//!
//! Deficiencies are simulated in linear sRGB with the matrices of Machado, Oliveira and Fernandes (IEEE Transactions on
//! Visualization and Computer Graphics 15, 2009), severity 1.0; distance is CIEDE2000 (CIE 142-2001), checked against
//! pairs published by Sharma, Wu and Dalal (Color Research and Application 30, 2005).

use super::theme::{Colour, Family, WHITE, contrast, line};
use super::{claims, dates};

type Lab = [f64; 3];

const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const TRITANOPIA: [[f64; 3]; 3] =
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

fn seen(colour: Colour, matrix: &[[f64; 3]; 3]) -> Lab {
    let rgb = colour.linear();
    let [r, g, b] = matrix.map(|row| row.iter().zip(rgb).map(|(m, c)| m * c).sum::<f64>().clamp(0.0, 1.0));
    // IEC 61966-2-1, D65.
    let xyz = [
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    ];
    let [x, y, z] = xyz.map(|t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 with all weights 1; the formulas of Sharma et al., numbered as there.
fn distance([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let mean_chroma = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let flattened = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - flattened(mean_chroma));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let mean_hue = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let turning = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * flattened(c) * (2.0 * turning).to_radians().sin();
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

#[test]
fn distance_agrees_with_published_pairs() {
    // Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 14, 17, 20 and 25.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, -0.0010, 2.4900], [50.0, 0.0011, -2.4900], 4.7461),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ];
    for (a, b, published) in pairs {
        assert!((distance(a, b) - published).abs() < 1e-4, "{a:?} {b:?}: {}", distance(a, b));
    }
}

fn least(colours: &[(Family, Colour)], matrix: &[[f64; 3]; 3], neighbours: bool) -> (f64, Family, Family) {
    let mut least = (f64::MAX, Family::Other, Family::Other);
    for (i, (a, one)) in colours.iter().enumerate() {
        for (b, two) in colours.iter().skip(i + 1).take(if neighbours { 1 } else { usize::MAX }) {
            let d = distance(seen(*one, matrix), seen(*two, matrix));
            if d < least.0 {
                least = (d, *a, *b);
            }
        }
    }
    least
}

/// A distance of 10 is seen at a glance (2.3 is the least that can be noticed at all); neighbours of the stack want more.
#[test]
fn families_are_apart_for_every_reader() {
    for matrix in [NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA] {
        for projected in [false, true] {
            let colour = |f: Family| if projected { f.colour().projected() } else { f.colour() };
            let colours: Vec<_> = Family::STACK.into_iter().map(|f| (f, colour(f))).collect();
            let (all, next) = (least(&colours, &matrix, false), least(&colours, &matrix, true));
            let (wanted, wanted_next) = if projected { (7.5, 10.0) } else { (10.0, 12.0) };
            assert!(all.0 >= wanted, "projected {projected}: {all:?} {matrix:?}");
            assert!(next.0 >= wanted_next, "neighbours, projected {projected}: {next:?} {matrix:?}");
        }
    }
}

/// In greyscale hue is gone: neighbours of the stack must differ in lightness by what shows (separators help the rest).
#[test]
fn neighbours_differ_in_greyscale() {
    for pair in Family::STACK.windows(2) {
        let [one, two] = [pair[0], pair[1]].map(|f| seen(f.colour(), &NORMAL)[0]);
        assert!((one - two).abs() >= 3.0, "{pair:?}: lightness {one:.1} and {two:.1}");
    }
}

#[test]
fn shades_of_a_family_are_apart() {
    for family in Family::STACK {
        for (a, b) in [(0, 1), (1, 2), (0, 2)] {
            let d = distance(seen(family.shade(a), &NORMAL), seen(family.shade(b), &NORMAL));
            assert!(d >= 8.0, "{family:?} {a} {b}: {d}");
        }
    }
}

#[test]
fn labels_in_a_familys_colour_can_be_read() {
    for family in Family::STACK {
        let colour = family.colour();
        assert!(contrast(colour.as_ink(), WHITE) >= 4.5);
        assert!(contrast(colour.ink_upon(), colour) >= 4.5, "{family:?}");
    }
}

/// WCAG 2.1's own anchors: black on white is 21, equal colours 1, and #767676 on white just passes AA.
#[test]
fn contrast_is_that_of_the_guideline() {
    assert!((contrast(Colour::hex(0), WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
    assert!((4.5..4.6).contains(&contrast(Colour::hex(0x76_76_76), WHITE)));
}

/// Lines are thin and cross: the first seven must be apart for every reader, more of them lean on their labels.
#[test]
fn lines_are_apart() {
    for matrix in [NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA] {
        let colours: Vec<_> = (0..7).map(|nth| (Family::Other, line(nth))).collect();
        let (d, ..) = least(&colours, &matrix, false);
        assert!(d >= 12.0, "{d} {matrix:?}");
    }
}

/// Colours that mean something of their own: announced and modelled dates, what is carried and what is added, verdicts.
#[test]
fn pairs_of_dates_and_claims_are_apart() {
    let pairs = [(dates::SAID, dates::HERE), (claims::CARRIED, claims::ADDED), (claims::HOLDS, claims::FAILS)];
    for matrix in [NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA] {
        for (one, two) in pairs {
            let d = distance(seen(one, &matrix), seen(two, &matrix));
            assert!(d >= 12.0, "{one:?} {two:?}: {d} {matrix:?}");
        }
    }
    for ink in [dates::HERE, claims::HOLDS, claims::FAILS, claims::CARRIED] {
        assert!(contrast(ink, WHITE) >= 4.5, "{ink:?}");
    }
}
