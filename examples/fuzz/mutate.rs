//! Changes of an input: bytes, words, numbers, cells, lines, whole files. Each is drawn from a seed alone.

use super::words::Words;

/// Files by name; `--set` is a file too, with a flag a line.
pub(crate) type Input = Vec<(String, Vec<u8>)>;

/// No file grows beyond this, so that no run is slow because it is large.
const BYTES_MAX: usize = 40_000;

/// A small generator of even numbers (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of input `n` of a seed.
    pub(crate) fn new(seed: u64, n: u64) -> Self {
        let mut dice = Self(seed ^ n.wrapping_mul(0xd134_2543_de82_ef95));
        dice.next();
        dice
    }
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// A number below `n`; 0 if `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }
    /// One of these.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Changes `input` one to eight times; few changes are likelier, as they leave more that is right.
pub(crate) fn mutate(input: &mut Input, words: &Words, dice: &mut Dice) {
    if dice.below(2) == 0 {
        return gently(input, words, dice);
    }
    let changes = 1 + dice.below(8).min(dice.below(8));
    for _ in 0..changes {
        let n = dice.below(input.len());
        if dice.below(40) == 0 {
            whole_files(input, n, dice);
        } else {
            let other = input[dice.below(input.len())].1.clone();
            let bytes = &mut input[n].1;
            one(bytes, &other, words, dice);
            bytes.truncate(BYTES_MAX);
        }
    }
}

/// A few numbers and words change, as a person might: most of these files are right.
fn gently(input: &mut Input, words: &Words, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let n = dice.below(input.len());
        let bytes = &mut input[n].1;
        if dice.below(5) == 0 { word(bytes, words, dice) } else { number(bytes, words, dice) }
    }
}

/// A file is emptied, stands in the place of another, or stands twice.
fn whole_files(input: &mut Input, n: usize, dice: &mut Dice) {
    let other = dice.below(input.len());
    match dice.below(4) {
        0 => input[n].1.clear(),
        1 => {
            let bytes = input[other].1.clone();
            input[n].1 = bytes;
        }
        2 if input.len() > 1 => drop(input.remove(n)),
        _ => {
            let (name, bytes) = input[n].clone();
            input.push((name.replace('.', "2."), bytes));
        }
    }
}

fn one(bytes: &mut Vec<u8>, other: &[u8], words: &Words, dice: &mut Dice) {
    match dice.below(16) {
        0 => byte(bytes, dice),
        1 => {
            let piece = slice(other, dice);
            insert(bytes, &piece, dice);
        }
        2..=4 => number(bytes, words, dice),
        5..=7 => word(bytes, words, dice),
        8 => {
            let text = dice.pick(&words.all).clone();
            insert(bytes, text.as_bytes(), dice);
        }
        9..=11 => lines(bytes, other, words, dice),
        12 | 13 => cells(bytes, words, dice),
        14 => quoted(bytes, other, words, dice),
        _ => {
            let at = dice.below(bytes.len() + 1);
            match dice.below(3) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(..at)),
                _ => {
                    let piece = slice(bytes, dice);
                    let times = 1 + dice.below(30);
                    insert(bytes, &piece.repeat(times), dice);
                }
            }
        }
    }
}

fn byte(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let special = b"\0\n\r\t \",.=[]{}#-+@'/*%_;:\\()\xff\xfe\xef\xbb\xbf\xc2\xa00123456789eE";
    let new = if dice.below(3) == 0 { dice.below(256) as u8 } else { *dice.pick(special) };
    let at = dice.below(bytes.len());
    match dice.below(3) {
        0 if !bytes.is_empty() => bytes[at] = new,
        1 if !bytes.is_empty() => drop(bytes.remove(at)),
        _ => bytes.insert(at, new),
    }
}

fn slice(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let from = dice.below(bytes.len());
    let length = dice.below(60);
    bytes[from..(from + length).min(bytes.len())].to_vec()
}

fn insert(bytes: &mut Vec<u8>, piece: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    bytes.splice(at..at, piece.iter().copied());
}

