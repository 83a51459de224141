//! A find made smaller: as many lines and bytes are taken out as it can do without.

use std::time::{Duration, Instant};

use super::mutate::Input;

/// How long a find may be worked on.
const PATIENCE: Duration = Duration::from_secs(8);

/// The smallest input met that still is a find.
pub(crate) fn smaller(mut input: Input, is_find: &dyn Fn(&Input) -> bool) -> Input {
    let start = Instant::now();
    loop {
        let before: usize = input.iter().map(|(_, bytes)| bytes.len()).sum();
        for n in 0..input.len() {
            for of in [lines as fn(&[u8]) -> Vec<Vec<u8>>, bytes] {
                without(&mut input, n, of, is_find, start);
            }
        }
        let after: usize = input.iter().map(|(_, bytes)| bytes.len()).sum();
        if after == before || start.elapsed() > PATIENCE {
            return input;
        }
    }
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// Single bytes only of what is short.
fn bytes(bytes: &[u8]) -> Vec<Vec<u8>> {
    if bytes.len() > 300 { Vec::new() } else { bytes.iter().map(|byte| vec![*byte]).collect() }
}

/// Takes pieces out of file `n`, halves first, then quarters, and so on.
fn without(
    input: &mut Input,
    n: usize,
    of: fn(&[u8]) -> Vec<Vec<u8>>,
    is_find: &dyn Fn(&Input) -> bool,
    start: Instant,
) {
    let mut pieces = of(&input[n].1);
    let mut length = pieces.len();
    while length > 0 && start.elapsed() < PATIENCE {
        let mut at = 0;
        while at < pieces.len() {
            let mut fewer = pieces.clone();
            fewer.drain(at..(at + length).min(pieces.len()));
            let mut tried = input.clone();
            tried[n].1 = fewer.concat();
            if is_find(&tried) {
                (*input, pieces) = (tried, fewer);
            } else {
                at += length;
            }
        }
        length /= 2;
    }
}
