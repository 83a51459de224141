//! Wrong files by the million: no input may make Corridor panic, hang, or be quietly wrong.
//!
//! ```text
//! cargo run --release --example fuzz -- TARGET [--inputs N | --seconds S] [--seed S] [--only N]
//! ```
//!
//! `TARGET` is `quantity`, `readers`, `builder` or `all`. Input `n` of a seed is the same on every machine; `--only n` does
//! it alone. What is found is made smaller and printed whole, so that it can be kept as a test in `tests/invalid/`. The
//! exit code is 1 if anything was found. Needs stable Rust and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod mutate;
#[path = "../../tests/invalid/project.rs"]
#[allow(dead_code)]
mod project;
mod seeds;
mod shrink;
mod targets;
mod words;

use std::{
    cell::RefCell,
    collections::BTreeSet,
    panic,
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use mutate::{Dice, Input, mutate};
use targets::{Handled, Target};
use words::Words;

/// An input that takes longer, three times in a row, is a find. A build without optimisation takes longer.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });
/// An input that takes longer than this will never end.
const ENDLESS: Duration = Duration::from_secs(60);
/// After so many different finds it is time to mend some.
const FINDS_MAX: usize = 25;

thread_local! { static PANICKED_AT: RefCell<String> = const { RefCell::new(String::new()) }; }

/// The input at work, for the watch: its number plus one, 0 for none.
static AT_WORK: AtomicU64 = AtomicU64::new(0);

struct Asked {
    targets: Vec<Target>,
    inputs: u64,
    time: Duration,
    seed: u64,
    first: u64,
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        eprintln!("fuzz quantity|readers|builder|all [--inputs N] [--seconds S] [--seed S] [--only N]");
        return ExitCode::from(2);
    };
    panic::set_hook(Box::new(|info| PANICKED_AT.set(info.to_string().replace('\n', " "))));
    let words = Words::new();
    let found: usize = asked.targets.iter().map(|target| hunt(*target, &asked, &words)).sum();
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn asked() -> Option<Asked> {
    let mut words = std::env::args().skip(1);
    let all = [Target::Quantity, Target::Readers, Target::Builder];
    let targets = match words.next()?.as_str() {
        "all" => all.to_vec(),
        name => vec![*all.iter().find(|target| target.name() == name)?],
    };
    let mut asked = Asked { targets, inputs: 100_000, time: Duration::MAX, seed: 1, first: 0 };
    while let Some(option) = words.next() {
        let value: u64 = words.next()?.parse().ok()?;
        match option.as_str() {
            "--inputs" => asked.inputs = value,
            // The time is for all targets together.
            "--seconds" => {
                (asked.time, asked.inputs) = (Duration::from_secs(value) / asked.targets.len() as u32, u64::MAX)
            }
            "--seed" => asked.seed = value,
            "--only" => (asked.first, asked.inputs) = (value, 1),
            _ => return None,
        }
    }
    Some(asked)
}

/// Input `n`, from nothing but the seed.
fn input(target: Target, seed: u64, n: u64, words: &Words) -> Input {
    let mut dice = Dice::new(seed, n);
    let mut input = target.seed(&mut dice);
    mutate(&mut input, words, &mut dice);
    input
}

/// What is wrong with how an input is handled, in words that are the same for the same fault.
fn fault(target: Target, input: &Input) -> Result<Handled, String> {
    let mut shortest = Duration::MAX;
    let mut handled = Handled::default();
    // Other work on the machine may make one try slow.
    for _ in 0..3 {
        let start = Instant::now();
        handled = panic::catch_unwind(|| target.handle(input)).unwrap_or_else(|_| Err(PANICKED_AT.take()))?;
        shortest = shortest.min(start.elapsed());
        if shortest < SLOW {
            return Ok(handled);
        }
    }
    if shortest < SLOW { Ok(handled) } else { Err(format!("slow: more than {SLOW:?}")) }
}

/// The same fault whatever numbers and names stand in it.
fn kind(fault: &str) -> String {
    let mut kind: String = fault.split('`').step_by(2).collect::<Vec<_>>().join("`");
    kind.retain(|c| !c.is_ascii_digit());
    kind
}

fn hunt(target: Target, asked: &Asked, words: &Words) -> usize {
    let (start, mut done, mut accepted, mut ran) = (Instant::now(), 0_u64, 0_u64, 0_u64);
    let mut kinds = BTreeSet::new();
    std::thread::scope(|scope| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        scope.spawn(move || watch(target, asked.seed, words, &stopped));
        for n in asked.first..asked.first.saturating_add(asked.inputs) {
            if start.elapsed() > asked.time || kinds.len() >= FINDS_MAX {
                break;
            }
            AT_WORK.store(n + 1, Ordering::Relaxed);
            let input = input(target, asked.seed, n, words);
            match fault(target, &input) {
                Ok(handled) => {
                    accepted += u64::from(handled.accepted);
                    ran += u64::from(handled.ran);
                }
                Err(fault) => {
                    if kinds.insert(kind(&fault)) {
                        tell(target, asked.seed, n, &fault, input);
                    }
                }
            }
            done += 1;
        }
        AT_WORK.store(0, Ordering::Relaxed);
        drop(stop);
    });
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{}: {done} inputs of seed {} in {seconds:.0} s ({:.0} a second), {accepted} accepted, {ran} run, {} finds",
        target.name(),
        asked.seed,
        done as f64 / seconds,
        kinds.len()
    );
    kinds.len()
}

/// Prints a find, small and whole.
fn tell(target: Target, seed: u64, n: u64, fault: &str, input: Input) {
    let wanted = kind(fault);
    let small = shrink::smaller(input, &|input| self::fault(target, input).is_err_and(|found| kind(&found) == wanted));
    println!("\nFIND in {} --seed {seed} --only {n}: {fault}", target.name());
    let usual = target.seed(&mut Dice::new(seed, n));
    for (name, bytes) in small {
        if !usual.contains(&(name.clone(), bytes.clone())) {
            println!("----- {name}\n{}", String::from_utf8_lossy(&bytes));
        }
    }
    println!("-----");
}

/// Ends the hunt, and names the input, where one never ends.
fn watch(target: Target, seed: u64, words: &Words, stopped: &std::sync::mpsc::Receiver<()>) {
    let (mut last, mut since) = (0, Instant::now());
    while stopped.recv_timeout(Duration::from_secs(1)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
        let now = AT_WORK.load(Ordering::Relaxed);
        if now != last {
            (last, since) = (now, Instant::now());
        } else if now > 0 && since.elapsed() > ENDLESS {
            println!("\nFIND in {} --seed {seed} --only {}: it does not end", target.name(), now - 1);
            for (name, bytes) in input(target, seed, now - 1, words) {
                println!("----- {name}\n{}", String::from_utf8_lossy(&bytes));
            }
            std::process::exit(1);
        }
    }
}