/// The stretches of bytes that all are of a kind.
fn stretches(bytes: &[u8], of: impl Fn(u8) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (n, byte) in bytes.iter().enumerate() {
        match (of(*byte), start) {
            (true, None) => start = Some(n),
            (false, Some(from)) => {
                found.push(from..n);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..bytes.len()));
    found
}

/// A number becomes an extreme one, another of the same file, or one some powers of ten away.
fn number(bytes: &mut Vec<u8>, words: &Words, dice: &mut Dice) {
    let mut found = stretches(bytes, |byte| byte.is_ascii_digit() || byte == b'.');
    found.retain(|range| bytes[range.clone()].iter().any(u8::is_ascii_digit));
    if found.is_empty() {
        return insert(bytes, dice.pick(&words.numbers).as_bytes(), dice);
    }
    let range = dice.pick(&found).clone();
    let old = String::from_utf8_lossy(&bytes[range.clone()]).into_owned();
    let new = match dice.below(4) {
        0 => dice.pick(&words.numbers).clone(),
        1 => String::from_utf8_lossy(&bytes[dice.pick(&found).clone()]).into_owned(),
        2 => format!("{old}e{}", dice.below(40) as i32 - 20),
        _ => {
            old.parse::<f64>().map_or(old, |x| format!("{}", x + [-1.0, 1.0, 0.5, 10.0, -100.0, 0.001][dice.below(6)]))
        }
    };
    bytes.splice(range, new.into_bytes());
}

fn word(bytes: &mut Vec<u8>, words: &Words, dice: &mut Dice) {
    let found = stretches(bytes, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if found.is_empty() {
        return insert(bytes, dice.pick(&words.all).as_bytes(), dice);
    }
    let range = dice.pick(&found).clone();
    let new = match dice.below(3) {
        0 => bytes[dice.pick(&found).clone()].to_vec(),
        _ => dice.pick(&words.all).clone().into_bytes(),
    };
    bytes.splice(range, new);
}

/// A line is taken out, put in again, moved, or comes from another file.
fn lines(bytes: &mut Vec<u8>, other: &[u8], words: &Words, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (from, to) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(6) {
        0 => drop(lines.remove(from)),
        1 => lines.insert(to, lines[from].clone()),
        2 => lines.swap(from, to),
        3 => {
            let some: Vec<&[u8]> = other.split(|byte| *byte == b'\n').collect();
            lines.insert(to, dice.pick(&some).to_vec());
        }
        4 => lines.insert(to, dice.pick(&words.lines).clone().into_bytes()),
        _ => {
            let end = (from + 1 + dice.below(6)).min(lines.len());
            lines.drain(from..end);
        }
    }
    *bytes = lines.join(&b'\n');
}

/// Cells of a line: two change places, one goes, stands twice, or is another's.
fn cells(bytes: &mut Vec<u8>, words: &Words, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let n = dice.below(lines.len());
    let mut cells: Vec<Vec<u8>> = lines[n].split(|byte| *byte == b',').map(<[u8]>::to_vec).collect();
    let (from, to) = (dice.below(cells.len()), dice.below(cells.len()));
    match dice.below(5) {
        0 => cells.swap(from, to),
        1 => drop(cells.remove(from)),
        2 => cells.insert(to, cells[from].clone()),
        3 => cells[to] = dice.pick(&words.all).clone().into_bytes(),
        _ => cells[to] = cells[from].clone(),
    }
    lines[n] = cells.join(&b',');
    *bytes = lines.join(&b'\n');
}

/// What stands in quotation marks becomes what stands in others, or a value with its unit.
fn quoted(bytes: &mut Vec<u8>, other: &[u8], words: &Words, dice: &mut Dice) {
    let inside = |bytes: &[u8]| -> Vec<std::ops::Range<usize>> {
        let at: Vec<usize> = (0..bytes.len()).filter(|n| bytes[*n] == b'"').collect();
        at.chunks_exact(2).map(|pair| pair[0] + 1..pair[1]).collect()
    };
    let (own, others) = (inside(bytes), inside(other));
    if own.is_empty() {
        return;
    }
    let range = dice.pick(&own).clone();
    let new = match dice.below(2) {
        0 if !others.is_empty() => other[dice.pick(&others).clone()].to_vec(),
        _ => format!("{} {}", dice.pick(&words.numbers), dice.pick(&words.units)).into_bytes(),
    };
    bytes.splice(range, new);
}
