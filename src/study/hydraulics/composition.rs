//! Reading a composition.

use super::{figure, teller::Teller};
use crate::{
    physics::gas::{Component, Composition},
    quantity::nearest,
    scenario::Plain,
};

/// Reads a composition: all its problems at once.
pub(super) fn composition(value: &Plain, path: &str, tell: &mut Teller<'_>) -> Option<Composition> {
    let mut push = |message: String, expected: &str, hint: Option<String>| {
        let mut problem = tell.problem(path, &message).expected(expected);
        problem.hint = hint;
        tell.report.push(problem);
    };
    let Plain::Table(items) = value else {
        push(format!("{path} = {} is no table of mole fractions", value.show()), "component = mole fraction", None);
        return None;
    };
    let mut named = Vec::new();
    let mut whole = true;
    for (name, share) in items {
        let share = match share {
            Plain::Number(share) if (0.0..=1.0).contains(share) => *share,
            other => {
                let percent = matches!(other, Plain::Number(x) if (1.0..=100.0).contains(x));
                let hint = percent.then(|| "fractions are asked, not per cent".to_owned());
                push(format!("{path}.{name} = {} is no mole fraction", other.show()), "0 to 1", hint);
                whole = false;
                continue;
            }
        };
        if Component::named(name).is_none() {
            let names = Component::ALL.map(Component::name);
            let hint = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
            push(format!("{path}.{name} = {share} is no component"), &names.join(", "), hint);
            whole = false;
        } else if named.iter().any(|(known, _)| known == name) {
            push(format!("{path}.{name} stands twice"), "each component once", None);
            whole = false;
        } else {
            named.push((name.clone(), share));
        }
    }
    if !whole {
        return None;
    }
    let sum: f64 = named.iter().map(|(_, share)| share).sum();
    let read = Composition::new(named.iter().map(|(name, share)| (name.as_str(), *share)));
    read.map_err(|_| push(format!("{path}: the mole fractions add to {}", figure(sum)), "1, within 0.0001", None)).ok()
}
