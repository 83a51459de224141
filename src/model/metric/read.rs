//! From text to results asked for, and back.

use super::{Asked, Metric, Metrics, Term, Years};
use crate::quantity::{Dim, QuantityError, nearest};

impl Metrics {
    /// Reads `a@2040`, `a@2030..2040` (their mean), `sum(a@2030..2040)`, and several of these added.
    ///
    /// # Errors
    /// Says what was found, what was expected and the nearest known name.
    pub fn read(&self, text: &str) -> Result<Asked, QuantityError> {
        let terms: Vec<Term> = text.split('+').map(|part| self.term(part.trim())).collect::<Result<_, _>>()?;
        if let [first, others @ ..] = terms.as_slice() {
            if let Some(other) = others.iter().find(|term| term.dim() != first.dim()) {
                let (a, b) = (first.dim().words(), other.dim().words());
                return Err(QuantityError::new(format!("`{text}` adds {a} to {b}")));
            }
            if !others.is_empty() && !adds(first.dim()) {
                return Err(QuantityError::new(format!("`{text}` adds {}; that means nothing", plural(first.dim()))));
            }
        }
        Ok(Asked { terms })
    }

    /// The text that [`Metrics::read`] understands as this; `None` for results of another structure.
    pub fn write(&self, asked: &Asked) -> Option<String> {
        let term = |term: &Term| {
            let name = self.name(term.metric)?;
            Some(match term.years {
                Years::Each => name.to_owned(),
                Years::Mean(from, to) if from == to => format!("{name}@{from}"),
                Years::Mean(from, to) => format!("{name}@{from}..{to}"),
                Years::Sum(from, to) => format!("sum({name}@{from}..{to})"),
            })
        };
        asked.terms.iter().map(term).collect::<Option<Vec<_>>>().map(|terms| terms.join(" + "))
    }

    fn term(&self, text: &str) -> Result<Term, QuantityError> {
        let Some(inside) = text.strip_prefix("sum(") else {
            let (metric, years) = self.of_years(text)?;
            return Ok(Term { metric, years: years.map_or(Years::Each, |(from, to)| Years::Mean(from, to)) });
        };
        let inside = inside.strip_suffix(')').ok_or_else(|| {
            QuantityError::new(format!("`{text}` opens a bracket that does not close"))
                .hint("a sum is over the years of one result: sum(a@2030..2040) + sum(b@2030..2040)")
        })?;
        let (metric, years) = self.of_years(inside.trim())?;
        if !adds(metric.dim()) {
            let message = format!("`{text}` sums {} over years; that means nothing", plural(metric.dim()));
            return Err(QuantityError::new(message).hint(format!("the mean over years is `{inside}`")));
        }
        let (from, to) = years.unwrap_or(self.horizon);
        Ok(Term { metric, years: Years::Sum(from, to) })
    }

    fn of_years(&self, text: &str) -> Result<(Metric, Option<(i32, i32)>), QuantityError> {
        match text.split_once('@') {
            None => Ok((self.metric(text)?, None)),
            Some((name, years)) => {
                let metric = self.metric(name.trim())?;
                if metric.dim() == Dim::Date {
                    return Err(QuantityError::new(format!("`{}` is a date and has no years", name.trim())));
                }
                Ok((metric, Some(self.years(years.trim())?)))
            }
        }
    }

    fn years(&self, text: &str) -> Result<(i32, i32), QuantityError> {
        let (first, last) = self.horizon;
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let year = |text: &str| text.trim().parse::<i32>().ok().filter(|_| text.trim().len() == 4);
        let (Some(from), Some(to)) = (year(from), year(to)) else {
            return Err(
                QuantityError::new(format!("`{text}` is no year")).expected("a year or years: 2040, 2030..2040")
            );
        };
        if from > to {
            return Err(QuantityError::new(format!("`{text}` ends before it begins")));
        }
        if from < first || to > last {
            let outside = if from < first { from } else { to };
            let message = format!("{outside} is outside the horizon");
            return Err(QuantityError::new(message).expected(format!("years from {first} to {last}")));
        }
        Ok((from, to))
    }

    fn metric(&self, name: &str) -> Result<Metric, QuantityError> {
        let folded = match name.split_once('.') {
            Some((head, rest)) => format!("{}.{rest}", head.replace('-', "_")),
            None => name.replace('-', "_"),
        };
        self.known.get(&folded).copied().ok_or_else(|| self.unknown(&folded))
    }

    /// Says where a name leaves the known ones, and what could follow there.
    fn unknown(&self, name: &str) -> QuantityError {
        let under = |prefix: &str| self.known.keys().any(|known| known.starts_with(&format!("{prefix}.")));
        let mut cuts = name.match_indices('.').map(|(at, _)| &name[..at]);
        let prefix = cuts.rfind(|prefix| under(prefix));
        if under(name) && !name.is_empty() {
            let error = QuantityError::new(format!("`{name}` alone is no result"));
            return error.expected(listed(name, &self.following(name)));
        }
        let rest = prefix.map_or(name, |prefix| &name[prefix.len() + 1..]);
        let (found, beyond) = rest.split_once('.').map_or((rest, ""), |(found, _)| (found, &rest[found.len()..]));
        let next = self.following(prefix.unwrap_or(""));
        let error = QuantityError::new(match prefix {
            Some(prefix) => format!("there is no `{found}` under `{prefix}`"),
            None => format!("`{found}` is no kind of result"),
        });
        let Some(near) = nearest(found, next.iter().copied()) else {
            return error.expected(listed(prefix.unwrap_or(""), &next));
        };
        let short = prefix.map_or_else(|| near.to_owned(), |prefix| format!("{prefix}.{near}"));
        let whole = format!("{short}{beyond}");
        let meant = if self.known.contains_key(&whole) { whole } else { short };
        error.hint(format!("did you mean `{meant}`?"))
    }

    /// What can stand after a prefix: in the shortest names, or if there is none in all.
    fn following(&self, prefix: &str) -> Vec<&str> {
        let rest =
            |name| if prefix.is_empty() { Some(name) } else { str::strip_prefix(name, prefix)?.strip_prefix('.') };
        let next = |name| rest(name)?.split('.').next();
        let mut found: Vec<&str> = self.names().filter_map(next).collect();
        if found.is_empty() {
            found = self.known.keys().filter_map(|name| next(name)).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn listed(prefix: &str, next: &[&str]) -> String {
    let first = next.iter().take(12).copied().collect::<Vec<_>>().join(", ");
    let more = if next.len() > 12 { format!(" and {} more", next.len() - 12) } else { String::new() };
    if prefix.is_empty() { format!("{first}{more}") } else { format!("`{prefix}.` and one of: {first}{more}") }
}

/// Whether quantities of this dimension add up to something.
fn adds(dim: Dim) -> bool {
    matches!(dim, Dim::GasRate | Dim::GasAmount)
}

fn plural(dim: Dim) -> &'static str {
    match dim {
        Dim::GasPrice => "prices",
        Dim::Share => "shares",
        Dim::Date => "dates",
        _ => "numbers",
    }
}
