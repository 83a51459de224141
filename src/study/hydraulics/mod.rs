//! Cases of pipe physics: five numbers in, an answer out, and whether it is the one that was expected.
//!
//! **Answers**: reads a file of cases (`docs/hydraulics.md` has the format), gives the answers under the keys of `expected`, and
//! compares the two within `tolerance`.
//!
//! **Leaves out** scenarios: a case knows nothing of them, so that anyone can check the physics with cases of his own.

mod check;
mod composition;
mod fields;
mod kinds;
mod phase;
mod quantity;
mod read;
mod teller;
mod tolerance;

use serde_json::{Map, Value};

use crate::physics::Refusal;

use phase::Taken;

pub use check::{Figure, Judgement, check};
pub use kinds::Kind;
pub use read::{Case, read};

/// What a case asks, with its numbers checked one by one.
trait Question: Send + Sync + std::fmt::Debug {
    /// The answer, under the keys of `expected`.
    fn answer(&self) -> Result<Value, Complaints>;

    /// States that an answer takes to be gas alone.
    fn states(&self, _answer: &Value) -> Vec<Taken<'_>> {
        Vec::new()
    }
}

/// Why numbers that are each plausible have no answer together.
#[derive(Debug, Clone, PartialEq)]
struct Complaint {
    /// The field that is to blame, as `mass_flow_kg_s`; none where it may be any.
    field: Option<&'static str>,
    /// Its value, with its unit.
    value: String,
    /// What is wrong.
    why: String,
    /// What would be right.
    expected: Option<String>,
    /// The number that is refused, if any: the field that says it is to blame.
    number: Option<f64>,
}

/// All that stands in the way of an answer.
#[derive(Debug, Clone, PartialEq)]
struct Complaints(Vec<Complaint>);

impl From<Complaint> for Complaints {
    fn from(complaint: Complaint) -> Self {
        Self(vec![complaint])
    }
}

impl From<Refusal> for Complaints {
    fn from(refusal: Refusal) -> Self {
        Complaint::from(refusal).into()
    }
}

impl FromIterator<String> for Complaints {
    /// Complaints that blame no field.
    fn from_iter<I: IntoIterator<Item = String>>(reasons: I) -> Self {
        let told = |why| Complaint { field: None, value: String::new(), why, expected: None, number: None };
        Self(reasons.into_iter().map(told).collect())
    }
}

impl From<Refusal> for Complaint {
    fn from(refusal: Refusal) -> Self {
        let number = if let Refusal::Range { value, .. } = refusal { Some(value) } else { None };
        Self { field: None, value: String::new(), why: refusal.to_string(), expected: None, number }
    }
}

impl Complaint {
    /// Blames a field of which the value is known.
    fn of(refusal: &Refusal, field: &'static str, value: f64, expected: impl Into<Option<String>>) -> Self {
        let value = figure(value);
        Self { field: Some(field), value, why: refusal.to_string(), expected: expected.into(), number: None }
    }
}

/// A number for people: six digits.
fn figure(value: f64) -> String {
    // Nothing is added to nothing so that -0 is told as 0.
    let value = value + 0.0;
    let size = if value == 0.0 { 0.0 } else { libm::floor(libm::log10(value.abs())) };
    if !(-4.0..9.0).contains(&size) {
        let text = format!("{value:.5e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        return format!("{}e{power}", digits.trim_end_matches('0').trim_end_matches('.'));
    }
    let text = format!("{value:.*}", (5.0 - size).max(0.0) as usize);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A table of answers, in order.
fn table<const N: usize>(items: [(&str, f64); N]) -> Value {
    Value::Object(items.into_iter().map(|(key, value)| (key.to_owned(), number(value))).collect::<Map<_, _>>())
}

/// A number; JSON has none for NaN, which no answer is.
fn number(value: f64) -> Value {
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_have_six_digits_and_no_idle_zeros() {
        let told = [0.0, -0.0, 1e-6, 0.0123456789, 1.25, 753.0007, 9.9e6, 1.5e12, -2e-9].map(figure);
        assert_eq!(told, ["0", "0", "1e-6", "0.0123457", "1.25", "753.001", "9900000", "1.5e12", "-2e-9"]);
    }
}
